package io.logclf.log4j2;

import static org.assertj.core.api.Assertions.assertThat;

import org.apache.logging.log4j.core.Filter;
import org.apache.logging.log4j.core.LogEvent;
import org.apache.logging.log4j.core.impl.Log4jLogEvent;
import org.apache.logging.log4j.message.SimpleMessage;
import org.apache.logging.log4j.util.SortedArrayStringMap;
import org.apache.logging.log4j.util.StringMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LabelFilterTest {

    @ParameterizedTest
    @ValueSource(strings = {"Error,Security Alert", " Error ,  Security Alert ", "Security Alert,Error"})
    void labelsAreSeparatedByCommasWithOrWithoutBlanks(String labels) {
        LabelFilter filter = LabelFilter.of(labels);
        assertThat(filter.filter(labelled("Error"))).isEqualTo(Filter.Result.NEUTRAL);
        assertThat(filter.filter(labelled("Security Alert"))).isEqualTo(Filter.Result.NEUTRAL);
    }

    @Test
    void otherLabelsAndEventsWithoutOneAreDenied() {
        LabelFilter filter = LabelFilter.of("Error");
        assertThat(filter.filter(labelled("error"))).isEqualTo(Filter.Result.DENY);
        assertThat(filter.filter(labelled("Security"))).isEqualTo(Filter.Result.DENY);
        assertThat(filter.filter(event(new SortedArrayStringMap()))).isEqualTo(Filter.Result.DENY);
    }

    @Test
    void aConfigurationShowsItsLabels() {
        assertThat(LabelFilter.of("Error")).hasToString("LabelFilter[Error]");
    }

    @Test
    void theFilterThatEndsAQueueRunsItOnceForEachStopAndIsNeutral() {
        int[] ended = new int[1];
        FlushAtStop flush = new FlushAtStop(() -> ended[0]++);
        flush.start();
        assertThat(flush.filter(labelled("Error"))).isEqualTo(Filter.Result.NEUTRAL);
        assertThat(ended[0]).isZero();
        flush.stop();
        assertThat(ended[0]).isOne();
        assertThat(flush).isNotEqualTo(new FlushAtStop(() -> {}));
    }

    private static LogEvent labelled(String label) {
        StringMap context = new SortedArrayStringMap();
        context.putValue(LabelAppender.LABEL, label);
        return event(context);
    }

    private static LogEvent event(StringMap context) {
        return Log4jLogEvent.newBuilder()
                .setMessage(new SimpleMessage("hello"))
                .setContextData(context)
                .build();
    }
}
