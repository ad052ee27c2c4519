package io.logclf.head.opposites;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class OppositesTest {

    private static final Opposites OPPOSITES = Opposites.standard();
    private static final Polarity SUCCESS = OPPOSITES.of("success");
    private static final Polarity FAILURE = OPPOSITES.of("failure");

    private static Polarity of(String text) {
        return OPPOSITES.of(Wording.words(text));
    }

    @Test
    void bothSidesOfAnAxisOpposeEachOther() {
        assertThat(SUCCESS.opposes(FAILURE)).isTrue();
        assertThat(SUCCESS.turned()).isEqualTo(FAILURE);
        assertThat(SUCCESS.opposes(SUCCESS)).isFalse();
        assertThat(OPPOSITES.of("table").isNone()).isTrue();
        assertThat(OPPOSITES.of("table").opposes(FAILURE)).isFalse();
    }

    @ParameterizedTest
    @CsvSource({
        "success, succeeds",
        "success, succeeded",
        "fail, failing",
        "start, started",
        "stop, stopped",
        "deny, denied",
        "deny, denies",
        "success, successfully",
        "connect, connecting"
    })
    void inflectionsSayWhatTheirBaseSays(String base, String inflected) {
        assertThat(OPPOSITES.of(inflected)).isEqualTo(OPPOSITES.of(base));
        assertThat(OPPOSITES.of(base).isNone()).isFalse();
    }

    @ParameterizedTest
    @CsvSource({
        "available, unavailable",
        "correct, incorrect",
        "healthy, unhealthy",
        "active, inactive",
        "installed, uninstalled"
    })
    void aPrefixTurnsAWordAround(String word, String turned) {
        assertThat(OPPOSITES.of(turned).opposes(OPPOSITES.of(word))).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "the backup was not successful",
                "backup could not be completed",
                "backup cannot complete",
                "backup failed to start",
                "unable to start the backup",
                "die Sicherung ist fehlgeschlagen"
            })
    void aNegationTurnsWhatFollows(String text) {
        assertThat(of(text).opposes(SUCCESS.with(OPPOSITES.of("start")))).isTrue();
    }

    @Test
    void aNegationReachesThreeWordsAndNoFarther() {
        assertThat(of("not a b successful").opposes(SUCCESS)).isTrue();
        assertThat(of("not a b c successful").opposes(SUCCESS)).isFalse();
    }

    @Test
    void aNegationAtTheEndTurnsWhatWasSaidBefore() {
        assertThat(of("dienst gestartet nicht").opposes(OPPOSITES.of("started")))
                .isTrue();
        assertThat(of("dienst gestartet").opposes(OPPOSITES.of("started"))).isFalse();
    }

    @Test
    void whatIsSaidOnBothSidesSaysNothingUnlessAllIsWanted() {
        List<String> words = Wording.words("start succeeded and backup failed");
        assertThat(OPPOSITES.of(words).and(SUCCESS.with(FAILURE)).isNone()).isTrue();
        assertThat(OPPOSITES.all(words).and(SUCCESS.with(FAILURE))).isEqualTo(SUCCESS.with(FAILURE));
    }

    @Test
    void wordsThatAlsoMeanLittleCountOnlyByThemselves() {
        assertThat(OPPOSITES.of("on").opposes(OPPOSITES.of("off"))).isTrue();
        assertThat(of("switched on").isNone()).as("a weak axis").isTrue();
    }

    @Test
    void scriptsWithoutSpacesHaveSeveralWordsInOne() {
        assertThat(of("备份成功").opposes(FAILURE)).isTrue();
        assertThat(of("备份失败").opposes(SUCCESS)).isTrue();
        assertThat(of("未成功").opposes(SUCCESS)).isTrue();
        assertThat(OPPOSITES.of("успешно").opposes(OPPOSITES.of("ошибка"))).isTrue();
    }

    @Test
    void negationsAreKnownInTheirForms() {
        assertThat(Stream.of("not", "can't", "won’t", "nicht")).allMatch(OPPOSITES::negates);
        assertThat(Stream.of("knot", "note", "start")).noneMatch(OPPOSITES::negates);
    }

    @Test
    void sidesAreFoundAgainByTheirNames() {
        Polarity sides = of("start failed");
        List<String> names = OPPOSITES.names(sides);
        assertThat(names).containsExactly("fail", "start");
        assertThat(names.stream().map(OPPOSITES::named).reduce(Polarity.NONE, Polarity::with))
                .isEqualTo(sides);
        assertThat(OPPOSITES.named("no such side").isNone()).isTrue();
        assertThat(OPPOSITES.names(Polarity.NONE)).isEmpty();
    }

    /** The words read last are remembered, by many threads at once, in fewer places than there are words. */
    @Test
    void whatIsRememberedIsWhatIsRead() {
        List<String> words = Stream.iterate(0, i -> i + 1)
                .limit(20_000)
                .map(i -> i % 3 == 0 ? "failed" + i : i % 3 == 1 ? "failed" : "started")
                .toList();
        assertThat(words.parallelStream()
                        .filter(word -> OPPOSITES.of(word).equals(FAILURE))
                        .count())
                .isEqualTo(words.stream().filter("failed"::equals).count());
    }

    @Test
    void polarityIsArithmeticOnAxes() {
        Polarity a = new Polarity(0b011, 0b100);
        Polarity b = new Polarity(0b100, 0b001);
        assertThat(a.with(b)).isEqualTo(new Polarity(0b111, 0b101));
        assertThat(a.with(b).clear()).isEqualTo(new Polarity(0b010, 0));
        assertThat(a.without(new Polarity(0b001, 0))).isEqualTo(new Polarity(0b010, 0b100));
        assertThat(a.and(new Polarity(0b010, 0b110))).isEqualTo(new Polarity(0b010, 0b100));
        assertThat(a.on(0b110)).isEqualTo(new Polarity(0b010, 0b100));
        assertThat(a.opposes(b)).isTrue();
        assertThat(a.turned().turned()).isEqualTo(a);
        assertThat(a.isNone()).isFalse();
        assertThat(Polarity.NONE.isNone()).isTrue();
    }

    @Test
    void aNegationBeforeTheLastWordTurnsWhatWasSaidBeforeAndAnEarlierOneDoesNot() {
        Polarity started = OPPOSITES.of("started");
        assertThat(of("service started not today").opposes(started)).isTrue();
        assertThat(of("service started not on monday")).isEqualTo(started);
    }

    @Test
    void wordsOfScriptsWithoutSpacesAreFoundOneBehindTheOther() {
        assertThat(OPPOSITES.of("成功失败")).isEqualTo(SUCCESS.with(FAILURE));
        assertThat(OPPOSITES.of("今オフライン")).isEqualTo(OPPOSITES.of("オフライン"));
        assertThat(OPPOSITES.of("オフライン").isNone()).isFalse();
    }

    @Test
    void theLongestOfTheWordsThatBeginAtAPlaceCounts() {
        assertThat(OPPOSITES.of("检查不合格")).isEqualTo(FAILURE);
        assertThat(OPPOSITES.of("检查合格")).isEqualTo(SUCCESS);
    }

    @Test
    void aNegationRightBeforeAWordOfSuchAScriptTurnsIt() {
        assertThat(OPPOSITES.of("备份未成功")).isEqualTo(FAILURE);
        assertThat(OPPOSITES.of("未备份成功")).as("not right before it").isEqualTo(SUCCESS);
    }

    @Test
    void aSingleIdeographIsAWordOnlyWhereItStandsAlone() {
        assertThat(OPPOSITES.of("开").opposes(OPPOSITES.of("关"))).isTrue();
        assertThat(OPPOSITES.of("机开").isNone()).isTrue();
        assertThat(OPPOSITES.of("开机").isNone()).isTrue();
    }

    @Test
    void aWordOfSuchAScriptNegatesIfItHoldsANegationOfOne() {
        assertThat(Stream.of("不", "备份未成功", "できません")).allMatch(OPPOSITES::negates);
        assertThat(Stream.of("成功", "备份", "not成功")).noneMatch(OPPOSITES::negates);
    }
}
