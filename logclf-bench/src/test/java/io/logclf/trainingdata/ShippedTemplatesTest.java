package io.logclf.trainingdata;

import static org.assertj.core.api.Assertions.assertThat;

import io.logclf.api.text.Masker;
import io.logclf.trainingdata.NearTemplates.Pair;
import java.io.IOException;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** What the README of the training data promises of the templates. */
class ShippedTemplatesTest {

    private static final double NEAR = 0.8;

    @Test
    void thereAreManyTemplatesOfManyKindsOfSystems() throws IOException {
        List<SystemKind> kinds = Shipped.kinds();

        assertThat(kinds).hasSizeGreaterThanOrEqualTo(300);
        assertThat(kinds).extracting(SystemKind::name).doesNotHaveDuplicates();
        assertThat(kinds).allSatisfy(kind -> assertThat(kind.templates()).isNotEmpty());
        assertThat(Shipped.templates()).hasSizeGreaterThanOrEqualTo(18_000);
    }

    @Test
    void everyLabelHasManyTemplatesAndNoneMore() throws IOException {
        Map<Tag, Integer> counts = new EnumMap<>(Tag.class);
        Shipped.templates().forEach(template -> counts.merge(template.tag(), 1, Integer::sum));

        assertThat(counts).containsOnlyKeys(Tag.values());
        assertThat(counts.values()).allSatisfy(count -> assertThat(count).isGreaterThanOrEqualTo(600));
        assertThat(counts.get(Tag.NON)).isGreaterThanOrEqualTo(2_000);
    }

    @Test
    void manyTemplatesAreHardPairs() throws IOException {
        assertThat(Shipped.templates().stream().filter(Shipped::isHardPair)).hasSizeGreaterThanOrEqualTo(1_500);
    }

    @Test
    void noTemplateStandsThereTwice() throws IOException {
        Set<String> texts = new HashSet<>();

        assertThat(Shipped.templates().stream().map(Template::text).filter(text -> !texts.add(text)))
                .isEmpty();
    }

    @Test
    void noTemplateIsNearAnotherSaveTheTwoSidesOfAHardPair() throws IOException {
        List<Pair> near = NearTemplates.find(Shipped.templates(), NEAR).stream()
                .filter(pair -> !isHardPair(pair))
                .toList();

        assertThat(near).isEmpty();
    }

    @Test
    void aMaskedMessageNeverHasTwoLabels() throws IOException {
        Map<String, String> labelOf = new HashMap<>();
        Set<String> twice = new TreeSet<>();
        for (Tag tag : Tag.values()) {
            Shipped.read(Shipped.FOLDER.resolve(tag.fileName()), (message, label) -> {
                String masked = Masker.standard().mask(message);
                String before = labelOf.put(masked, label);
                if (before != null && !before.equals(label)) {
                    twice.add(before + " and " + label + ": " + masked);
                }
            });
        }
        assertThat(labelOf).hasSizeGreaterThan(30_000);
        assertThat(twice).isEmpty();
    }

    private static boolean isHardPair(Pair pair) {
        return pair.one().tag() != pair.other().tag()
                && Shipped.isHardPair(pair.one())
                && Shipped.isHardPair(pair.other());
    }
}
