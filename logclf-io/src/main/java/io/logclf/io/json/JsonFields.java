package io.logclf.io.json;

import io.logclf.api.LogEntry;
import io.logclf.api.Severity;
import io.logclf.io.EntryColumns;
import io.logclf.io.detect.UsualNames;
import io.logclf.io.prefix.AnsiText;
import io.logclf.io.prefix.LineFormat;
import io.logclf.io.prefix.LineParser;
import io.logclf.io.prefix.ParsedLine;
import io.logclf.io.prefix.Severities;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Which fields of a JSON object make an entry: those that were named, and the usual ones in place of each standard name. Immutable.
 *
 * @param messages names of the message, the first that is there counts
 * @param severities names of the severity
 * @param sources names of the source
 */
public record JsonFields(List<String> messages, List<String> severities, List<String> sources) {

    public static final String DOCKER_MESSAGE = "log";
    private static final String DOCKER_STREAM = "stream";
    private static final LineParser LINES = LineParser.of(LineFormat.CRI);
    private static final String PYTHON_NUMBER = "levelno";

    /** The usual fields. */
    static final JsonFields USUAL = new JsonFields(UsualNames.MESSAGES, UsualNames.SEVERITIES, UsualNames.SOURCES);

    /** Takes the names given, and for a standard name all that are usual. */
    public static JsonFields of(List<String> messages, String severity, String source) {
        return new JsonFields(
                messages.equals(List.of(EntryColumns.MESSAGE)) ? UsualNames.MESSAGES : messages,
                severity.equals(EntryColumns.SEVERITY) ? UsualNames.SEVERITIES : List.of(severity),
                source.equals(EntryColumns.SOURCE) ? UsualNames.SOURCES : List.of(source));
    }

    /** The name of the field that has the message. */
    Optional<String> messageName(JsonLine json) {
        return first(messages, json);
    }

    /** The entry that an object is; empty if it has no message. Colours do not count, and neither does a prefix where Docker keeps lines. */
    public Optional<LogEntry> entry(JsonLine json) {
        Optional<String> text =
                messageName(json).flatMap(json::value).or(() -> request(json).map(request -> request.line(json)));
        if (text.isEmpty()) {
            return Optional.empty();
        }
        String message = AnsiText.plain(text.get());
        LogEntry entry = new LogEntry(source(json), message, severity(json));
        return Optional.of(isDocker(json) || isCloudWatch(json) ? unwrapped(entry) : entry);
    }

    private Optional<JsonRequest> request(JsonLine json) {
        return messages.equals(UsualNames.MESSAGES) ? JsonRequest.of(json) : Optional.empty();
    }

    /** Tells whether the object has a line that CloudWatch keeps. */
    private boolean isCloudWatch(JsonLine json) {
        return messageName(json).equals(Optional.of("@message")) || json.has("ingestionTime");
    }

    /** Tells whether the object has a line that Docker keeps. */
    public boolean isDocker(JsonLine json) {
        return messageName(json).equals(Optional.of(DOCKER_MESSAGE)) && json.has(DOCKER_STREAM);
    }

    /**
     * The entry that a line is which a program has written as JSON and a collector has put a prefix to; empty if it is none, or has no
     * message: then all of it is the message.
     */
    static Optional<LogEntry> wrapped(String line) {
        return JsonLine.ifObject(line)
                .filter(json -> USUAL.messageName(json).isPresent())
                .flatMap(USUAL::entry);
    }

    /** The entry without the prefix that its message may have. */
    public static LogEntry unwrapped(LogEntry entry) {
        String line = entry.message().stripTrailing();
        LogEntry inner = wrapped(line)
                .orElseGet(() -> LINES.parse(line).map(ParsedLine::entry).orElse(LogEntry.of(line)));
        return new LogEntry(
                inner.source().isEmpty() ? entry.source() : inner.source(),
                inner.message(),
                inner.severity() == Severity.UNKNOWN ? entry.severity() : inner.severity());
    }

    /** The time as it stands there; empty where there is none. */
    public String time(JsonLine json) {
        return first(UsualNames.TIMES, json).flatMap(json::value).orElse("");
    }

    private String source(JsonLine json) {
        return first(sources, json).flatMap(json::value).orElse("");
    }

    /** The severity by its name or number: those of pino and bunyan, of syslog, of OpenTelemetry and of Python differ. */
    private Severity severity(JsonLine json) {
        Optional<String> name = first(severities, json);
        if (name.isEmpty()) {
            return json.value(PYTHON_NUMBER).map(Severities::ofPython).orElse(Severity.UNKNOWN);
        }
        String value = name.flatMap(json::value).orElse("");
        return name.get().toLowerCase(Locale.ROOT).replace("_", "").equals("severitynumber")
                ? Severities.ofOpenTelemetry(value)
                : Severities.of(value);
    }

    /** Which fields of JSON lines are taken, for a person; empty if the message is in the standard one. */
    public Optional<String> description(JsonLine json) {
        return shownName(json)
                .filter(name -> !name.equals(EntryColumns.MESSAGE))
                .map(name -> "JSON lines" + taken(json));
    }

    /** Which fields are taken: {@code ; message 'msg', severity 'level'}; empty without a message. */
    public String taken(JsonLine json) {
        return shownName(json)
                .map(name -> "; message '" + name + "'"
                        + first(severities, json)
                                .map(found -> ", severity '" + found + "'")
                                .orElse("")
                        + first(sources, json)
                                .map(found -> ", source '" + found + "'")
                                .orElse(""))
                .orElse("");
    }

    private Optional<String> shownName(JsonLine json) {
        return messageName(json).or(() -> request(json).map(JsonRequest::target));
    }

    private static Optional<String> first(List<String> names, JsonLine json) {
        for (String name : names) {
            if (json.value(name).isPresent()) {
                return Optional.of(name);
            }
        }
        return Optional.empty();
    }
}
