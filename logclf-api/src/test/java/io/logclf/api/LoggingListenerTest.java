package io.logclf.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;

import io.logclf.api.StubStage.StubEvidence;
import io.logclf.api.text.ShownText;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.slf4j.event.Level;

class LoggingListenerTest {

    private static final LogEntry ENTRY = LogEntry.of("CRM", "User 42 logged in.");
    private static final Verdict.Decided DECIDED =
            Verdict.decided(new Label("User Action"), 0.98765, new StubEvidence("rule 7"));
    private static final Verdict.Abstained ABSTAINED = Verdict.abstained(AbstainReason.LOW_CONFIDENCE, "0.4 < 0.8");
    private static final RuntimeException BUG = new IllegalStateException("a bug");

    private final RecordingLogger logger = new RecordingLogger("test", Level.DEBUG);
    private final LoggingListener listener = LoggingListener.of(logger);

    @Test
    void logsADecisionAtDebug() {
        listener.stageDecided("regex", ENTRY, DECIDED, 1_234_567);

        assertThat(logger.lines())
                .containsExactly(new RecordingLogger.Line(
                        Level.DEBUG,
                        "regex decided User Action (0.988) in 1234 µs for [CRM] User 42 logged in.",
                        null));
    }

    @Test
    void logsAnAbstentionAtDebugWithItsReason() {
        listener.stageAbstained("embedding", ENTRY, ABSTAINED, 999);

        assertThat(logger.lines())
                .containsExactly(new RecordingLogger.Line(
                        Level.DEBUG,
                        "embedding abstained, LOW_CONFIDENCE 0.4 < 0.8 in 0 µs for [CRM] User 42 logged in.",
                        null));
    }

    @Test
    void logsAFailureAtDebugWithItsException() {
        listener.stageFailed("llm", ENTRY, BUG, 5_000);

        assertThat(logger.lines())
                .containsExactly(
                        new RecordingLogger.Line(Level.DEBUG, "llm failed in 5 µs for [CRM] User 42 logged in.", BUG));
    }

    @ParameterizedTest
    @EnumSource(
            value = Level.class,
            names = {"INFO", "WARN", "ERROR"})
    void logsNothingWhenDebugIsOff(Level lowest) {
        logger.level(lowest);
        listener.stageAsked("regex", ENTRY);
        listener.stageDecided("regex", ENTRY, DECIDED, 1);
        listener.stageAbstained("regex", ENTRY, ABSTAINED, 1);
        listener.stageFailed("regex", ENTRY, BUG, 1);

        assertThat(logger.lines()).isEmpty();
    }

    @Test
    void logsNothingWhenAStageIsOnlyAsked() {
        listener.stageAsked("regex", ENTRY);

        assertThat(logger.lines()).isEmpty();
    }

    @Test
    void quotesAMessageOf200CharsInFull() {
        listener.stageDecided("regex", LogEntry.of("CRM", "x".repeat(200)), DECIDED, 0);

        assertThat(logger.texts()).singleElement().asString().endsWith("[CRM] " + "x".repeat(200));
    }

    @Test
    void quotesOnlyTheFirst200CharsOfALongerMessage() {
        LogEntry entry = LogEntry.of("CRM", "x".repeat(200) + "y".repeat(1 << 20));
        listener.stageDecided("regex", entry, DECIDED, 0);
        listener.stageAbstained("regex", entry, ABSTAINED, 0);
        listener.stageFailed("regex", entry, BUG, 0);

        assertThat(logger.texts())
                .hasSize(3)
                .allSatisfy(text -> assertThat(text).endsWith("[CRM] " + "x".repeat(200) + "…"));
    }

    @Test
    void quotesOnlyTheFirst200CharsOfTheSource() {
        listener.stageDecided("regex", LogEntry.of("x".repeat(201), "text"), DECIDED, 0);

        assertThat(logger.texts()).singleElement().asString().endsWith("[" + "x".repeat(200) + "…] text");
    }

    @Test
    void quotesNoHalfOfACharacter() {
        listener.stageDecided("regex", LogEntry.of("x".repeat(199) + "🔥", "text"), DECIDED, 0);

        assertThat(logger.texts()).singleElement().asString().endsWith("[" + "x".repeat(199) + "…] text");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\n", "\r", "\t", "\u0000", "\u001b", "\u000b", "\u000c", "\u007f", "\u0085", "\u2028", "\u2029",
                "\u202e", "\u2066", "\u200b"
            })
    void escapesWhatCouldStartALineOrDriveATerminal(String control) {
        LogEntry entry = LogEntry.of("C" + control + "M", "real" + control + "forged");
        listener.stageDecided("regex", entry, DECIDED, 0);
        listener.stageAbstained("regex", entry, ABSTAINED, 0);
        listener.stageFailed("regex", entry, BUG, 0);

        assertThat(logger.texts())
                .hasSize(3)
                .allSatisfy(text -> assertThat(text)
                        .endsWith("[C" + ShownText.line(control) + "M] real" + ShownText.line(control) + "forged")
                        .doesNotContain(control));
    }

    @Test
    void keepsTextBeyondAscii() {
        String text = "déjà vu 日本語 \ud83d\udd25";
        listener.stageDecided("regex", LogEntry.of("CRM", text), DECIDED, 0);

        assertThat(logger.texts()).singleElement().asString().endsWith(text);
    }

    @Test
    void bracesInAMessageAreNoPlaceholders() {
        listener.stageDecided("regex", LogEntry.of("{}", "{} \\{} {}"), DECIDED, 0);

        assertThat(logger.texts()).singleElement().asString().endsWith("[{}] {} \\{} {}");
    }

    @Test
    void numbersDoNotDependOnTheDefaultLocale() {
        Locale before = Locale.getDefault();
        Locale.setDefault(Locale.GERMANY);
        try {
            listener.stageDecided("regex", ENTRY, DECIDED, 0);
        } finally {
            Locale.setDefault(before);
        }

        assertThat(logger.texts()).singleElement().asString().contains("(0.988)");
    }

    @Test
    void logsUnderTheNameOfThePipelineByDefault() {
        RecordingLogger named = RecordingLoggers.of(ClassificationPipeline.class);
        named.clear();
        named.level(Level.DEBUG);
        try (ClassificationPipeline pipeline = ClassificationPipeline.builder()
                .stage("regex", StubStage.deciding("regex", "Error"))
                .listener(LoggingListener.create())
                .build()) {
            pipeline.classify("CRM", "text");
        } finally {
            named.level(Level.WARN);
        }

        assertThat(named.texts()).singleElement().asString().startsWith("regex decided Error (1.000) in ");
    }

    @Test
    void refusesANullLogger() {
        assertThatNullPointerException()
                .isThrownBy(() -> LoggingListener.of(null))
                .withMessage("logger");
    }
}
