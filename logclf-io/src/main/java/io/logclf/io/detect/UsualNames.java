package io.logclf.io.detect;

import io.logclf.io.EntryColumns;
import io.logclf.io.LabelColumns;
import java.util.List;

/**
 * What logging libraries and collectors call the parts of an entry: names of fields, those of nested
 * objects with dots, and of columns. Among them are those of ECS, OpenTelemetry, GELF, logstash, pino,
 * bunyan, zap, Serilog, journald, Docker, CloudWatch, Google Cloud Logging, MongoDB, monolog and
 * Python's JSON formatters.
 *
 * <p>The lists are in order, and the first name that is there counts; so a name that is certain stands
 * before one that programs also use for something else. They apply only where a name is left at
 * its standard: who names a field gets that field. Names are compared exactly, with their case.
 */
public final class UsualNames {

    /**
     * Names of the message. Templates ({@code @mt}) and {@code event} come last: they are messages only
     * if there is no other.
     */
    public static final List<String> MESSAGES = List.of(
            EntryColumns.MESSAGE,
            "message",
            "msg",
            "Message",
            "@message",
            "@m",
            "RenderedMessage",
            "log",
            "MESSAGE",
            "short_message",
            "textPayload",
            "jsonPayload.message",
            "jsonPayload.msg",
            "body",
            "Body",
            "body.stringValue",
            "body.string_value",
            "body.message",
            "body.msg",
            "body.log",
            "protoPayload.status.message",
            "protoPayload.methodName",
            "request",
            "text",
            "content",
            "Content",
            "event.original",
            "@mt",
            "MessageTemplate",
            "event");

    /** Names of the severity, which may be a word or a number. */
    public static final List<String> SEVERITIES = List.of(
            EntryColumns.SEVERITY,
            "levelname",
            "level_name",
            "level",
            "log.level",
            "log_level",
            "loglevel",
            "logLevel",
            "LogLevel",
            "LevelDisplayName",
            "EntryType",
            "Level",
            "lvl",
            "severityText",
            "severity_text",
            "SeverityText",
            "@l",
            "PRIORITY",
            "severityNumber",
            "severity_number",
            "SeverityNumber",
            "jsonPayload.level",
            "body.level",
            "body.severity",
            "s");

    /** GELF's, which is the last that tells where an entry is from. */
    private static final String HOST = "host";

    /** Names of the source: mostly loggers first, then services and programs, the machine last. */
    public static final List<String> SOURCES = List.of(
            EntryColumns.SOURCE,
            "logger",
            "logger_name",
            "loggerName",
            "log.logger",
            "SourceContext",
            "Properties.SourceContext",
            "Category",
            "SYSLOG_IDENTIFIER",
            "channel",
            "component",
            "service",
            "service.name",
            "resource.service.name",
            "resource.attributes.service.name",
            "app",
            "application",
            "program",
            "ProviderName",
            "Source",
            "jsonPayload.logger",
            "protoPayload.serviceName",
            "body.logger",
            "_logger",
            "_app",
            "kubernetes.container_name",
            "resource.labels.container_name",
            "name",
            "c",
            HOST);

    /** Names of the time. */
    public static final List<String> TIMES = List.of(
            "time",
            "timestamp",
            "@timestamp",
            "ts",
            "@t",
            "Timestamp",
            "datetime",
            "asctime",
            "date",
            "timeUnixNano",
            "__REALTIME_TIMESTAMP",
            "TimeCreated",
            "TimeGenerated",
            "Date and Time",
            "t.$date");

    /** Names of the right label, where a reader is given one. */
    public static final List<String> LABELS = List.of(LabelColumns.LABEL, "label");

    /** What is short or general names other things where there are columns. */
    private static final int SHORTEST_COLUMN = 3;

    private UsualNames() {}

    /**
     * Returns those of the names that a table may have as columns.
     *
     * @param names one of the lists above
     */
    public static List<String> columns(List<String> names) {
        return names.stream()
                .filter(name -> name.length() >= SHORTEST_COLUMN && !name.equals("name") && !name.equals(HOST))
                .toList();
    }
}
