package io.logclf.training.mining;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class CharKindTest {

    @Test
    void controlsAndBlanksOfAllScriptsAreSpace() {
        for (char c : " \t\n\r\u0000\u007f\u00a0\u2003\u3000".toCharArray()) {
            assertThat(CharKind.of(c)).as("U+%04X", (int) c).isEqualTo(CharKind.SPACE);
        }
    }

    @Test
    void digitsOfAllScriptsAreDigits() {
        for (char c : "09\u0663\uff17".toCharArray()) {
            assertThat(CharKind.of(c)).as("U+%04X", (int) c).isEqualTo(CharKind.DIGIT);
        }
    }

    @Test
    void punctuationOfAllScriptsSeparates() {
        for (char c : "=:,(<\"\u3001\u300c\u2014\u201c".toCharArray()) {
            assertThat(CharKind.of(c)).as("U+%04X", (int) c).isEqualTo(CharKind.SEPARATOR);
        }
    }

    @Test
    void everythingElseBeyondAsciiIsALetter() {
        for (char c : "\u00fc\u7528\u0416\ud83d\u20ac".toCharArray()) {
            assertThat(CharKind.of(c)).as("U+%04X", (int) c).isEqualTo(CharKind.LETTER);
        }
    }

    @Test
    void capitalsAreLettersToo() {
        assertThat(CharKind.of('A')).isEqualTo((byte) (CharKind.LETTER | CharKind.UPPER));
        assertThat(CharKind.is('A', CharKind.LETTER)).isTrue();
        assertThat(CharKind.is('a', CharKind.UPPER)).isFalse();
    }

    @Test
    void jointsHoldIdentifiersTogether() {
        for (char c : "./_@\\$~-".toCharArray()) {
            assertThat(CharKind.of(c)).isEqualTo(CharKind.JOINT);
        }
        assertThat(CharKind.of('%')).isZero();
    }
}
