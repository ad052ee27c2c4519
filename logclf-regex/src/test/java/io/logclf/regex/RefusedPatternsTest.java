package io.logclf.regex;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.google.re2j.PatternSyntaxException;
import io.logclf.regex.syntax.PatternError;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the author of a rule is told of a pattern that RE2/J refuses. */
class RefusedPatternsTest {

    @ParameterizedTest
    @ValueSource(strings = {"(?=a)b", "a(?!b)", "(?<=a)b", "(?<!a)b"})
    void explainsLookAround(String pattern) {
        assertThat(error(pattern))
                .hasMessageStartingWith("look-around ((?=, (?!, (?<=, (?<!) is refused")
                .hasMessageEndingWith("or put a rule for the exception before this one");
    }

    @ParameterizedTest
    @ValueSource(strings = {"(a)\\1", "(?P<x>a)\\k<x>", "\\9"})
    void explainsBackReferences(String pattern) {
        assertThat(error(pattern))
                .hasMessageStartingWith("back-references (\\1, \\k<name>) are refused")
                .hasMessageEndingWith("write \\\\");
    }

    @ParameterizedTest
    @ValueSource(strings = {"(?>a)b", "a++", "a**", "a{2}{3}"})
    void explainsPossessiveAndRepeatedRepetitions(String pattern) {
        assertThat(error(pattern)).hasMessageContaining("matching is linear without them, so plain * and + do");
    }

    @Test
    void explainsASurplusBracket() {
        assertThat(error("a)")).hasMessage("a ) without its (; to match it as text, write \\)");
    }

    @Test
    void explainsACaptureThatIsNamedTwice() {
        assertThat(error("(?P<x>a)(?P<x>b)")).hasMessage("the capture 'x' is named twice; give each its own name");
    }

    @ParameterizedTest
    @ValueSource(strings = {"\\y", "C:\\Users\\yes", "a\\", "\\pX", "\\p{Nothing}"})
    void saysHowABackslashIsWritten(String pattern) {
        assertThat(error(pattern)).hasMessageEndingWith("; to match a backslash as text, as in a path, write \\\\");
    }

    @ParameterizedTest
    @ValueSource(strings = {"(a", "[a", "[b-a]", "*a", "a{1001}"})
    void pointsToTheSyntaxOtherwise(String pattern) {
        assertThat(error(pattern)).hasMessageEndingWith("; see docs/rules.md for the syntax (RE2)");
    }

    @Test
    void keepsTheCauseAndShowsLittleOfALongPattern() {
        PatternError error = error("[" + "a".repeat(5_000));
        assertThat(error).hasCauseInstanceOf(PatternSyntaxException.class);
        assertThat(error.getMessage().length()).isLessThan(250);
    }

    private static PatternError error(String pattern) {
        return catchThrowableOfType(PatternError.class, () -> CompiledRule.of(Rules.of("r", "Label", pattern)));
    }
}
