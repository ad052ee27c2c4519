package io.logclf.bundle;

import io.logclf.api.LogClassifier;
import io.logclf.api.LogEntry;
import io.logclf.api.Verdict;
import java.util.List;
import java.util.Map;

/** A stage under the name that the bundle gives it. */
final class NamedStage implements LogClassifier {

    private final String name;
    private final LogClassifier stage;

    private NamedStage(String name, LogClassifier stage) {
        this.name = name;
        this.stage = stage;
    }

    static LogClassifier of(String name, LogClassifier stage) {
        return stage.name().equals(name) ? stage : new NamedStage(name, stage);
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public Verdict classify(LogEntry entry) {
        return stage.classify(entry);
    }

    @Override
    public List<Verdict> classifyAll(List<LogEntry> entries) {
        return stage.classifyAll(entries);
    }

    @Override
    public boolean isRemote() {
        return stage.isRemote();
    }

    @Override
    public Map<String, Long> counters() {
        return stage.counters();
    }

    @Override
    public void close() {
        stage.close();
    }
}
