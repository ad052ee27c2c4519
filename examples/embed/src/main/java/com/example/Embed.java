package com.example;

import io.logclf.api.Classification;
import io.logclf.api.ClassificationPipeline;
import io.logclf.defaults.DefaultBundle;

/** Labels messages with the bundle that ships. */
public final class Embed {

    private Embed() {}

    public static void main(String[] args) {
        try (ClassificationPipeline pipeline = DefaultBundle.pipeline()) {
            print(pipeline.classify("ModernCRM", "User k.lee logged in"));
            print(pipeline.classify("", "Acesso negado"));
            print(pipeline.classify("", "Nightly copy of volume 7 to the second site took 12 minutes"));
        }
    }

    private static void print(Classification classification) {
        System.out.println(classification.labelOr("Unclassified") + " <- "
                + classification.decidedBy().orElse("nobody is sure"));
    }
}
