package io.logclf.logback;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.spi.FilterReply;
import ch.qos.logback.core.status.Status;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LabelFilterTest {

    private final LoggerContext context = new LoggerContext();
    private final LabelFilter filter = new LabelFilter();

    @BeforeEach
    void setContext() {
        filter.setContext(context);
    }

    @Test
    void acceptsItsLabelsAndDeniesOthers() {
        filter.addLabel("Error");
        filter.addLabel("Security Alert");
        filter.start();
        assertThat(filter.decide(labelled("Error", 0.1))).isEqualTo(FilterReply.NEUTRAL);
        assertThat(filter.decide(labelled("Security Alert", 0.1))).isEqualTo(FilterReply.NEUTRAL);
        assertThat(filter.decide(labelled("error", 1))).isEqualTo(FilterReply.DENY);
    }

    @Test
    void deniesEventsWithoutALabel() {
        filter.addLabel("Error");
        filter.start();
        assertThat(filter.decide(LabelledEventTest.event())).isEqualTo(FilterReply.DENY);
    }

    @Test
    void theLowestConfidenceIsInclusive() {
        filter.addLabel("Error");
        filter.setMinConfidence(0.9);
        filter.start();
        assertThat(filter.decide(labelled("Error", 0.9))).isEqualTo(FilterReply.NEUTRAL);
        assertThat(filter.decide(labelled("Error", 0.899))).isEqualTo(FilterReply.DENY);
    }

    @Test
    void needsALabel() {
        filter.start();
        assertThat(filter.isStarted()).isFalse();
        assertThat(errors()).isEqualTo("A LabelFilter needs a <label>");
    }

    @ParameterizedTest
    @ValueSource(doubles = {-0.1, 1.1, Double.NaN})
    void aConfidenceIsFromZeroToOne(double confidence) {
        filter.addLabel("Error");
        filter.setMinConfidence(confidence);
        filter.start();
        assertThat(filter.isStarted()).isFalse();
        assertThat(errors()).isEqualTo("minConfidence must be from 0 to 1: " + confidence);
    }

    private ILoggingEvent labelled(String label, double confidence) {
        return LabelledEventTest.labelled(LabelledEventTest.event(), label, confidence, false);
    }

    private String errors() {
        return context.getStatusManager().getCopyOfStatusList().stream()
                .filter(status -> status.getLevel() == Status.ERROR)
                .map(Status::getMessage)
                .reduce("", String::concat);
    }
}
