package io.logclf.io.prefix;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WrapperPrefixTest {

    private static final String TIME = "2024-05-01T10:15:02.123456789Z ";

    @ParameterizedTest
    @ValueSource(
            strings = {
                "2024-05-01T10:15:02Z ",
                "2024-05-01T10:15:02.1Z ",
                "2024-05-01T10:15:02.123456789Z ",
                "2024-05-01T10:15:02+02:00 ",
                "2024-05-01T10:15:02.123-11:30 ",
                "2024-05-01T10:15:02.Z "
            })
    void takesATime(String time) {
        assertThat(of(time + "it works")).isEqualTo(new WrapperPrefix(time.length(), (byte) 0, false));
        assertThat(of(time + "stdout F it works")).isEqualTo(new WrapperPrefix(time.length() + 9, (byte) 't', false));
        assertThat(of(time)).isEqualTo(new WrapperPrefix(time.length(), (byte) 0, false));
    }

    @Test
    void tellsTheStreamAndWhetherTheLineGoesOn() {
        int end = TIME.length() + "stdout F ".length();
        assertThat(of(TIME + "stdout F a")).isEqualTo(new WrapperPrefix(end, (byte) 't', false));
        assertThat(of(TIME + "stdout P a")).isEqualTo(new WrapperPrefix(end, (byte) 't', true));
        assertThat(of(TIME + "stderr F a")).isEqualTo(new WrapperPrefix(end, (byte) 'r', false));
        assertThat(of(TIME + "stderr P a")).isEqualTo(new WrapperPrefix(end, (byte) 'r', true));
    }

    @Test
    void keepsTheIndentationBehindIt() {
        String line = TIME + "stdout F   at c.e.Shop";
        assertThat(line.substring(of(line).end())).isEqualTo("  at c.e.Shop");
        assertThat((TIME + "  at").substring(of(TIME + "  at").end())).isEqualTo("  at");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"stdout X a", "stdout  F a", "stdlog a", "std", "stdout F", "stdout", "Stdout F a", "stdoutF a"})
    void takesNothingElseForAStream(String rest) {
        assertThat(of(TIME + rest)).isEqualTo(new WrapperPrefix(TIME.length(), (byte) 0, false));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "x",
                "2024-05-01",
                "2024-05-01T10:15:02",
                "2024-05-01T10:15:02 x",
                "2024-05-01T10:15:02Z",
                "2024-05-01T10:15:02Zx",
                "2024-05-01T10:15:02.123",
                "2024-05-01T10:15:02+0200 x",
                "2024-05-01T10:15:02+02 x",
                "2024-05-01T10:15:02+02:0",
                "2024-05-01 10:15:02Z x",
                "2024-05-01t10:15:02Z x",
                "2024-05-01T10:15:02,123Z x",
                "2O24-05-01T10:15:02Z x",
                " 2024-05-01T10:15:02Z x",
                "stdout F x"
            })
    void findsNoneInOtherLines(String line) {
        assertThat(of(line)).isEqualTo(new WrapperPrefix(0, (byte) 0, false));
    }

    @Test
    void readsNothingOutsideOfTheLine() {
        byte[] bytes = ("ab" + TIME + "stdout F it works").getBytes(StandardCharsets.UTF_8);
        int whole = 2 + TIME.length() + 9;
        for (int end = 2; end <= bytes.length; end++) {
            int expected = end < 2 + TIME.length() ? 2 : end < whole ? 2 + TIME.length() : whole;
            assertThat(WrapperPrefix.of(bytes, 2, end).end()).as("end %s", end).isEqualTo(expected);
        }
    }

    private static WrapperPrefix of(String line) {
        byte[] bytes = line.getBytes(StandardCharsets.UTF_8);
        return WrapperPrefix.of(bytes, 0, bytes.length);
    }
}
