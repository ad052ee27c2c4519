package io.logclf.regex.syntax;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.re2j.Pattern;
import io.logclf.regex.syntax.Border.After;
import io.logclf.regex.syntax.Border.Before;
import io.logclf.regex.syntax.RegexNode.Place;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Conditions at every place of short texts, as RE2/J has them. */
class BorderTest {

    private static final Map<Place, String> PATTERNS = Map.of(
            Place.TEXT_START, "\\A",
            Place.TEXT_END, "\\z",
            Place.LINE_START, "(?m:^)",
            Place.LINE_END, "(?m:$)",
            Place.WORD_EDGE, "\\b",
            Place.NO_WORD_EDGE, "\\B");

    @Test
    void holdsWhereRe2Matches() {
        List<Character> chars = List.of('a', '_', '7', ' ', '\n', '\r', '\u00e9', '\u65E5', '-');
        for (char first : chars) {
            for (char second : chars) {
                String text = "" + first + second;
                // At each place: what stands before it, the condition, and what follows.
                assertAgrees(text, 0, new Border(Before.TEXT_START, After.of(first)));
                assertAgrees(text, 1, new Border(Before.of(first), After.of(second)));
                assertAgrees(text, 2, new Border(Before.of(second), After.TEXT_END));
            }
        }
    }

    @Test
    void takesTheEndsOfAnEmptyTextForBoth() {
        Border border = new Border(Before.TEXT_START, After.TEXT_END);
        for (Place place : Place.values()) {
            assertThat(border.is(place)).as(place.toString()).isEqualTo(place != Place.WORD_EDGE);
        }
    }

    @Test
    void knowsWordsOfAsciiOnly() {
        for (char c : "azAZ09_".toCharArray()) {
            assertThat(Before.of(c)).isEqualTo(Before.WORD);
            assertThat(After.of(c)).isEqualTo(After.WORD);
        }
        for (char c : "\u00e9\u65E5\u0661-. \r\t\0".toCharArray()) {
            assertThat(Before.of(c)).isEqualTo(Before.OTHER);
            assertThat(After.of(c)).isEqualTo(After.OTHER);
        }
    }

    private static void assertAgrees(String text, int at, Border border) {
        PATTERNS.forEach((place, pattern) -> {
            String whole =
                    "\\A" + Pattern.quote(text.substring(0, at)) + pattern + Pattern.quote(text.substring(at)) + "\\z";
            assertThat(border.is(place))
                    .as("%s at %s of %s", place, at, text.codePoints().boxed().toList())
                    .isEqualTo(Pattern.compile(whole).matcher(text).find());
        });
    }
}
