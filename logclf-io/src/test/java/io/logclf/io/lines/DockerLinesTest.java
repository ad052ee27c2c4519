package io.logclf.io.lines;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DockerLinesTest {

    private final DockerLines lines = new DockerLines();

    @Test
    void keepsATraceOfOneStreamTogether() {
        assertThat(next(err("it failed\\n"))).isFalse();
        assertThat(next(err("java.io.IOException: x\\n"))).isFalse();
        assertThat(next(err("\\tat com.acme.Shop.pay(Shop.java:42)\\n"))).isTrue();
        assertThat(next(err("Caused by: x\\n"))).isTrue();
        assertThat(next(err("it works\\n"))).isFalse();
    }

    @Test
    void joinsThePiecesOfALongLine() {
        assertThat(next(out("first "))).isFalse();
        assertThat(lines.isJoined()).isFalse();
        assertThat(next(out("second "))).isTrue();
        assertThat(lines.isJoined()).isTrue();
        assertThat(next(out("third\\n"))).isTrue();
        assertThat(lines.isJoined()).isTrue();
        assertThat(next(out("another\\n"))).isFalse();
        assertThat(lines.isJoined()).isFalse();
    }

    @Test
    void joinsNoPiecesOfDifferentStreams() {
        assertThat(next(out("first "))).isFalse();
        assertThat(next(err("second\\n"))).isFalse();
        assertThat(lines.isJoined()).isFalse();
    }

    @Test
    void knowsARestBehindTheOtherStream() {
        assertThat(next(err("it failed\\n"))).isFalse();
        assertThat(next(out("ready\\n"))).isFalse();
        assertThat(lines.isOrphan()).isFalse();
        assertThat(next(err("\\tat com.acme.Shop.pay(Shop.java:42)\\n"))).isFalse();
        assertThat(lines.isOrphan()).isTrue();
    }

    @Test
    void readsTheEscapesOfJson() {
        assertThat(next(err("it failed\\n"))).isFalse();
        assertThat(next(err("\\u0009at com.acme.Shop.pay(Shop.java:42)\\n"))).isTrue();
        assertThat(next(err("\\u001b[31m\\tat c.e.Shop.pay(Shop.java:42)\\u001b[0m\\n")))
                .isTrue();
        assertThat(next(err("\\u65e5\\\"\\\\\\/\\n"))).isFalse();
        assertThat(next(err("Caused by: \\u003cinit\\u003e\\r\\n"))).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "{}",
                "it works",
                "{\"log\":\"",
                "{\"log\":\"\\",
                "{\"log\":\"\\u00",
                "{\"log\":\"\\tat a.b(C.java:1)\\n\"}",
                "{\"log\":\"\\tat a.b(C.java:1)\\n\",\"stream\":\"x\"}",
                "{\"stream\":\"stderr\",\"log\":\"\\tat a.b(C.java:1)\\n\"}",
                "{\"log\": \"\\tat a.b(C.java:1)\\n\",\"stream\":\"stderr\"}"
            })
    void joinsNothingThatDockerHasNotWritten(String line) {
        assertThat(next(err("it failed\\n"))).isFalse();
        assertThat(next(line)).isFalse();
        assertThat(lines.isJoined()).isFalse();
    }

    @Test
    void aStreamWhoseNameIsCutOffIsNone() {
        String cut = "{\"log\":\"%s\\n\",\"stream\":\"std";
        assertThat(next(cut.formatted("it failed"))).isFalse();
        assertThat(next(cut.formatted("\\tat a.b(C.java:1)"))).isFalse();
        assertThat(lines.isJoined()).isFalse();
    }

    @Test
    void aLineThatIsNoDockersEndsWhatWasOpen() {
        assertThat(next(out("first "))).isFalse();
        assertThat(next("it works")).isFalse();
        assertThat(next(out("second\\n"))).isFalse();
        assertThat(lines.isJoined()).isFalse();
    }

    @Test
    void forgetsAnOpenLine() {
        assertThat(next(out("first "))).isFalse();
        lines.reset();
        assertThat(next(out("second\\n"))).isFalse();
        assertThat(lines.isJoined()).isFalse();
    }

    @Test
    void readsLinesLongerThanAllBefore() {
        List<Boolean> answers = new ArrayList<>();
        for (int length = 10; length < 100_000; length *= 7) {
            answers.add(next(err("x".repeat(length) + "\\n")));
            answers.add(next(err("\\tat " + "x".repeat(length) + "\\n")));
        }
        assertThat(answers).hasSizeGreaterThan(4);
        for (int i = 0; i < answers.size(); i++) {
            assertThat(answers.get(i)).isEqualTo(i % 2 == 1);
        }
    }

    private boolean next(String line) {
        byte[] bytes = ("xx" + line + "yy").getBytes(StandardCharsets.UTF_8);
        return lines.next(bytes, 2, bytes.length - 2);
    }

    private static String out(String json) {
        return "{\"log\":\"" + json + "\",\"stream\":\"stdout\",\"time\":\"2024-05-01T10:15:02Z\"}";
    }

    private static String err(String json) {
        return "{\"log\":\"" + json + "\",\"stream\":\"stderr\",\"time\":\"2024-05-01T10:15:02Z\"}";
    }
}
