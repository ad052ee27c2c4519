package io.logclf.logback;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.LoggingEvent;
import io.logclf.api.AbstainReason;
import io.logclf.api.Classification;
import io.logclf.api.Label;
import io.logclf.api.StageVerdict;
import io.logclf.api.Verdict;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.slf4j.MarkerFactory;
import org.slf4j.event.KeyValuePair;

class LabelledEventTest {

    private final LoggingEvent event = event();

    @Test
    void everythingButTheLabelIsThatOfTheEvent() {
        ILoggingEvent labelled = labelled(event, "Error", 0.5, false);
        assertThat(labelled.getFormattedMessage()).isEqualTo("copied 3 files");
        assertThat(labelled.getMessage()).isEqualTo("copied {} files");
        assertThat(labelled.getArgumentArray()).containsExactly(3);
        assertThat(labelled.getLevel()).isEqualTo(Level.WARN);
        assertThat(labelled.getLoggerName()).isEqualTo("com.example.App");
        assertThat(labelled.getThreadName()).isEqualTo(Thread.currentThread().getName());
        assertThat(labelled.getThrowableProxy()).isSameAs(event.getThrowableProxy());
        assertThat(labelled.getMarkerList()).isEqualTo(event.getMarkerList());
        assertThat(labelled.getTimeStamp()).isEqualTo(event.getTimeStamp());
        assertThat(labelled.getInstant()).isEqualTo(event.getInstant());
        assertThat(labelled.getNanoseconds()).isEqualTo(event.getNanoseconds());
        assertThat(labelled.getSequenceNumber()).isEqualTo(event.getSequenceNumber());
        assertThat(labelled.getLoggerContextVO()).isSameAs(event.getLoggerContextVO());
        assertThat(labelled.hasCallerData()).isEqualTo(event.hasCallerData());
        assertThat(labelled).hasToString(event + " [Error]");
    }

    @Test
    void pairsOfTheEventComeBeforeThoseOfTheLabel() {
        event.addKeyValuePair(new KeyValuePair("port", 22));
        ILoggingEvent labelled = labelled(event, "Error", 0.5, false);
        assertThat(labelled.getKeyValuePairs())
                .extracting(pair -> pair.key + "=" + pair.value)
                .containsExactly("port=22", "log.label=Error", "log.label.confidence=0.5", "log.label.stage=test");
        assertThat(event.getKeyValuePairs()).hasSize(1);
    }

    @Test
    void theMdcHasTheLabelOnlyIfItIsWanted() {
        LoggingEvent event = event(Map.of("user", "k"));
        assertThat(labelled(event, "Error", 0.5, false).getMDCPropertyMap()).isEqualTo(Map.of("user", "k"));
        assertThat(labelled(event, "Error", 0.5, true).getMDCPropertyMap())
                .isEqualTo(Map.of(
                        "user", "k", "log.label", "Error", "log.label.confidence", "0.5", "log.label.stage", "test"));
        assertThat(event.getMDCPropertyMap()).isEqualTo(Map.of("user", "k"));
    }

    @Test
    void anEventThatNoStageDecidesStaysTheSameObject() {
        Classification undecided = new Classification(
                List.of(new StageVerdict("test", Verdict.abstained(AbstainReason.NO_MATCH, "nothing fits"))));
        assertThat(LabelledEvent.of(event, undecided, true)).isSameAs(event);
        assertThat(LabelledEvent.labelled(event)).isEmpty();
    }

    @Test
    void labelAndConfidenceCanBeReadAgain() {
        LabelledEvent read =
                LabelledEvent.labelled(labelled(event, "Error", 0.25, false)).orElseThrow();
        assertThat(read.label()).isEqualTo("Error");
        assertThat(read.confidence()).isEqualTo(0.25);
    }

    static ILoggingEvent labelled(ILoggingEvent event, String label, double confidence, boolean inMdc) {
        Classification classification = new Classification(
                List.of(new StageVerdict("test", Verdict.decided(new Label(label), confidence, () -> "for the test"))));
        return LabelledEvent.of(event, classification, inMdc);
    }

    static LoggingEvent event() {
        return event(Map.of());
    }

    private static LoggingEvent event(Map<String, String> mdc) {
        LoggerContext context = new LoggerContext();
        LoggingEvent event = new LoggingEvent(
                "fqcn",
                context.getLogger("com.example.App"),
                Level.WARN,
                "copied {} files",
                new IOException("closed"),
                new Object[] {3});
        event.addMarker(MarkerFactory.getMarker("AUDIT"));
        event.setMDCPropertyMap(mdc);
        return event;
    }
}
