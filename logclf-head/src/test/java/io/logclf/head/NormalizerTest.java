package io.logclf.head;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.logclf.api.text.Masker;
import org.junit.jupiter.api.Test;

class NormalizerTest {

    @Test
    void standardMasksAndNoneLeavesAsItIs() {
        assertThat(Normalizer.standard().normalize("user42 from 10.0.0.1")).isEqualTo("user<number> from <ip>");
        assertThat(Normalizer.none().normalize("user42 from 10.0.0.1")).isEqualTo("user42 from 10.0.0.1");
    }

    @Test
    void encodersReadBareWordsForPlaceholders() {
        assertThat(Normalizer.withBareWords("user<number> from <ip>.")).isEqualTo("user number  from  ip .");
        assertThat(Normalizer.withBareWords("<uuid>")).isEqualTo(" uuid ");
        assertThat(Normalizer.withBareWords("")).isEmpty();
    }

    @Test
    void otherBracketsStay() {
        for (String text : new String[] {"a < b", "<", "<>", "<a", "<A>", "<a1>", "<a b>", "a > b", "x <- y -> z"}) {
            assertThat(Normalizer.withBareWords(text)).isEqualTo(text);
        }
        assertThat(Normalizer.withBareWords("<<ip>>")).isEqualTo("< ip >");
        assertThat(Normalizer.withBareWords("<a<ip>")).isEqualTo("<a ip ");
    }

    @Test
    void idsAreFoundAgainAndOthersRefused() {
        assertThat(Normalizer.of(Normalizer.standard().id())).isSameAs(Normalizer.standard());
        assertThat(Normalizer.of(Normalizer.none().id())).isSameAs(Normalizer.none());
        assertThat(Normalizer.standard().id()).contains(Masker.standard().id());
        assertThatExceptionOfType(ModelException.class)
                .isThrownBy(() -> Normalizer.of("mask-v0"))
                .withMessageContainingAll("mask-v0", Normalizer.standard().id(), "train it again");
    }
}
