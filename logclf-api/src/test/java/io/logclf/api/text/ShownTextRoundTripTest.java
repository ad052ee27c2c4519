package io.logclf.api.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ShownTextRoundTripTest {

    private static final long SEED = 23;
    private static final String ODD =
            "ab \\nurt\n\r\t\"'<>&|`*[]\0\u001b\u007f\u0085\u200b\u202e\u2028\ufeff漢ü\ud83d\ude00";

    private final Random random = new Random(SEED);

    @Test
    void whatIsEscapedCanBeReadBackWithoutDoubt() {
        for (int i = 0; i < 3_000; i++) {
            String text = text(random.nextInt(20));
            assertThat(unescaped(ShownText.escaped(text))).as("seed %d", SEED).isEqualTo(text);
        }
    }

    @Test
    void whatIsOnAPageCanBeReadBackWhereNothingIsHidden() {
        for (int i = 0; i < 3_000; i++) {
            String text = text(random.nextInt(20)).replaceAll("[\\p{Cc}\\p{Cf}\\p{Cs}]", "");
            String html = ShownText.html(text);
            assertThat(html).doesNotContain("<", ">", "\"", "'");
            assertThat(html.replace("&lt;", "<")
                            .replace("&gt;", ">")
                            .replace("&quot;", "\"")
                            .replace("&#39;", "'")
                            .replace("&amp;", "&"))
                    .as("seed %d", SEED)
                    .isEqualTo(text);
        }
    }

    @Test
    void whatIsShortenedIsABeginning() {
        for (int i = 0; i < 3_000; i++) {
            String text = text(random.nextInt(30));
            int most = 1 + random.nextInt(20);
            String shortened = ShownText.shortened(text, most);
            if (text.length() <= most) {
                assertThat(shortened).as("seed %d", SEED).isEqualTo(text);
            } else {
                assertThat(shortened).as("seed %d", SEED).endsWith("…").hasSizeBetween(most, most + 1);
                assertThat(text).startsWith(shortened.substring(0, shortened.length() - 1));
            }
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '~',
            quoteCharacter = '^',
            value = {
                "plain ü 漢字 ~ plain ü 漢字",
                "a|b ~ a\\|b",
                "**bold** `code` ~ \\*\\*bold\\*\\* \\`code\\`",
                "[text](http://x) ~ \\[text\\](http://x)",
                "C:\\x ~ C:\\\\x",
                "<script>&amp; ~ &lt;script&gt;&amp;amp;",
            })
    void markdownHasNoEffect(String text, String shown) {
        assertThat(ShownText.markdown(text)).isEqualTo(shown);
    }

    @Test
    void markdownStaysOnOneLineAndShowsWhatIsNotSeen() {
        assertThat(ShownText.markdown("a\r\nb\nc\td\u2028e\u0085f")).isEqualTo("a b c d e f");
        assertThat(ShownText.markdown("a\u001b[1m\u202eb\ud800")).isEqualTo("a␛\\[1m\\[U+202E\\]b\ufffd");
        for (int i = 0; i < 1_000; i++) {
            assertThat(ShownText.markdown(text(random.nextInt(20)))).doesNotContain("\n", "\r", "\t");
        }
    }

    @Test
    void anExampleIsWholeUpToItsLimitAndTellsItsLengthBeyond() {
        assertThat(ShownText.example("x".repeat(120))).isEqualTo("x".repeat(120));
        assertThat(ShownText.example("x".repeat(121))).isEqualTo("x".repeat(120) + "... (121 characters)");
        assertThat(ShownText.example("x".repeat(119) + "😀")).isEqualTo("x".repeat(119) + "... (121 characters)");
        assertThat(ShownText.example("\n".repeat(120))).isEqualTo("\\n".repeat(120));
        assertThat(ShownText.example("")).isEmpty();
    }

    @Test
    void aLineIsWholeUpToItsLimitAndLosesItsMiddleBeyond() {
        String whole = "a".repeat(1_999) + "z";
        assertThat(ShownText.line(whole)).isEqualTo(whole);
        assertThat(ShownText.line("a".repeat(1_500) + "b".repeat(501)))
                .isEqualTo("a".repeat(1_500) + "…" + "b".repeat(500));
        assertThat(ShownText.line("a".repeat(1_499) + "😀" + "b".repeat(500)))
                .isEqualTo("a".repeat(1_499) + "…" + "b".repeat(500));
    }

    /** Characters that need care among others. */
    private String text(int length) {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < length; i++) {
            text.append(ODD.charAt(random.nextInt(ODD.length())));
        }
        return text.toString();
    }

    /** The reference: what a reader of the escapes does. */
    private static String unescaped(String shown) {
        StringBuilder text = new StringBuilder();
        int i = 0;
        while (i < shown.length()) {
            char c = shown.charAt(i);
            if (c != '\\') {
                text.append(c);
                i++;
                continue;
            }
            char kind = shown.charAt(i + 1);
            switch (kind) {
                case 'n' -> text.append('\n');
                case 'r' -> text.append('\r');
                case 't' -> text.append('\t');
                case '\\' -> text.append('\\');
                default -> text.append((char) Integer.parseInt(shown.substring(i + 2, i + 6), 16));
            }
            i += kind == 'u' ? 6 : 2;
        }
        return text.toString();
    }
}
