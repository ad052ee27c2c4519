package io.logclf.regex.syntax;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class QuoteTest {

    @Test
    void quotesAShortTextWhole() {
        assertThat(Quote.of("it works")).isEqualTo("'it works'");
        assertThat(Quote.of("")).isEqualTo("''");
        assertThat(Quote.of("it's")).isEqualTo("'it's'");
        assertThat(Quote.of("x".repeat(80))).isEqualTo("'" + "x".repeat(80) + "'");
    }

    @Test
    void cutsALongTextOff() {
        assertThat(Quote.of("x".repeat(81))).isEqualTo("'" + "x".repeat(80) + "\u2026'");
        assertThat(Quote.of("x".repeat(1_000_000))).hasSize(83);
    }

    @Test
    void cutsNoCharacterInTwo() {
        String fire = "\uD83D\uDD25";
        assertThat(Quote.of(fire.repeat(80))).isEqualTo("'" + fire.repeat(80) + "'");
        assertThat(Quote.of("a" + fire.repeat(80))).isEqualTo("'a" + fire.repeat(79) + "\u2026'");
    }

    @Test
    void showsControlCharactersAsOneBlank() {
        assertThat(Quote.of("a\r\n\tb\u001B[31mc\u007Fd\0")).isEqualTo("'a b [31mc d '");
        assertThat(Quote.of("\n".repeat(1_000))).isEqualTo("' '");
    }
}
