package io.logclf.io.input;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ForeignFormatTest {

    @Test
    void recognizesUtf16WithoutAMark() {
        assertThat(problem("it".getBytes(StandardCharsets.UTF_16LE)))
                .isEqualTo("looks like UTF-16 without a byte order mark; convert it, for example:"
                        + " iconv -f UTF-16LE -t UTF-8");
        assertThat(problem("it".getBytes(StandardCharsets.UTF_16BE))).endsWith("iconv -f UTF-16BE -t UTF-8");
    }

    @ParameterizedTest
    @ValueSource(strings = {"504b0304", "504b030414000600", "d0cf11e0a1b11ae1"})
    void recognizesSpreadsheets(String hex) {
        assertThat(problem(HexFormat.of().parseHex(hex)))
                .isEqualTo("is a spreadsheet or zip file, expected text; unpack it, or save the sheet as CSV in UTF-8");
    }

    @Test
    void recognizesGzip() {
        assertThat(problem(HexFormat.of().parseHex("1f8b0800")))
                .isEqualTo("is gzip-compressed twice; unpack it once, for example: gunzip");
        assertThat(problem(HexFormat.of().parseHex("1f8b"))).contains("twice");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "61",
                "00",
                "0000",
                "00000000",
                "6100",
                "610062",
                "50",
                "504b",
                "504b03",
                "504b0305",
                "d0cf11",
                "1f",
                "1f61",
                "efbbbf61",
                "fffe6100",
                "61626364",
                "c3a9c3a9"
            })
    void takesEverythingElseForText(String hex) {
        byte[] bytes = HexFormat.of().parseHex(hex);
        assertThat(ForeignFormat.problem(bytes, bytes.length)).isEmpty();
    }

    @Test
    void looksAtTheBytesThatAreThereOnly() {
        byte[] zip = HexFormat.of().parseHex("504b0304");
        assertThat(ForeignFormat.problem(zip, 3)).isEmpty();
        assertThat(ForeignFormat.problem(zip, 4)).isPresent();
    }

    @Test
    void waitsForASecondByteBehindThreeFirstBytesOnly() {
        for (int first = 0; first < 256; first++) {
            assertThat(ForeignFormat.maySignText((byte) first))
                    .as("%02X", first)
                    .isEqualTo(first == 0x1F || first == 0xFE || first == 0xFF);
        }
    }

    private static String problem(byte[] bytes) {
        return ForeignFormat.problem(bytes, bytes.length).orElseThrow();
    }
}
