package io.logclf.head.opposites;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class InflectionTest {

    @ParameterizedTest
    @CsvSource({
        "starts, start",
        "started, start",
        "closes, close",
        "closed, close",
        "stopped, stop",
        "denied, deny",
        "tries, try",
        "quickly, quick"
    })
    void theBaseIsAmongThose(String word, String base) {
        assertThat(Inflection.bases(word)).contains(base).first().isEqualTo(word);
    }

    @Test
    void noBaseIsShorterThanTwoLetters() {
        assertThat(Inflection.bases("is")).containsExactly("is");
        assertThat(Inflection.bases("bed")).containsExactly("bed", "be");
        assertThat(Inflection.bases("a")).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "retrying, retry",
        "retried, retri",
        "stopped, stop",
        "stopping, stop",
        "closes, clos",
        "closing, clos",
        "process, process",
        "added, add",
        "adding, add",
        "installed, install",
        "plugged, plug",
        "used, used"
    })
    void inflectionsShareAStem(String word, String stem) {
        assertThat(Inflection.stem(word)).isEqualTo(stem);
    }

    @ParameterizedTest
    @CsvSource({
        "unavailable, available",
        "disconnected, connected",
        "misconfigured, configured",
        "invalid, valid",
        "nonfatal, fatal",
        "non-fatal, fatal",
        "unit, unit",
        "unfit, fit",
        "不可用, 可用",
        "未成功, 成功",
        "未, 未"
    })
    void prefixesThatSayTheOppositeAreTakenOff(String word, String rest) {
        assertThat(Inflection.withoutPrefix(word)).isEqualTo(rest);
    }
}
