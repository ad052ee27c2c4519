package io.logclf.api;

import java.util.List;
import java.util.Objects;
import java.util.concurrent.CopyOnWriteArrayList;
import org.slf4j.Marker;
import org.slf4j.event.Level;
import org.slf4j.helpers.LegacyAbstractLogger;
import org.slf4j.helpers.MessageFormatter;

/** A logger that keeps what is logged at its level and above. */
final class RecordingLogger extends LegacyAbstractLogger {

    private final transient List<Line> lines = new CopyOnWriteArrayList<>();
    private volatile Level lowest;

    RecordingLogger(String name, Level lowest) {
        this.name = name;
        this.lowest = lowest;
    }

    void level(Level level) {
        lowest = level;
    }

    List<Line> lines() {
        return List.copyOf(lines);
    }

    List<String> texts() {
        return lines.stream().map(Line::text).toList();
    }

    void clear() {
        lines.clear();
    }

    @Override
    public boolean isTraceEnabled() {
        return isEnabled(Level.TRACE);
    }

    @Override
    public boolean isDebugEnabled() {
        return isEnabled(Level.DEBUG);
    }

    @Override
    public boolean isInfoEnabled() {
        return isEnabled(Level.INFO);
    }

    @Override
    public boolean isWarnEnabled() {
        return isEnabled(Level.WARN);
    }

    @Override
    public boolean isErrorEnabled() {
        return isEnabled(Level.ERROR);
    }

    @Override
    protected String getFullyQualifiedCallerName() {
        return RecordingLogger.class.getName();
    }

    @Override
    protected void handleNormalizedLoggingCall(
            Level level, Marker marker, String pattern, Object[] arguments, Throwable throwable) {
        String text = MessageFormatter.basicArrayFormat(pattern, arguments);
        lines.add(new Line(level, Objects.requireNonNull(text, "text"), throwable));
    }

    private boolean isEnabled(Level level) {
        return level.toInt() >= lowest.toInt();
    }

    record Line(Level level, String text, Throwable throwable) {}
}
