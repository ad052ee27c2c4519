package io.logclf.api;

import java.util.ArrayList;
import java.util.List;

/** Keeps what it is told, in order. For one thread. */
final class RecordingListener implements PipelineListener {

    private final List<Event> events = new ArrayList<>();

    List<Event> events() {
        return List.copyOf(events);
    }

    @Override
    public void stageAsked(String stage, LogEntry entry) {
        events.add(new Event("asked", stage, entry, null));
    }

    @Override
    public void stageDecided(String stage, LogEntry entry, Verdict.Decided verdict, long nanos) {
        events.add(new Event("decided", stage, entry, verdict));
    }

    @Override
    public void stageAbstained(String stage, LogEntry entry, Verdict.Abstained verdict, long nanos) {
        events.add(new Event("abstained", stage, entry, verdict));
    }

    @Override
    public void stageFailed(String stage, LogEntry entry, Throwable failure, long nanos) {
        events.add(new Event("failed", stage, entry, failure));
    }

    /** {@code answer} is a verdict, a failure, or null where a stage was only asked. */
    record Event(String kind, String stage, LogEntry entry, Object answer) {}
}
