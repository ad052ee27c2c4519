package io.logclf.io.prefix;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TraceLinesTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Caused by: java.io.IOException",
                "Suppressed: x",
                "... 12 more",
                "---> System.Exception: x",
                "--- End of inner exception stack trace ---",
                "During handling of the above exception, another exception occurred:",
                "The above exception was the direct cause of the following exception:",
                "goroutine 1 [running]:",
                "created by main.main",
                "[signal SIGSEGV: segmentation violation]",
                "Stack trace:",
                "[stacktrace]",
                "Traceback (most recent call last):",
                "Traceback (most recent call last):  "
            })
    void knowsLinesThatOnlyTracesHave(String line) {
        byte[] bytes = bytes(line);
        assertThat(TraceLines.begins(bytes, 0, bytes.length)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "caused by: x",
                "Caused by",
                "Caused by:x",
                "..",
                "...12",
                "-> x",
                "goroutines",
                "Created by x",
                "Traceback (most recent call last): KeyError",
                "Traceback",
                " Caused by: x",
                "it failed. Caused by: x"
            })
    void takesNoOtherLineForOne(String line) {
        byte[] bytes = bytes(line);
        assertThat(TraceLines.begins(bytes, 0, bytes.length)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "java.io.IOException: no space",
                "java.io.IOException",
                "java.io.IOException:",
                "ValueError: bad",
                "requests.exceptions.ConnectionError: refused",
                "com.acme.Shop$NoStockException: x",
                "java.lang.Throwable",
                "TypeError [ERR_X]: bad",
                "My_Error2Exception"
            })
    void knowsTheNamesOfExceptions(String line) {
        byte[] bytes = bytes(line);
        assertThat(TraceLines.isException(bytes, 0, bytes.length)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "Error",
                "Error: x",
                "Exception",
                "Exception: x",
                "Throwable",
                "IOException no space",
                "IOException:no",
                "an IOException",
                "IOExceptions",
                "IOException.",
                "ioerror",
                "shop/IOException: x",
                "Erreur: x",
                "\u00dcberlaufException: x"
            })
    void takesNoOtherWordForOne(String line) {
        byte[] bytes = bytes(line);
        assertThat(TraceLines.isException(bytes, 0, bytes.length)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"#0 /srv/a.php(42): pay()", "#1 {main}", "#12 x", "#9ab"})
    void knowsTheFramesOfPhp(String line) {
        assertThat(TraceLines.isNumbered(bytes(line), 0, line.length())).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"#0", "#0 ", "# 0 x", "#a 0 x", "0 #1 x", "####"})
    void takesNoOtherHashForOne(String line) {
        assertThat(TraceLines.isNumbered(bytes(line), 0, line.length())).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"app/shop.rb:42:in `pay'", "a.rb:1:in 'Shop#pay'", "app/a.rb:1:in `x': no stock (StockError)"})
    void knowsTheFramesOfRuby(String line) {
        assertThat(TraceLines.isRuby(bytes(line), 0, line.length())).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"app/shop.rb:42", "see app/shop.rb:42:in `pay'", "shop.py:42:in `pay'", "x'", ")", ".rb)"})
    void takesNoOtherPlaceForOne(String line) {
        assertThat(TraceLines.isRuby(bytes(line), 0, line.length())).isFalse();
    }

    @Test
    void knowsFramesWithoutIndentation() {
        assertThat(isFrame("at com.acme.Shop.pay(Shop.java:42)")).isTrue();
        assertThat(isFrame("at Shop.Run()")).isTrue();
        assertThat(isFrame("at noon")).isFalse();
        assertThat(isFrame("At x()")).isFalse();
        assertThat(isFrame("at x() in a.cs:line 3")).isFalse();
        assertThat(isFrame("atx()")).isFalse();
    }

    @Test
    void readsNothingOutsideOfTheLine() {
        byte[] bytes = bytes("java.io.IOException: x Caused by: y");
        assertThat(TraceLines.isException(bytes, 0, 19)).isTrue();
        assertThat(TraceLines.isException(bytes, 0, 18)).isFalse();
        assertThat(TraceLines.isException(bytes, 8, 19)).isTrue();
        // Only the word itself is left.
        assertThat(TraceLines.isException(bytes, 10, 19)).isFalse();
        assertThat(TraceLines.begins(bytes, 23, bytes.length)).isTrue();
        assertThat(TraceLines.begins(bytes, 23, 33)).isFalse();
        assertThat(TraceLines.begins(bytes, 23, 34)).isTrue();
    }

    @Test
    void looksForACauseBehindTheIndentation() {
        assertThat(isCause("\t\t  Caused by: x")).isTrue();
        assertThat(isCause("    ValueError")).isTrue();
        assertThat(isCause("    ")).isFalse();
        assertThat(isCause("")).isFalse();
        assertThat(isCause("    at x.Error()")).isFalse();
    }

    private static boolean isFrame(String line) {
        return TraceLines.isFrame(bytes(line), 0, line.length());
    }

    private static boolean isCause(String line) {
        return TraceLines.isCause(bytes(line), 0, line.length());
    }

    private static byte[] bytes(String line) {
        return line.getBytes(StandardCharsets.UTF_8);
    }
}
