package io.logclf.head.opposites;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ScriptTest {

    @ParameterizedTest
    @ValueSource(
            chars = {'a', '9', ' ', '\u00e9', '\u0416', '\u05d0', '\u0639', '\u0905', '\u30fb', '\ud840', '\uffff'})
    void scriptsWithSpacesAndSignsAreNone(char c) {
        assertThat(Script.unspaced(c)).isZero();
    }

    @Test
    void charactersOfOneScriptAreOfOneKind() {
        assertThat(Script.unspaced('\u0e01'))
                .isEqualTo(Script.unspaced('\u0e81'))
                .isPositive();
        assertThat(Script.unspaced('\u3042'))
                .isEqualTo(Script.unspaced('\u3093'))
                .isPositive();
        assertThat(Script.unspaced('\u30a2'))
                .isEqualTo(Script.unspaced('\uff71'))
                .isPositive();
        assertThat(Script.unspaced('\u4e00'))
                .isEqualTo(Script.unspaced('\u3005'))
                .isEqualTo(Script.HAN);
        assertThat(Script.unspaced('\uac00'))
                .isEqualTo(Script.unspaced('\u1100'))
                .isPositive();
    }

    @Test
    void scriptsOfOneLanguageAreTold() {
        // Han, Hiragana and Katakana, as in one Japanese sentence.
        assertThat(new int[] {Script.unspaced('\u8d77'), Script.unspaced('\u304d'), Script.unspaced('\u30a8')})
                .doesNotHaveDuplicates();
    }

    @Test
    void theFirstAndTheLastCharacterOfARangeAreInIt() {
        assertThat(Script.unspaced('\u33ff')).isZero();
        assertThat(Script.unspaced('\u3400')).isEqualTo(Script.HAN);
        assertThat(Script.unspaced('\u9fff')).isEqualTo(Script.HAN);
        assertThat(Script.unspaced('\ua000')).isZero();
        assertThat(Script.unspaced('\u0dff')).isZero();
        assertThat(Script.unspaced('\u0e00')).isOne();
        assertThat(Script.unspaced('\u0f00')).isZero();
    }

    @Test
    void aWordIsUnspacedByOneOfItsCharacters() {
        assertThat(Script.isUnspaced("")).isFalse();
        assertThat(Script.isUnspaced("disk")).isFalse();
        assertThat(Script.isUnspaced("disk\u6ee1")).isTrue();
    }

    @Test
    void foreignIsALetterBeyondLatinAndNoDigitOrSign() {
        assertThat(Script.isForeign("na\u00efve-\u0142\u00f3d\u017a")).isFalse();
        assertThat(Script.isForeign("123 \u2192 \ud83d\udd25 \u0663")).isFalse();
        assertThat(Script.isForeign("\u0434\u0438\u0441\u043a")).isTrue();
        assertThat(Script.isForeign("\ud840\udc00")).isTrue();
        assertThat(Script.isForeign("")).isFalse();
    }

    @ParameterizedTest
    @CsvSource({
        "0e00, 0eff, 1",
        "1780, 17ff, 1",
        "3041, 309f, 2",
        "30a1, 30fa, 3",
        "30fc, 30ff, 3",
        "ff66, ff9f, 3",
        "3005, 3005, 4",
        "3400, 9fff, 4",
        "f900, faff, 4",
        "ac00, d7af, 5",
        "1100, 11ff, 5"
    })
    void aBlockOfAScriptBeginsAndEndsWhereUnicodeHasIt(String first, String last, int script) {
        int from = Integer.parseInt(first, 16);
        int to = Integer.parseInt(last, 16);
        assertThat(Script.unspaced((char) (from - 1))).as("before").isZero();
        assertThat(Script.unspaced((char) from)).as("first").isEqualTo(script);
        assertThat(Script.unspaced((char) to)).as("last").isEqualTo(script);
        assertThat(Script.unspaced((char) (to + 1))).as("behind").isZero();
    }
}
