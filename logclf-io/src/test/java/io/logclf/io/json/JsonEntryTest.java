package io.logclf.io.json;

import static org.assertj.core.api.Assertions.assertThat;

import io.logclf.api.LogEntry;
import io.logclf.api.Severity;
import io.logclf.io.detect.UsualNames;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Which fields of an object make an entry. */
class JsonEntryTest {

    private static final JsonFields USUAL = JsonFields.USUAL;

    @Test
    void takesEveryUsualNameOfTheMessage() throws IOException {
        for (String name : UsualNames.MESSAGES) {
            assertThat(entry("{\"" + name + "\": \"it works\"}").map(LogEntry::message))
                    .as(name)
                    .contains("it works");
        }
    }

    @Test
    void takesEveryUsualNameOfTheSourceAndOfTheTime() throws IOException {
        for (String name : UsualNames.SOURCES) {
            assertThat(entry("{\"" + name + "\": \"shop\", \"message\": \"a\"}").map(LogEntry::source))
                    .as(name)
                    .contains("shop");
        }
        for (String name : UsualNames.TIMES) {
            assertThat(USUAL.time(JsonLine.parse("{\"" + name + "\": 42}")))
                    .as(name)
                    .isEqualTo("42");
        }
        assertThat(USUAL.time(JsonLine.parse("{}"))).isEmpty();
    }

    @Test
    void takesTheNameThatComesFirstInTheList() throws IOException {
        List<String> names = UsualNames.MESSAGES;
        for (int i = 1; i < names.size(); i++) {
            String json = "{\"" + names.get(i) + "\": \"later\", \"" + names.get(i - 1) + "\": \"first\"}";
            assertThat(entry(json).map(LogEntry::message)).as(json).contains("first");
        }
    }

    @ParameterizedTest
    @CsvSource({
        "level, error, ERROR",
        "level, 50, ERROR",
        "severity, 3, ERROR",
        "PRIORITY, 4, WARN",
        "s, E, ERROR",
        "severityNumber, 9, INFO",
        "severity_number, 17, ERROR",
        "SeverityNumber, SEVERITY_NUMBER_FATAL, FATAL",
        "levelno, 40, ERROR",
        "level, odd, UNKNOWN",
        "levelno, odd, UNKNOWN"
    })
    void readsTheSeverityByTheScaleOfItsField(String name, String value, Severity severity) throws IOException {
        String json = "{\"" + name + "\": \"" + value + "\", \"message\": \"a\"}";
        assertThat(entry(json).map(LogEntry::severity)).contains(severity);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"{}", "{\"level\": \"error\"}", "{\"message\": null}", "{\"message\": [1]}", "{\"path\": \"/\"}"
            })
    void makesNoEntryWithoutAMessage(String json) throws IOException {
        assertThat(entry(json)).isEmpty();
    }

    @Test
    void removesColours() throws IOException {
        assertThat(entry("{\"message\": \"\\u001b[31mred\\u001b[0m\"}").map(LogEntry::message))
                .contains("red");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '>',
            value = {
                "{\"method\": \"GET\", \"path\": \"/a\"} > GET /a",
                "{\"method\": \"GET\", \"url\": \"/a\", \"protocol\": \"HTTP/1.1\"} > GET /a HTTP/1.1",
                "{\"request_method\": \"PUT\", \"request_uri\": \"/b\", \"server_protocol\": \"HTTP/2\"} > PUT /b HTTP/2",
                "{\"RequestMethod\": \"GET\", \"RequestPath\": \"/c\"} > GET /c",
                "{\"httpRequest\": {\"requestMethod\": \"GET\", \"requestUrl\": \"/d\"}} > GET /d",
                "{\"http\": {\"request\": {\"method\": \"GET\"}}, \"url\": {\"path\": \"/e\"}} > GET /e",
                "{\"method\": \"GET\", \"path\": \"/a\", \"message\": \"m\"} > m"
            })
    void makesTheMessageOfARequest(String json, String message) throws IOException {
        assertThat(entry(json).map(LogEntry::message)).contains(message);
    }

    @Test
    void makesNoMessageOfARequestIfOneWasNamed() throws IOException {
        JsonFields named = JsonFields.of(List.of("text"), "severity", "source");
        assertThat(named.entry(JsonLine.parse("{\"method\": \"GET\", \"path\": \"/a\"}")))
                .isEmpty();
        assertThat(named.entry(JsonLine.parse("{\"message\": \"a\"}"))).isEmpty();
        assertThat(named.entry(JsonLine.parse("{\"text\": \"a\"}"))).isPresent();
    }

    @Test
    void takesALineOfDockerApart() throws IOException {
        assertThat(entry("{\"log\": \"10:15:02.123 [main] ERROR c.e.Shop - it failed\\n\", \"stream\": \"stdout\"}"))
                .contains(new LogEntry("c.e.Shop", "it failed", Severity.ERROR));
        assertThat(
                        entry(
                                "{\"log\": \"{\\\"level\\\":\\\"warn\\\",\\\"msg\\\":\\\"odd\\\"}\\n\", \"stream\": \"stdout\"}"))
                .contains(new LogEntry("", "odd", Severity.WARN));
        assertThat(entry("{\"log\": \"ERROR: it failed\"}")).contains(LogEntry.of("ERROR: it failed"));
    }

    @Test
    void takesALineOfCloudWatchApartAndNoOther() throws IOException {
        String line = "10:15:02.123 [main] ERROR c.e.Shop - it failed";
        LogEntry apart = new LogEntry("c.e.Shop", "it failed", Severity.ERROR);
        assertThat(entry("{\"@message\": \"" + line + "\"}")).contains(apart);
        assertThat(entry("{\"message\": \"" + line + "\", \"ingestionTime\": 1}"))
                .contains(apart);
        assertThat(entry("{\"message\": \"" + line + "\"}")).contains(LogEntry.of(line));
        assertThat(entry("{\"message\": \"" + line + "\", \"stream\": \"stdout\"}"))
                .contains(LogEntry.of(line));
    }

    @Test
    void keepsWhatTheLineInsideDoesNotSay() {
        LogEntry outer = new LogEntry("shop", "it works\n", Severity.INFO);
        assertThat(JsonFields.unwrapped(outer)).isEqualTo(new LogEntry("shop", "it works", Severity.INFO));
        assertThat(JsonFields.unwrapped(new LogEntry("shop", "2024-05-01 10:15:02 ERROR it failed", Severity.INFO)))
                .isEqualTo(new LogEntry("shop", "it failed", Severity.ERROR));
        assertThat(JsonFields.unwrapped(new LogEntry("shop", "{\"a\": 1}", Severity.INFO)))
                .isEqualTo(new LogEntry("shop", "{\"a\": 1}", Severity.INFO));
    }

    @Test
    void saysWhichFieldsAreTaken() throws IOException {
        JsonLine json = JsonLine.parse("{\"msg\": \"a\", \"level\": \"info\", \"logger\": \"x\"}");
        assertThat(USUAL.taken(json)).isEqualTo("; message 'msg', severity 'level', source 'logger'");
        assertThat(USUAL.description(json)).contains("JSON lines; message 'msg', severity 'level', source 'logger'");
        assertThat(USUAL.taken(JsonLine.parse("{\"msg\": \"a\"}"))).isEqualTo("; message 'msg'");
        assertThat(USUAL.taken(JsonLine.parse("{\"method\": \"GET\", \"path\": \"/\"}")))
                .isEqualTo("; message 'path'");
        assertThat(USUAL.taken(JsonLine.parse("{}"))).isEmpty();
    }

    @Test
    void findsTheServiceOfAResource() {
        assertThat(OtlpResource.service(
                        "{\"attributes\":[{\"key\":\"service.name\",\"value\":{\"stringValue\":\"shop\"}}]}"))
                .isEqualTo("shop");
        assertThat(OtlpResource.service(
                        "{\"attributes\":[{\"key\":\"service.name\",\"value\":{\"string_value\":\"shop\"}}]}"))
                .isEqualTo("shop");
        assertThat(OtlpResource.service("{\"attributes\":{\"service.name\":\"shop\"}}"))
                .isEqualTo("shop");
        assertThat(OtlpResource.service("{\"a\":[{\"key\":\"x\",\"value\":{\"stringValue\":\"service.name\"}}]}"))
                .isEmpty();
        assertThat(OtlpResource.service("{\"service.name\": broken")).isEmpty();
        assertThat(OtlpResource.service("{\"service.name\": 5}")).isEmpty();
        assertThat(OtlpResource.service("")).isEmpty();
    }

    private static Optional<LogEntry> entry(String json) throws IOException {
        return USUAL.entry(JsonLine.parse(json));
    }
}
