package io.logclf.api;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.function.Function;

/** A stage with scripted answers, which remembers what it was asked, on which thread, and what its test calls it. */
final class StubStage implements LogClassifier {

    private final String name;
    private final Function<LogEntry, Verdict> answers;
    private final List<List<LogEntry>> calls = Collections.synchronizedList(new ArrayList<>());
    private final List<Thread> threads = Collections.synchronizedList(new ArrayList<>());
    private final Counter counter = new Counter("asked");
    private Function<List<LogEntry>, List<Verdict>> batchAnswers;
    private Runnable onClose = () -> {};
    private Set<Label> labels = Set.of();
    private boolean remote;
    private boolean closed;

    private StubStage(String name, Function<LogEntry, Verdict> answers) {
        this.name = name;
        this.answers = answers;
        this.batchAnswers = entries -> entries.stream().map(answers).toList();
    }

    static StubStage deciding(String name, String label) {
        return answering(name, entry -> decided(label));
    }

    /** Decides the messages that contain {@code word}, with the word as their label. */
    static StubStage knowing(String name, String word) {
        return answering(name, entry -> entry.message().contains(word) ? decided(word) : abstained());
    }

    static StubStage abstaining(String name) {
        return answering(name, entry -> abstained());
    }

    static StubStage throwing(String name, Throwable failure) {
        return answering(name, entry -> {
            throw unchecked(failure);
        });
    }

    static StubStage answering(String name, Function<LogEntry, Verdict> answers) {
        return new StubStage(name, answers);
    }

    static Verdict.Decided decided(String label) {
        return Verdict.decided(new Label(label), 1.0, new StubEvidence("scripted"));
    }

    static Verdict.Abstained abstained() {
        return Verdict.abstained(AbstainReason.NO_MATCH, "scripted");
    }

    StubStage telling(String label) {
        labels = Set.of(new Label(label));
        return this;
    }

    @Override
    public Set<Label> labels() {
        return labels;
    }

    StubStage answeringBatches(Function<List<LogEntry>, List<Verdict>> answers) {
        batchAnswers = answers;
        return this;
    }

    StubStage remote() {
        remote = true;
        return this;
    }

    StubStage onClose(Runnable action) {
        onClose = action;
        return this;
    }

    StubStage throwingOnClose(Throwable failure) {
        return onClose(() -> {
            throw unchecked(failure);
        });
    }

    /** Returns the messages asked so far, singly or in batches. */
    List<String> asked() {
        return calls.stream().flatMap(List::stream).map(LogEntry::message).toList();
    }

    /** Returns the calls so far, each with the entries it asked. */
    List<List<LogEntry>> calls() {
        return List.copyOf(calls);
    }

    /** Returns the thread of every call so far. */
    List<Thread> threads() {
        return List.copyOf(threads);
    }

    boolean isClosed() {
        return closed;
    }

    String name() {
        return name;
    }

    @Override
    public Verdict classify(LogEntry entry) {
        remember(List.of(entry));
        return answers.apply(entry);
    }

    @Override
    public List<Verdict> classifyAll(List<LogEntry> entries) {
        remember(List.copyOf(entries));
        return batchAnswers.apply(entries);
    }

    @Override
    public boolean isRemote() {
        return remote;
    }

    @Override
    public List<Counter> counters() {
        return List.of(counter);
    }

    @Override
    public void close() {
        closed = true;
        onClose.run();
    }

    private void remember(List<LogEntry> entries) {
        calls.add(entries);
        counter.add(entries.size());
        threads.add(Thread.currentThread());
    }

    private static RuntimeException unchecked(Throwable failure) {
        if (failure instanceof Error error) {
            throw error;
        }
        return (RuntimeException) failure;
    }

    record StubEvidence(String summary) implements Evidence {}
}
