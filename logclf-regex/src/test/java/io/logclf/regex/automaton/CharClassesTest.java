package io.logclf.regex.automaton;

import static org.assertj.core.api.Assertions.assertThat;

import io.logclf.regex.syntax.RegexFlags;
import io.logclf.regex.syntax.RegexNode;
import io.logclf.regex.syntax.RegexParser;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class CharClassesTest {

    @Test
    void charactersThatThePatternCannotTellApartShareAClass() {
        CharClasses classes = classes("[a-c]x[b-d]");
        assertThat(classes.of('b')).isEqualTo(classes.of('c'));
        assertThat(classes.of('a')).isNotEqualTo(classes.of('b')).isNotEqualTo(classes.of('d'));
        assertThat(classes.of('e'))
                .isEqualTo(classes.of('日'))
                .isEqualTo(classes.of('\0'))
                .isEqualTo(classes.of('\n'));
        assertThat(classes.count()).isEqualTo(5);
    }

    @Test
    void placesTellWordsAndLineBreaksApart() {
        CharClasses classes = classes("\\bx");
        assertThat(classes.knowPlaces()).isTrue();
        assertThat(classes.of('a'))
                .isEqualTo(classes.of('_'))
                .isNotEqualTo(classes.of('-'))
                .isNotEqualTo(classes.of('x'));
        assertThat(classes.of('\n')).isNotEqualTo(classes.of('-'));
        assertThat(classes("x").knowPlaces()).isFalse();
    }

    @Test
    void moreClassesThanAByteHoldsStayApart() {
        String pattern = IntStream.range(0, 600)
                .mapToObj(i -> Character.toString(0x4e00 + 3 * i))
                .collect(Collectors.joining());
        CharClasses classes = classes(pattern + "abc");
        Map<Integer, Character> seen = new HashMap<>();
        for (char c : (pattern + "abcd").toCharArray()) {
            assertThat(seen.put(classes.of(c), c)).isNull();
            assertThat(classes.of(classes.representative(classes.of(c)))).isEqualTo(classes.of(c));
        }
        assertThat(classes.count()).isEqualTo(604);
    }

    private static CharClasses classes(String pattern) {
        RegexNode node =
                RegexParser.parse(pattern, new RegexFlags(false, false, false)).orElseThrow();
        return CharClasses.of(List.of(Nfa.of(node).orElseThrow()));
    }
}
