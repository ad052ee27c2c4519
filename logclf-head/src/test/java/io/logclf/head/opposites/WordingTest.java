package io.logclf.head.opposites;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WordingTest {

    @ParameterizedTest
    @CsvSource({
        "Badge <*> granted, Badge <*> denied",
        "Pump <*> is reachable, Pump <*> is unreachable",
        "Invoice <*> was sent, Invoice <*> was not sent",
        "Map <*> drawn, Map <*> couldn't be drawn",
        "Read schema <*>, Failed to read schema <*>",
        "Zug <*> gefunden, Zug <*> nicht gefunden",
        "Servicio <*> activado, Servicio <*> desactivado",
        "Pompe <*> activée, Pompe <*> désactivée",
        "Насос <*> включен, Насос <*> выключен",
        "泵 <*> 启动, 泵 <*> 停止",
        "文件 <*> 可用, 文件 <*> 不可用"
    })
    void oppositesAreTold(String one, String other) {
        Wording a = Wording.of(one);
        Wording b = Wording.of(other);
        boolean sameFrame = a.frame().equals(b.frame()) && a.opposes(b);
        assertThat(a.polarity().opposes(b.polarity()) || sameFrame).isTrue();
    }

    @ParameterizedTest
    @CsvSource({"Badge <*> granted, Badge <*> accepted", "Job <*> finished, Job <*> has completed", "No errors, Success"
    })
    void whatSaysTheSameIsNotOpposed(String one, String other) {
        assertThat(Wording.of(one).polarity().opposes(Wording.of(other).polarity()))
                .isFalse();
    }

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '^',
            value = {
                "re-read the user's file, re-read|the|user's|file",
                "z-满, z|满",
                "满-z, 满|z",
                "满-满, 满|满",
                "disk'泵-启动'停止, disk|泵|启动|停止",
                "テスト-full, テスト|full",
                "서버-down, 서버|down",
                "Насос-main, насос-main",
                "-a- b-- --c 'd' e'-f, a|b|c|d|e|f",
                "e\u0301-mail sent, e\u0301-mail|sent",
                "\u0301 満\u0301-x, 満\u0301|x",
                "port-8080-open, port|open",
                "users', users",
                "disk-, disk",
                "azure zone a to z, azure|zone|a|to|z"
            })
    void wordsBeginAndEndWithALetter(String text, String words) {
        assertThat(String.join("|", Wording.words(text))).isEqualTo(words);
    }

    @Test
    void whatIsFullIsFullBehindAHyphenToo() {
        assertThat(Wording.of("泵-启动").polarity()).isEqualTo(Wording.of("泵 启动").polarity());
        assertThat(Wording.of("disk-不可用").polarity())
                .isEqualTo(Wording.of("disk 不可用").polarity());
    }

    @Test
    void doubleNegationIsNone() {
        assertThat(Wording.of("not unavailable").polarity())
                .isEqualTo(Wording.of("available").polarity());
    }

    @Test
    void aWordOnAnotherAxisThanTheOutcomeIsNoNegation() {
        Wording started = Wording.of("Job <*> stopped");
        assertThat(started.opposes(Wording.of("Job <*> suspended"))).isFalse();
        assertThat(started.opposes(Wording.of("Job <*> started"))).isTrue();
        assertThat(Wording.of("Job <*> failed not").opposes(Wording.of("Job <*> failed")))
                .isTrue();
    }
}
