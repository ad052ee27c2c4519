package io.logclf.defaults;

import io.logclf.api.Classification;
import io.logclf.api.ClassificationPipeline;
import java.util.List;

/** Prints the label of a message for each stage of the bundle, and the stage that gave it. */
public final class FirstLabels {

    /** What is printed. */
    static final List<String> EXPECTED =
            List.of("User Action by regex", "Security Alert by lexical", "Unclassified after embedding");

    private FirstLabels() {}

    /** Needs no arguments. */
    public static void main(String[] args) {
        try (ClassificationPipeline pipeline = DefaultBundle.pipeline()) {
            lines(pipeline).forEach(System.out::println);
        }
    }

    static List<String> lines(ClassificationPipeline pipeline) {
        return List.of(
                line(pipeline.classify("ModernCRM", "User k.lee logged in.")),
                line(pipeline.classify("", "Accès refusé")),
                line(pipeline.classify("", "Nightly copy of volume 7 to the second site took 12 minutes")));
    }

    private static String line(Classification c) {
        return c.labelOr("Unclassified")
                + c.decidedBy()
                        .map(stage -> " by " + stage)
                        .orElseGet(() ->
                                " after " + c.trail().get(c.trail().size() - 1).stage());
    }
}
