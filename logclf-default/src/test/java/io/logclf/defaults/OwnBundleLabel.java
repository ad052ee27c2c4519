package io.logclf.defaults;

import io.logclf.api.Classification;
import io.logclf.api.ClassificationPipeline;
import io.logclf.bundle.Bundle;

/** Prints the label of a message by a bundle on the class path. */
final class OwnBundleLabel {

    private OwnBundleLabel() {}

    /** Arguments: the bundle, the message. */
    public static void main(String[] args) {
        try (ClassificationPipeline pipeline = Bundle.onClassPath(args[0]).pipeline()) {
            Classification c = pipeline.classify("", args[1]);
            System.out.println(
                    c.labelOr("Unclassified") + " by " + c.decidedBy().orElse("nobody"));
        }
    }
}
