package io.logclf.training.evaluate;

import io.logclf.api.AbstainReason;
import io.logclf.api.Classification;
import io.logclf.api.Label;
import io.logclf.api.LogEntry;
import io.logclf.api.StageVerdict;
import io.logclf.api.Verdict;
import io.logclf.training.LabelledEntry;
import io.logclf.training.Place;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** Outcomes for tests. */
final class MadeOutcomes {

    private static final Path FILE = Path.of("made.csv");

    private MadeOutcomes() {}

    static LabelledEntry entry(long line, String message, String label) {
        return LabelledEntry.of(LogEntry.of("made", message), new Label(label)).at(new Place(FILE, line));
    }

    static Outcome decided(String truth, String given, double confidence) {
        return Outcome.decided(entry(2, "a message", truth), "model", new Label(given), confidence);
    }

    static Outcome abstained(String truth) {
        return Outcome.abstained(entry(2, "a message", truth), "model", AbstainReason.LOW_CONFIDENCE, "best 0.3");
    }

    /** Two stages; rules decide a part, the model most of the rest, with confidence about as right as it says. */
    static List<Outcome> random(Random random, int rows, int labels) {
        List<Outcome> outcomes = new ArrayList<>();
        for (int i = 0; i < rows; i++) {
            String truth = label(Math.min(random.nextInt(labels), random.nextInt(labels)));
            LabelledEntry entry = entry(i + 2, "request " + i + " to host" + random.nextInt(9) + " ended oddly", truth);
            outcomes.add(random(random, entry, labels));
        }
        return outcomes;
    }

    private static Outcome random(Random random, LabelledEntry entry, int labels) {
        if (random.nextInt(4) == 0) {
            StageVerdict rule =
                    new StageVerdict("regex", Verdict.decided(entry.label(), 1, () -> "rule made-" + entry.label()));
            return new Outcome(entry, new Classification(List.of(rule)), List.of(2_000L + random.nextInt(1_000)));
        }
        StageVerdict none = new StageVerdict("regex", Verdict.abstained(AbstainReason.NO_MATCH, "none of 9 rules"));
        double confidence = 1 - Math.pow(random.nextDouble(), 3);
        Verdict verdict;
        if (confidence < 0.4) {
            verdict = Verdict.abstained(
                    random.nextBoolean() ? AbstainReason.LOW_CONFIDENCE : AbstainReason.UNFAMILIAR, "too far");
        } else {
            boolean right = random.nextDouble() < confidence;
            Label given = right ? entry.label() : new Label(label(random.nextInt(labels)));
            verdict = Verdict.decided(given, confidence, () -> "like 'request <number> ended'");
        }
        List<Long> nanos = List.of(3_000L, 2_000_000L + random.nextInt(500_000));
        return new Outcome(entry, new Classification(List.of(none, new StageVerdict("embedding", verdict))), nanos);
    }

    static String label(int i) {
        return "Label " + (char) ('A' + i % 26) + (i < 26 ? "" : String.valueOf(i / 26));
    }
}
