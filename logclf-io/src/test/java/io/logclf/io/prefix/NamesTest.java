package io.logclf.io.prefix;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class NamesTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "c.e.Shop",
                "Shop",
                "my::module",
                "app.main:12",
                "com.acme.Shop$Inner",
                "o.s.b.w.e.tomcat.TomcatWebServer",
                "[/shop]",
                "List<String>",
                "shop/cart",
                "caf\u00e9.Shop",
                "\u65E5\u672C.Shop",
                "user@host",
                "a-b_c"
            })
    void takesALogger(String name) {
        assertThat(Names.end(name + " - it works", 0, ' ')).isEqualTo(name.length());
        assertThat(Names.end(name + ": it works", 0, ' ')).isEqualTo(name.length());
        assertThat(Names.end(name, 0, ' ')).isEqualTo(name.length());
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " a", ": a", "1a", "42 jobs", "\"a\"", "(a)", "=a", "{a}", "\uD83D\uDE00"})
    void findsNoLoggerInOtherText(String text) {
        assertThat(Names.end(text, 0, ' ')).isEqualTo(-1);
    }

    @Test
    void endsBeforeTheNextCharacter() {
        assertThat(Names.end("shop.cart|it works", 0, '|')).isEqualTo(9);
        assertThat(Names.end("shop.cart] it works", 0, ']')).isEqualTo(9);
        assertThat(Names.end("shop(it works)", 0, ' ')).isEqualTo(4);
        assertThat(Names.end("a shop b", 2, ' ')).isEqualTo(6);
    }

    @Test
    void cutsAVeryLongNameOff() {
        assertThat(Names.end("a".repeat(1_000), 0, ' ')).isEqualTo(256);
        assertThat(Names.programEnd("a".repeat(1_000), 0)).isEqualTo(256);
        assertThat(Names.fileEnd("a".repeat(1_000) + ".go:1", 0, ' ')).isEqualTo(-1);
    }

    @Test
    void wantsAsManyJointsAsAreAsked() {
        assertThat(Names.structuredEnd("a.b x", 0, ' ', 1)).isEqualTo(3);
        assertThat(Names.structuredEnd("a.b x", 0, ' ', 2)).isEqualTo(-1);
        assertThat(Names.structuredEnd("a.b.c x", 0, ' ', 2)).isEqualTo(5);
        assertThat(Names.structuredEnd("a::b::c x", 0, ' ', 2)).isEqualTo(7);
        assertThat(Names.structuredEnd("a_b/c x", 0, ' ', 2)).isEqualTo(5);
        assertThat(Names.structuredEnd("a$b x", 0, ' ', 1)).isEqualTo(3);
    }

    @Test
    void takesACapitalInsideForOneJoint() {
        assertThat(Names.structuredEnd("HttpServer x", 0, ' ', 1)).isEqualTo(10);
        assertThat(Names.structuredEnd("HttpServer x", 0, ' ', 2)).isEqualTo(-1);
        assertThat(Names.structuredEnd("Payment failed", 0, ' ', 1)).isEqualTo(-1);
        assertThat(Names.structuredEnd("HTTP failed", 0, ' ', 1)).isEqualTo(-1);
    }

    @Test
    void countsNoJointAtTheEnds() {
        assertThat(Names.structuredEnd("Done. x", 0, ' ', 1)).isEqualTo(-1);
        assertThat(Names.structuredEnd(".hidden x", 0, ' ', 1)).isEqualTo(-1);
        assertThat(Names.structuredEnd("..", 0, ' ', 1)).isEqualTo(-1);
    }

    @Test
    void endsAProgramBeforeItsProcess() {
        assertThat(Names.programEnd("sshd[42]: x", 0)).isEqualTo(4);
        assertThat(Names.programEnd("kernel: x", 0)).isEqualTo(6);
        assertThat(Names.programEnd("su x", 0)).isEqualTo(2);
        assertThat(Names.programEnd("postfix/smtpd[1]", 0)).isEqualTo(13);
        assertThat(Names.programEnd("(cron) x", 0)).isEqualTo(6);
        assertThat(Names.programEnd("[42]", 0)).isEqualTo(-1);
        assertThat(Names.programEnd("", 0)).isEqualTo(-1);
    }

    @Test
    void takesASourceFileWithItsLine() {
        assertThat(Names.fileEnd("shop/cart.go:42 x", 0, ' ')).isEqualTo(15);
        assertThat(Names.fileEnd("cart.go:42] x", 0, ']')).isEqualTo(10);
        assertThat(Names.fileEnd("cart.go:42: x", 0, ':')).isEqualTo(10);
        assertThat(Names.fileEnd("cart.go:42", 0, ' ')).isEqualTo(10);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "host:8080 x", "cart.go x", "cart.go: x", "cart.go:x", ":42", "a:1.5", "cart.go:"})
    void takesNothingElseForOne(String text) {
        assertThat(Names.fileEnd(text, 0, ' ')).isEqualTo(-1);
    }
}
