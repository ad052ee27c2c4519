package io.logclf.api.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class MaskedMessageTest {

    private static final long SEED = 815;

    private static final String[] PIECES =
            ("user 7|42|10.0.0.1:80|2025-07-12 00:24:16|<number>|<date> <time>|<date>|<x>|<"
                            + "|>|45 %|0 failed|'q-1'|\"ü1\"|a@b.org|http://h/1|/srv/a1/b|9f86d081| |  |,|:|\uD83D\uDE80|\uD83D"
                            + "|漢字8|1h30m|64K|\n|\t")
                    .split("\\|", -1);

    private final Masker masker = Masker.standard();

    @Test
    void theValuesPutBackGiveTheMessage() {
        Random random = new Random(SEED);
        for (int i = 0; i < 3_000; i++) {
            StringBuilder message = new StringBuilder();
            for (int k = random.nextInt(10); k >= 0; k--) {
                message.append(PIECES[random.nextInt(PIECES.length)]);
            }
            assertPutBack(message.toString());
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "nothing varies",
                "5",
                "<number>",
                "<date> <time> and <date> and <time>",
                "< 5 <number>7>",
                "<<number>> <numb 9 er>",
                "at 2025-07-12T00:24:16Z <date> <time>"
            })
    void theValuesOfAnOddMessagePutBackGiveItToo(String message) {
        assertPutBack(message);
    }

    @Test
    void aLongMessageKeepsAllItsValues() {
        MaskedMessage masked = masker.maskKeepingValues("id 7, ".repeat(50_000));
        assertThat(masked.values()).hasSize(50_000);
        assertThat(masked.values().get(49_999)).isEqualTo(new MaskedMessage.Value(649_990, 649_998, "7"));
    }

    @ParameterizedTest
    @EnumSource(Placeholder.class)
    void aPlaceholderOfTheMessageIsAValueThatIsNotKnown(Placeholder placeholder) {
        MaskedMessage masked = masker.maskKeepingValues("x " + placeholder.text() + " y");
        assertThat(masked.text()).isEqualTo("x " + placeholder.text() + " y");
        assertThat(masked.values())
                .containsExactly(
                        new MaskedMessage.Value(2, 2 + placeholder.text().length(), placeholder.text()));
        assertThat(masked.values().get(0).isKnown()).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "7", "<", "<>", "<numbers>", "<number", "number>", " <number>", "<number> ", "<NUMBER>"})
    void everythingElseIsKnown(String original) {
        assertThat(new MaskedMessage.Value(0, 0, original).isKnown()).isTrue();
    }

    @Test
    void aDateWithATimeIsOnePlaceholderAndADateBeforeOtherTextIsOneToo() {
        assertThat(Placeholder.lengthAt("<date> <time>", 0)).isEqualTo("<date> <time>".length());
        assertThat(Placeholder.lengthAt("<date> at", 0)).isEqualTo("<date>".length());
        assertThat(Placeholder.lengthAt("on <date>", 3)).isEqualTo("<date>".length());
        assertThat(Placeholder.lengthAt("on <date>", 0)).isZero();
        assertThat(Placeholder.lengthAt("<date", 0)).isZero();
        assertThat(Placeholder.lengthAt("", 0)).isZero();
    }

    @Test
    void keepsItsOwnListOfValues() {
        List<MaskedMessage.Value> values = new ArrayList<>();
        MaskedMessage masked = new MaskedMessage("<number>", values);
        values.add(new MaskedMessage.Value(0, 8, "1"));
        assertThat(masked.values()).isEmpty();
        assertThatExceptionOfType(UnsupportedOperationException.class)
                .isThrownBy(() -> masked.values().add(new MaskedMessage.Value(0, 8, "1")));
    }

    @Test
    void refusesNulls() {
        assertThatNullPointerException()
                .isThrownBy(() -> masker.maskKeepingValues(null))
                .withMessage("message");
        assertThatNullPointerException()
                .isThrownBy(() -> new MaskedMessage(null, List.of()))
                .withMessage("text");
        assertThatNullPointerException()
                .isThrownBy(() -> new MaskedMessage.Value(0, 1, null))
                .withMessage("original");
    }

    private void assertPutBack(String message) {
        MaskedMessage masked = masker.maskKeepingValues(message);
        StringBuilder putBack = new StringBuilder();
        int end = 0;
        for (MaskedMessage.Value value : masked.values()) {
            assertThat(value.start()).as("seed %d: %s", SEED, message).isGreaterThanOrEqualTo(end);
            assertThat(Placeholder.isOne(masked.text().substring(value.start(), value.end())))
                    .isTrue();
            putBack.append(masked.text(), end, value.start()).append(value.original());
            end = value.end();
        }
        putBack.append(masked.text(), end, masked.text().length());
        assertThat(putBack).as("seed %d", SEED).hasToString(message);
        assertThat(masked.text()).isEqualTo(masker.mask(message));
    }
}
