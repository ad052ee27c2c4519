package io.logclf.io.lines;

import static org.assertj.core.api.Assertions.assertThat;

import io.logclf.api.Severity;
import io.logclf.io.prefix.ParsedLine;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class W3cFieldsTest {

    private static final W3cFields FIELDS =
            W3cFields.of("#Fields: date time s-sitename cs-method cs-uri-stem cs-uri-query cs-version sc-status");

    @Test
    void makesTheMessageOfTheRequest() {
        assertThat(FIELDS.parse("2024-05-01 10:15:02 W3SVC1 GET /cart id=42 HTTP/1.1 503"))
                .isEqualTo(new ParsedLine("2024-05-01 10:15:02", Severity.ERROR, "W3SVC1", "GET /cart?id=42 HTTP/1.1"));
    }

    @Test
    void leavesOutWhatIsMissing() {
        assertThat(FIELDS.parse("- 10:15:02 - GET /cart - - 200"))
                .isEqualTo(new ParsedLine("10:15:02", Severity.INFO, "", "GET /cart"));
        assertThat(FIELDS.parse("2024-05-01 - - GET - - - -"))
                .isEqualTo(new ParsedLine("2024-05-01", Severity.UNKNOWN, "", "GET"));
    }

    @Test
    void readsALineThatIsCutOff() {
        assertThat(FIELDS.parse("2024-05-01 10:15:02 W3SVC1 GET"))
                .isEqualTo(new ParsedLine("2024-05-01 10:15:02", Severity.UNKNOWN, "W3SVC1", "GET"));
        assertThat(FIELDS.parse("2024-05-01")).isEqualTo(new ParsedLine("2024-05-01", Severity.UNKNOWN, "", ""));
    }

    @ParameterizedTest
    @CsvSource({"200, INFO", "304, INFO", "404, WARN", "499, WARN", "500, ERROR", "503, ERROR", "-, UNKNOWN"})
    void takesTheSeverityFromTheStatus(String status, Severity severity) {
        assertThat(FIELDS.parse("- - - GET / - - " + status).severity()).isEqualTo(severity);
    }

    @Test
    void takesTheRestOfALineWithoutAMethodForTheMessage() {
        W3cFields fields = W3cFields.of("#Fields: date time x-comment c-ip");
        assertThat(fields.parse("2024-05-01 10:15:02  it works   10.0.0.7").message())
                .isEqualTo("it works   10.0.0.7");
        assertThat(W3cFields.of("#Fields: c-ip time").parse("10.0.0.7 10:15:02").message())
                .isEqualTo("10.0.0.7 10:15:02");
    }

    @Test
    void takesTheFirstSourceThatIsThere() {
        W3cFields fields = W3cFields.of("#Fields: s-computername cs-host s-sitename cs-method");
        assertThat(fields.parse("web1 shop.example W3SVC1 GET").source()).isEqualTo("W3SVC1");
        assertThat(fields.parse("web1 shop.example - GET").source()).isEqualTo("shop.example");
        assertThat(fields.parse("web1 - - GET").source()).isEqualTo("web1");
        assertThat(fields.parse("- - - GET").source()).isEmpty();
    }

    @Test
    void readsQuotedValues() {
        W3cFields fields = W3cFields.of("#Fields:\ttime\tcs-method\tcs-uri-stem");
        assertThat(fields.parse("10:15:02\tGET\t\"/a b\"").message()).isEqualTo("GET /a b");
        assertThat(fields.parse("10:15:02\tGET\t\"/a b").message()).isEqualTo("GET /a b");
        assertThat(fields.parse("10:15:02 GET \"\"").message()).isEqualTo("GET");
    }

    @Test
    void takesAllOfALineForTheMessageWithoutADirective() {
        for (String directive : new String[] {"", "#Version: 1.0", "#fields: time", "#Fields:"}) {
            assertThat(W3cFields.of(directive).parse("10:15:02 GET /")).isEqualTo(ParsedLine.bare("10:15:02 GET /"));
        }
    }
}
