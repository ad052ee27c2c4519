package io.logclf.bundle;

import io.logclf.api.ClassificationPipeline;
import java.nio.file.Path;

/** Classifies with a bundle in a JVM that has next to nothing on its class path. */
final class RulesRun {

    private RulesRun() {}

    /** Arguments: the bundle, then classes that must not be there. */
    public static void main(String[] args) {
        for (int i = 1; i < args.length; i++) {
            try {
                System.out.println("there is " + Class.forName(args[i]));
            } catch (ClassNotFoundException asItShouldBe) {
                System.out.println("no " + args[i]);
            }
        }
        try (ClassificationPipeline pipeline = Bundle.load(Path.of(args[0])).pipeline()) {
            System.out.println(
                    pipeline.classify("ModernCRM", "User 42 logged in.").labelOr("none"));
        } catch (BundleException e) {
            System.out.println(e.getMessage());
        }
    }
}
