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
 * Which fields of a JSON object make an entry: those that were named, and the usual ones ({@link
 * UsualNames}) in place of each standard name. Immutable.
 *
 * <pre>{@code
 * {"@timestamp": "2024-05-01T10:15:02Z", "log.level": "error", "log.logger": "c.e.Shop", "message": "payment failed"}
 * // ERROR, "c.e.Shop", "payment failed"
 * }</pre>
 *
 * <p>The first name of a list that the object has counts. Names with dots also name fields of objects
 * inside: {@code log.level} is found in {@code {"log": {"level": "error"}}} as well.
 *
 * @param messages names of the message, in order
 * @param severities names of the severity, in order
 * @param sources names of the source, in order
 */
public record JsonFields(List<String> messages, List<String> severities, List<String> sources) {

    /** The field in which Docker's json-file keeps a line. */
    public static final String DOCKER_MESSAGE = "log";

    private static final String DOCKER_STREAM = "stream";
    /** For lines that a collector has kept as they were; it tries the other formats as well. */
    private static final LineParser LINES = LineParser.of(LineFormat.CRI);
    /** The attribute of Python's records; formatters write it if there is no name of the level. */
    private static final String PYTHON_NUMBER = "levelno";

    /** The usual fields. */
    static final JsonFields USUAL = new JsonFields(UsualNames.MESSAGES, UsualNames.SEVERITIES, UsualNames.SOURCES);

    /**
     * Takes the names given, and for a standard name all that are usual: who names a field wants this
     * one and no other.
     *
     * @param messages at least one
     */
    public static JsonFields of(List<String> messages, String severity, String source) {
        return new JsonFields(
                messages.equals(List.of(EntryColumns.MESSAGE)) ? UsualNames.MESSAGES : messages,
                severity.equals(EntryColumns.SEVERITY) ? UsualNames.SEVERITIES : List.of(severity),
                source.equals(EntryColumns.SOURCE) ? UsualNames.SOURCES : List.of(source));
    }

    /**
     * Returns the name of the field that has the message; empty if none of the names is there with a
     * text, number or boolean.
     */
    Optional<String> messageName(JsonLine json) {
        return first(messages, json);
    }

    /**
     * Returns the entry that an object is; empty if it has no message. Control sequences of terminals
     * are removed. Where Docker or CloudWatch keeps a line as a program wrote it, the line's prefix or
     * its JSON is taken apart as well.
     */
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

    /** An access log may have a request in place of a message, unless a message was named. */
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

    /**
     * Returns which fields of JSON lines are taken, for a person; empty if the message is in the
     * standard one.
     *
     * @param json the first object of the input
     */
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

    /** The field that is shown as the message: of a request, the one with its target. */
    private Optional<String> shownName(JsonLine json) {
        return messageName(json).or(() -> request(json).map(JsonRequest::target));
    }

    /** The first of the names that the object has. */
    private static Optional<String> first(List<String> names, JsonLine json) {
        for (String name : names) {
            if (json.value(name).isPresent()) {
                return Optional.of(name);
            }
        }
        return Optional.empty();
    }
}
