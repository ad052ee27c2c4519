package io.logclf.io.lines;

import static org.assertj.core.api.Assertions.assertThat;

import io.logclf.api.Severity;
import io.logclf.io.prefix.ParsedLine;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EventBlockTest {

    @Test
    void readsAnEventOfWevtutil() {
        assertThat(parsed("""
                        Event[0]:
                          Log Name: System
                          Source: Service Control Manager
                          Date: 2024-05-01T10:15:02.123
                          Level: Error
                          Description:
                        The Spooler service
                        terminated unexpectedly.

                        It has done this 1 time(s).
                        """))
                .isEqualTo(new ParsedLine(
                        "2024-05-01T10:15:02.123",
                        Severity.ERROR,
                        "Service Control Manager",
                        "The Spooler service terminated unexpectedly."));
    }

    @Test
    void readsAnEventOfPowerShell() {
        assertThat(parsed("""
                        TimeCreated  : 01.05.2024 10:15:02
                        ProviderName : Spooler
                        Id           : 7031
                        Message      : The service
                                       ended: badly.
                        LevelDisplayName : Warning
                        """))
                .isEqualTo(
                        new ParsedLine("01.05.2024 10:15:02", Severity.WARN, "Spooler", "The service ended: badly."));
    }

    @Test
    void endsTheMessageAtTheXml() {
        assertThat(parsed("Description:\nIt failed.\nEvent Xml:\n<Event/>\n").message())
                .isEqualTo("It failed.");
        assertThat(parsed("Description: It failed.\n\nmore\n").message()).isEqualTo("It failed.");
    }

    @Test
    void takesNoPropertyOutOfADescription() {
        ParsedLine line = parsed("Level: Error\nDescription:\nSource: x\nLevel: Information\n");
        assertThat(line).isEqualTo(new ParsedLine("", Severity.ERROR, "", "Source: x Level: Information"));
    }

    @ParameterizedTest
    @CsvSource({
        "1, FATAL",
        "2, ERROR",
        "3, WARN",
        "4, INFO",
        "0, INFO",
        "5, DEBUG",
        "Critical, FATAL",
        "Error, ERROR",
        "Warning, WARN",
        "Information, INFO",
        "Verbose, TRACE",
        "Fehler, UNKNOWN"
    })
    void readsLevelsAsWindowsWritesThem(String level, Severity severity) {
        assertThat(parsed("Level: " + level + "\n").severity()).isEqualTo(severity);
    }

    @Test
    void skipsWhatItDoesNotKnow() {
        assertThat(parsed("Keywords: x\nno property\n: x\nLevel:\n\n")).isEqualTo(ParsedLine.bare(""));
        assertThat(parsed("")).isEqualTo(ParsedLine.bare(""));
    }

    private static ParsedLine parsed(String text) {
        EventBlock event = new EventBlock();
        text.lines().forEach(event::add);
        return event.parsed();
    }
}
