package io.logclf.bench.labelling;

import io.logclf.api.ClassificationPipeline;
import io.logclf.api.Label;
import io.logclf.api.Promise;
import io.logclf.bench.Usage;
import io.logclf.bundle.Bundle;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;

/**
 * How many lines of systems that a bundle was not trained on get a label, and how many of those labels are right, for each promise. A
 * bundle of one log should refuse them; that some get the right label is no fault.
 */
public final class UnknownSystems {

    private UnknownSystems() {}

    /** Prints a line for each promise. */
    public static void main(String... args) throws IOException {
        Usage.require(args.length == 3, "BUNDLE EVENTS.jsonl FOLDER");
        KnownLog log = KnownLog.read(Path.of(args[1]), Path.of(args[2]));
        for (Promise promise : Promise.values()) {
            try (ClassificationPipeline pipeline =
                    Bundle.load(Path.of(args[0])).withPromise(promise).pipeline()) {
                print(promise, log, pipeline);
            }
        }
    }

    private static void print(Promise promise, KnownLog log, ClassificationPipeline pipeline) {
        int right = 0;
        int wrong = 0;
        for (KnownLog.Row row : log.rows()) {
            Optional<String> label =
                    pipeline.classify(row.source(), row.message()).label().map(Label::name);
            if (label.isPresent() && row.accepted().contains(label.get())) {
                right++;
            } else if (label.isPresent()) {
                wrong++;
            }
        }
        int lines = log.rows().size();
        System.out.printf(
                Locale.ROOT,
                "%s: %d lines, %.2f %% rightly labelled, %.2f %% wrongly%n",
                promise,
                lines,
                100.0 * right / lines,
                100.0 * wrong / lines);
    }
}
