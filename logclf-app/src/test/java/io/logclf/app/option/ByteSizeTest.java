package io.logclf.app.option;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ByteSizeTest {

    @ParameterizedTest
    @CsvSource({
        "0, 0",
        "1048576, 1048576",
        "200M, 209715200",
        "1g, 1073741824",
        "10 GB, 10737418240",
        "' 5k ', 5120",
        "7B, 7",
        "8589934591G, 9223372035781033984"
    })
    void readsSizesAsPeopleWriteThem(String text, long bytes) {
        assertThat(ByteSize.parse(text)).isEqualTo(bytes);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "much", "-1", "1.5G", "1T", "1MiB", "G", "1 0", "1234567890123456"})
    void refusesWhatIsNoSize(String text) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ByteSize.parse(text))
                .withMessage("must be a number of bytes, or one with K, M or G: " + text);
    }

    @ParameterizedTest
    @ValueSource(strings = {"8589934592G", "999999999999999G"})
    void refusesMoreThanALongHolds(String text) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ByteSize.parse(text))
                .withMessage("is too large: " + text);
    }
}
