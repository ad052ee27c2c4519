package io.logclf.io.prefix;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ContainerNameTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '>',
            value = {
                "web-1  | it works>it works",
                "web-1 |it works>it works",
                "web_1|it works>it works",
                "shop.cart-12 | it works>it works",
                "db | it works>it works",
                "[pod/web-7f9c/app] it works>it works",
                "[pod/web-7f9c/app]it works>it works",
                "[pod/] x>x",
                "[pod/a b/c|d] x>x"
            })
    void findsTheTextBehindTheName(String line, String text) {
        assertThat(rest(line)).isEqualTo(text);
    }

    @Test
    void keepsTheIndentationBehindTheBar() {
        assertThat(rest("web-1 |   at c.e.Shop")).isEqualTo("  at c.e.Shop");
        assertThat(rest("web-1 | \tat c.e.Shop")).isEqualTo("\tat c.e.Shop");
        assertThat(rest("[pod/web/app]  x")).isEqualTo(" x");
        assertThat(rest("web-1 | ")).isEmpty();
        assertThat(rest("web-1 |")).isEmpty();
    }

    @Test
    void looksBehindColours() {
        assertThat(rest("\u001B[36mweb-1  | \u001B[0mit works")).isEqualTo("it works");
        assertThat(rest("\u001B[36mweb-1  |\u001B[0m it works")).isEqualTo("it works");
        assertThat(rest("\u001B[1;36m[pod/web/app]\u001B[0m it works")).isEqualTo("it works");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "|",
                " | x",
                "   | it works",
                " |",
                "web",
                "web-1",
                "web-1 ",
                "web 1 | x",
                " web-1 | x",
                "web-1\t| x",
                "web/1 | x",
                "caf\u00e9-1 | x",
                "[web] x",
                "[pod",
                "[pod/web/app",
                "[pods/web] x",
                "{\"a\":1} | x"
            })
    void findsNoneInOtherLines(String line) {
        assertThat(of(line)).isEqualTo(new ContainerName(0, 0));
    }

    @Test
    void hasTheSameKeyForEachLineOfAContainer() {
        int key = of("web-1  | it works").key();
        assertThat(of("web-1 | it failed").key()).isEqualTo(key);
        assertThat(of("\u001B[36mweb-1 |\u001B[0m x").key()).isEqualTo(key);
        assertThat(of("web-2  | it works").key()).isNotEqualTo(key);
        assertThat(of("[pod/web/app] a").key()).isEqualTo(of("[pod/web/app] b").key());
        assertThat(of("[pod/web/app] a").key())
                .isNotEqualTo(of("[pod/web/api] a").key());
    }

    @Test
    void hasAnotherKeyForEachOfManyContainers() {
        Set<Integer> keys = new HashSet<>();
        for (int i = 0; i < 1_000; i++) {
            keys.add(of("web-" + i + " | x").key());
        }
        assertThat(keys).hasSize(1_000).doesNotContain(0);
    }

    @Test
    void readsNothingOutsideOfTheLine() {
        byte[] bytes = "x web-1 | it works".getBytes(StandardCharsets.UTF_8);
        assertThat(ContainerName.of(bytes, 2, bytes.length).end()).isEqualTo(10);
        assertThat(ContainerName.of(bytes, 2, 10).end()).isEqualTo(10);
        assertThat(ContainerName.of(bytes, 2, 9).end()).isEqualTo(9);
        assertThat(ContainerName.of(bytes, 2, 8)).isEqualTo(new ContainerName(2, 0));
        assertThat(ContainerName.of(bytes, 2, 2)).isEqualTo(new ContainerName(2, 0));
    }

    @ParameterizedTest
    @ValueSource(strings = {"web-1  | ready", "web_1  | ready", "a.b-c_12 | it works", "web-1 | it works"})
    void isSureOfANameWithANumberInALine(String line) {
        assertThat(ContainerName.end(line, 0, true)).isEqualTo(line.indexOf(' '));
    }

    @ParameterizedTest
    @ValueSource(strings = {"item-1 | 5", "web | it works", "-1 | it works", "12 | it works", "web1 | it works", "| x"})
    void isNotSureOfOthers(String line) {
        assertThat(ContainerName.end(line, 0, true)).isEqualTo(-1);
    }

    @Test
    void takesAnyNameWhereItNeedNotBeSure() {
        assertThat(ContainerName.end("web | 5", 0, false)).isEqualTo(3);
        assertThat(ContainerName.end("12 | 5", 0, false)).isEqualTo(2);
        assertThat(ContainerName.end("caf\u00e9 | 5", 0, false)).isEqualTo(3);
        assertThat(ContainerName.end("\u00e9 | 5", 0, false)).isEqualTo(-1);
        assertThat(ContainerName.end("", 0, false)).isEqualTo(-1);
    }

    private static ContainerName of(String line) {
        byte[] bytes = line.getBytes(StandardCharsets.UTF_8);
        return ContainerName.of(bytes, 0, bytes.length);
    }

    private static String rest(String line) {
        byte[] bytes = line.getBytes(StandardCharsets.UTF_8);
        int end = ContainerName.of(bytes, 0, bytes.length).end();
        assertThat(end).as(line).isPositive();
        return new String(bytes, end, bytes.length - end, StandardCharsets.UTF_8);
    }
}
