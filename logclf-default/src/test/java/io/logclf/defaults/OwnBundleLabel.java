package io.logclf.defaults;

import io.logclf.api.Classification;
import io.logclf.api.ClassificationPipeline;
import io.logclf.bundle.Bundle;

/** Prints the label of a message by bundles on the class path. */
public final class OwnBundleLabel {

    private OwnBundleLabel() {}

    /** Arguments: bundles. */
    public static void main(String[] args) {
        for (String bundle : args) {
            try (ClassificationPipeline pipeline = Bundle.onClassPath(bundle).pipeline()) {
                Classification c = pipeline.classify("", "Acesso negado");
                System.out.println(
                        c.labelOr("Unclassified") + " by " + c.decidedBy().orElse("nobody"));
            }
        }
    }
}
