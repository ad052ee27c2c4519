package io.logclf.head.opposites;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** The list of words that comes with this version, and what is read of it. */
class LexiconTest {

    private final Lexicon lexicon = Lexicon.load();

    /** The axes as they stand in the file, each with the words of its sides. */
    private static List<List<List<String>>> axes() throws IOException {
        List<List<List<String>>> axes = new ArrayList<>();
        try (BufferedReader file = new BufferedReader(new InputStreamReader(
                LexiconTest.class.getResourceAsStream("opposites.txt"), StandardCharsets.UTF_8))) {
            for (String line = file.readLine(); line != null; line = file.readLine()) {
                String entry = line.strip();
                if (!entry.isEmpty() && !entry.startsWith("#") && !entry.startsWith("!")) {
                    String[] sides = entry.replace("~", "").split("\\|", -1);
                    assertThat(sides).as(entry).hasSize(2);
                    axes.add(List.of(words(sides[0]), words(sides[1])));
                }
            }
        }
        return axes;
    }

    private static List<String> words(String side) {
        return List.of(side.strip().split("\\s+", -1));
    }

    @Test
    void axesFitTheBitsOfALong() throws IOException {
        assertThat(axes()).hasSizeBetween(2, Long.SIZE);
    }

    @Test
    void everyWordIsReadOnItsSide() throws IOException {
        int axis = 0;
        for (List<List<String>> sides : axes()) {
            long bit = 1L << axis++;
            assertThat(sides.get(0)).allMatch(word -> (lexicon.polarity(word).left() & bit) != 0);
            assertThat(sides.get(1)).allMatch(word -> (lexicon.polarity(word).right() & bit) != 0);
        }
    }

    @Test
    void noWordIsItsOwnOpposite() throws IOException {
        for (List<List<String>> sides : axes()) {
            assertThat(sides.get(0)).as(sides.get(0).get(0)).doesNotContainAnyElementsOf(sides.get(1));
        }
    }

    @Test
    void wordsAreInLowerCaseAsTextsAreWhenTheyAreRead() throws IOException {
        for (List<List<String>> sides : axes()) {
            for (List<String> side : sides) {
                assertThat(side).allMatch(word -> word.equals(word.toLowerCase(Locale.ROOT)));
            }
        }
    }

    @Test
    void theFirstWordOfEachSideNamesItAndNoOther() throws IOException {
        Map<String, Integer> names = new TreeMap<>();
        int axis = 0;
        for (List<List<String>> sides : axes()) {
            long bit = 1L << axis++;
            sides.forEach(side -> names.merge(side.get(0), 1, Integer::sum));
            assertThat(lexicon.named(sides.get(0).get(0))).isEqualTo(new Polarity(bit, 0));
            assertThat(lexicon.named(sides.get(1).get(0))).isEqualTo(new Polarity(0, bit));
            assertThat(lexicon.names(new Polarity(bit, bit)))
                    .containsExactly(sides.get(0).get(0), sides.get(1).get(0));
        }
        assertThat(names).allSatisfy((name, count) -> assertThat(count).as(name).isOne());
    }

    @Test
    void theFirstAxisIsTheOutcomeAndCountsWhateverElseIsSaid() {
        assertThat(lexicon.polarity("succeed")).isEqualTo(new Polarity(1, 0));
        assertThat(lexicon.polarity("fail")).isEqualTo(new Polarity(0, 1));
        assertThat(lexicon.strong() & 1).isOne();
    }

    @Test
    void axesOfWordsThatMeanLittleAreWeak() {
        for (String weak : List.of("on", "off", "in", "out")) {
            Polarity polarity = lexicon.polarity(weak);
            assertThat(polarity.on(lexicon.strong()).isNone()).as(weak).isTrue();
            assertThat(polarity.isNone()).as(weak).isFalse();
        }
    }

    @Test
    void negationsAreOnNoSide() {
        assertThat(lexicon.negations()).contains("not", "nicht").allMatch(lexicon::isNegation);
        assertThat(lexicon.isNegation("Not")).isFalse();
        assertThat(lexicon.isNegation("")).isFalse();
        assertThat(lexicon.polarity("").isNone()).isTrue();
    }

    @Test
    void everyAxisHasTwoNamesAndBitsBeyondThemHaveNone() throws IOException {
        List<String> names = new ArrayList<>();
        axes().forEach(sides -> sides.forEach(side -> names.add(side.get(0))));
        assertThat(lexicon.names(new Polarity(-1, -1))).isEqualTo(names);
    }
}
