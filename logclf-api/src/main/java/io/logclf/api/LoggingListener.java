package io.logclf.api;

import io.logclf.api.text.ShownText;
import java.util.Locale;
import java.util.Objects;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Logs through SLF4J at DEBUG what every stage decided, abstained from or failed at. Safe for concurrent use.
 *
 * <p>A log line quotes at most {@value #MAX_QUOTED_CHARS} characters of the message, as {@link ShownText#line}
 * has it, so that a message cannot forge lines of the log or turn its text.
 */
public final class LoggingListener implements PipelineListener {

    private static final int MAX_QUOTED_CHARS = 200;

    private final Logger logger;

    // Nothing is formatted unless DEBUG is enabled: these methods run for every stage and message.

    private LoggingListener(Logger logger) {
        this.logger = logger;
    }

    /** Returns a listener that logs under the name of {@link ClassificationPipeline}. */
    public static LoggingListener create() {
        return of(LoggerFactory.getLogger(ClassificationPipeline.class));
    }

    /** Returns a listener that logs to {@code logger}. */
    public static LoggingListener of(Logger logger) {
        return new LoggingListener(Objects.requireNonNull(logger, "logger"));
    }

    @Override
    public void stageDecided(String stage, LogEntry entry, Verdict.Decided verdict, long nanos) {
        if (logger.isDebugEnabled()) {
            logger.debug(
                    "{} decided {} ({}) in {} for [{}] {}",
                    stage,
                    quoted(verdict.label().name()),
                    String.format(Locale.ROOT, "%.3f", verdict.confidence()),
                    micros(nanos),
                    quoted(entry.source()),
                    quoted(entry.message()));
        }
    }

    @Override
    public void stageAbstained(String stage, LogEntry entry, Verdict.Abstained verdict, long nanos) {
        if (logger.isDebugEnabled()) {
            logger.debug(
                    "{} abstained, {} {} in {} for [{}] {}",
                    stage,
                    verdict.reason(),
                    quoted(verdict.detail()),
                    micros(nanos),
                    quoted(entry.source()),
                    quoted(entry.message()));
        }
    }

    @Override
    public void stageFailed(String stage, LogEntry entry, Throwable failure, long nanos) {
        if (logger.isDebugEnabled()) {
            logger.debug(
                    "{} failed in {} for [{}] {}",
                    stage,
                    micros(nanos),
                    quoted(entry.source()),
                    quoted(entry.message()),
                    failure);
        }
    }

    private static String micros(long nanos) {
        return nanos / 1_000 + " µs";
    }

    private static String quoted(String text) {
        return ShownText.line(ShownText.shortened(text, MAX_QUOTED_CHARS));
    }
}
