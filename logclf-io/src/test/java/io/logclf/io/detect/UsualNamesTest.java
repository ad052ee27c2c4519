package io.logclf.io.detect;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class UsualNamesTest {

    @Test
    void columnsAreNamesOfThreeLettersThatSayWhatTheyHold() {
        assertThat(UsualNames.columns(List.of("m", "ms", "msg", "name", "message", "host")))
                .containsExactly("msg", "message");
    }
}
