package io.logclf.opentelemetry;

import io.logclf.api.LogEntry;
import io.logclf.appender.LoggedEntry;
import io.logclf.appender.OwnLoggers;
import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.api.common.Value;
import io.opentelemetry.api.logs.Severity;
import io.opentelemetry.sdk.logs.ReadWriteLogRecord;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Extracts what to classify from a record: its body, the exception's type and message by the semantic conventions' attributes, its
 * severity, and the service's name as the source. Immutable.
 */
final class RecordEntry {

    private static final AttributeKey<String> SERVICE = AttributeKey.stringKey("service.name");
    /** The exception's class, by OpenTelemetry's semantic conventions. */
    private static final AttributeKey<String> EXCEPTION = AttributeKey.stringKey("exception.type");

    private static final AttributeKey<String> EXCEPTION_MESSAGE = AttributeKey.stringKey("exception.message");
    /** The SDK and its exporters: an export that fails is logged, and that record must not wait behind those that cannot be exported. */
    private static final String SDK = "io.opentelemetry.";

    private final Optional<String> source;

    /** @param source of all records; empty for the resource's {@code service.name} */
    RecordEntry(Optional<String> source) {
        this.source = source;
    }

    /** Tells whether a record is of logclf itself, of what its stages use, or of the SDK. */
    static boolean isOwn(ReadWriteLogRecord logRecord) {
        String logger = logRecord.getInstrumentationScopeInfo().getName();
        return logger.startsWith(SDK) || OwnLoggers.contain(logger);
    }

    /** Returns the entry of a record; a record without a body has an empty message. */
    LogEntry of(ReadWriteLogRecord logRecord) {
        Value<?> body = logRecord.getBodyValue();
        return LoggedEntry.of(
                source.orElseGet(() -> service(logRecord)),
                body == null ? "" : body.asString(),
                severity(logRecord),
                exception(logRecord));
    }

    /** Returns the service's name; empty if the resource has none. */
    private static String service(ReadWriteLogRecord logRecord) {
        return Objects.requireNonNullElse(
                logRecord.toLogRecordData().getResource().getAttribute(SERVICE), "");
    }

    /** Returns the name of the severity without its degree, {@code INFO} for {@code INFO2}; the text of a bridge if there is no number. */
    private static String severity(ReadWriteLogRecord logRecord) {
        Severity severity = logRecord.getSeverity();
        if (severity == Severity.UNDEFINED_SEVERITY_NUMBER) {
            return Objects.requireNonNullElse(logRecord.getSeverityText(), "");
        }
        return severity.name().replaceFirst("[2-4]$", "");
    }

    /** Returns the exception as a stack trace's first line has it; empty without one. */
    private static String exception(ReadWriteLogRecord logRecord) {
        @Nullable String type = logRecord.getAttribute(EXCEPTION);
        if (type == null) {
            return "";
        }
        @Nullable String message = logRecord.getAttribute(EXCEPTION_MESSAGE);
        return message == null ? type : type + ": " + message;
    }
}
