package io.logclf.training.rules;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.re2j.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class QuotedLiteralTest {

    @ParameterizedTest
    @ValueSource(strings = {"plain", "a.b*c+d?", "(x)[y]{z}", "^$|\\", "\t\n\u0000\u007f", "ünï \uD83D\uDE80", ""})
    void matchesTheTextAndNothingElse(String text) {
        Pattern pattern = Pattern.compile(QuotedLiteral.of(text));
        assertThat(pattern.matcher(text).matches()).isTrue();
        assertThat(pattern.matcher(text + "x").matches()).isFalse();
        assertThat(pattern.matcher("x" + text).matches()).isFalse();
    }

    @Test
    void writesLoneSurrogatesAndControlsByTheirNumber() {
        assertThat(QuotedLiteral.of("a\uD800\u0007")).isEqualTo("a\\x{d800}\\x{7}");
    }
}
