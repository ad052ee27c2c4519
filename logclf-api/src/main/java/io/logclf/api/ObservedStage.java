package io.logclf.api;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/**
 * A stage in its place in a pipeline: under the name that it has there, with listeners notified and its verdicts checked. A stage
 * that breaks its contract, by a null or a batch of the wrong size, thus fails with an exception that names it, and not
 * somewhere else later. As thread-safe as the stage. Not a {@link LogClassifier} itself: it does not own the stage.
 */
final class ObservedStage {

    private final String name;
    private final LogClassifier stage;
    private final Listeners listeners;

    ObservedStage(String name, LogClassifier stage, Listeners listeners) {
        this.name = name;
        this.stage = stage;
        this.listeners = listeners;
    }

    String name() {
        return name;
    }

    Map<String, Long> counts() {
        Map<String, Long> counts = new LinkedHashMap<>();
        stage.counters().forEach(counter -> counts.put(counter.name(), counter.count()));
        return counts;
    }

    Set<Label> labels() {
        return stage.labels();
    }

    boolean isRemote() {
        return stage.isRemote();
    }

    /**
     * Runs the stage on one entry.
     *
     * @throws NullPointerException if the stage returns null; whatever the stage throws is thrown on
     */
    StageVerdict ask(LogEntry entry) {
        if (listeners.isEmpty()) {
            return checked(stage.classify(entry));
        }
        listeners.asked(name, entry);
        long start = System.nanoTime();
        StageVerdict answer;
        try {
            answer = checked(stage.classify(entry));
        } catch (RuntimeException | Error e) {
            listeners.failed(name, entry, e, System.nanoTime() - start);
            throw e;
        }
        listeners.answered(answer, entry, System.nanoTime() - start);
        return answer;
    }

    /**
     * Runs the stage on a batch. Listeners see the same share of the time for each entry.
     *
     * @param entries at least one entry
     * @return one verdict for each, in the same order
     * @throws IllegalStateException if the stage returns more or fewer verdicts; whatever the stage throws is thrown on
     */
    List<StageVerdict> askAll(List<LogEntry> entries) {
        if (listeners.isEmpty()) {
            return checked(stage.classifyAll(entries), entries.size());
        }
        entries.forEach(entry -> listeners.asked(name, entry));
        long start = System.nanoTime();
        List<StageVerdict> answers;
        try {
            answers = checked(stage.classifyAll(entries), entries.size());
        } catch (RuntimeException | Error e) {
            long share = (System.nanoTime() - start) / entries.size();
            entries.forEach(entry -> listeners.failed(name, entry, e, share));
            throw e;
        }
        long share = (System.nanoTime() - start) / entries.size();
        for (int i = 0; i < entries.size(); i++) {
            listeners.answered(answers.get(i), entries.get(i), share);
        }
        return answers;
    }

    private List<StageVerdict> checked(List<Verdict> verdicts, int expected) {
        Objects.requireNonNull(verdicts, () -> "stage '" + name + "' gave no verdicts");
        if (verdicts.size() != expected) {
            throw new IllegalStateException(
                    "stage '" + name + "' gave " + verdicts.size() + " verdicts for " + expected + " messages");
        }
        List<StageVerdict> answers = new ArrayList<>(expected);
        verdicts.forEach(verdict -> answers.add(checked(verdict)));
        return answers;
    }

    private StageVerdict checked(Verdict verdict) {
        return new StageVerdict(name, Objects.requireNonNull(verdict, () -> "stage '" + name + "' gave no verdict"));
    }
}
