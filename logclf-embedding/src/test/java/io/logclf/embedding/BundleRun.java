package io.logclf.embedding;

import io.logclf.api.ClassificationPipeline;
import io.logclf.bundle.Bundle;
import java.nio.file.Path;

/** Classifies with a bundle where this module is on the class path, and the libraries that it needs are not. */
final class BundleRun {

    private BundleRun() {}

    public static void main(String[] args) {
        try {
            System.out.println(Class.forName("ai.onnxruntime.OrtEnvironment"));
        } catch (ClassNotFoundException asItShouldBe) {
            System.out.println("no ONNX Runtime");
        }
        try (ClassificationPipeline pipeline = Bundle.load(Path.of(args[0])).pipeline()) {
            System.out.println(pipeline.classify("", "abc").labelOr("none"));
        }
    }
}
