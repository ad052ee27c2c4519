package io.logclf.regex.automaton;

import static org.assertj.core.api.Assertions.assertThat;

import io.logclf.regex.syntax.CharSet;
import io.logclf.regex.syntax.RegexFlags;
import io.logclf.regex.syntax.RegexParser;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Two characters are in one class if and only if no set of the patterns tells them apart. */
class CharClassesPropertyTest {

    private static final String[] PIECES = {
        "a",
        "[a-f]",
        "[^a-f]",
        "\\d",
        "\\W",
        ".",
        "[c-z0-5]",
        "\u00e9",
        "[\u4e00-\u4eff]",
        "\\s",
        "[\\x{ff00}-\\x{ffff}]",
        "\\n"
    };

    @Test
    void tellApartWhatTheSetsTellApart() {
        Random random = new Random(67);
        for (int i = 0; i < 100; i++) {
            List<Nfa> nfas = new ArrayList<>();
            for (int count = 1 + random.nextInt(3); count > 0; count--) {
                nfas.add(nfa(random));
            }
            CharClasses classes = CharClasses.of(nfas);
            Set<CharSet> sets = new LinkedHashSet<>();
            for (Nfa nfa : nfas) {
                for (Nfa.Step step : nfa.steps()) {
                    if (step instanceof Nfa.Consume consume) {
                        sets.add(consume.set());
                    }
                }
            }
            Map<Integer, List<Boolean>> memberships = new HashMap<>();
            for (int c = 0; c <= Character.MAX_VALUE; c += c < 0x200 ? 1 : 61) {
                int character = c;
                List<Boolean> membership =
                        sets.stream().map(set -> set.contains(character)).toList();
                List<Boolean> known = memberships.putIfAbsent(classes.of((char) c), membership);
                assertThat(known == null || known.equals(membership))
                        .as("U+%04X", c)
                        .isTrue();
            }
            // No two classes are alike.
            assertThat(new LinkedHashSet<>(memberships.values())).hasSameSizeAs(memberships.keySet());
        }
    }

    @Test
    void areNumberedFromZeroWithACharacterForEach() {
        Random random = new Random(71);
        for (int i = 0; i < 100; i++) {
            CharClasses classes = CharClasses.of(List.of(nfa(random), nfa(random)));
            for (int number = 0; number < classes.count(); number++) {
                assertThat(classes.of(classes.representative(number))).isEqualTo(number);
            }
            assertThat(classes.of('\0')).isZero();
        }
    }

    @Test
    void areOneWithoutAnySet() {
        CharClasses classes = CharClasses.of(List.of());
        assertThat(classes.count()).isEqualTo(1);
        assertThat(classes.of('a')).isEqualTo(classes.of('\uFFFF')).isZero();
        assertThat(classes.knowPlaces()).isFalse();
    }

    private static Nfa nfa(Random random) {
        StringBuilder pattern = new StringBuilder();
        for (int count = 1 + random.nextInt(4); count > 0; count--) {
            pattern.append(PIECES[random.nextInt(PIECES.length)]);
        }
        return Nfa.of(RegexParser.parse(pattern.toString(), new RegexFlags(false, false, false))
                        .orElseThrow())
                .orElseThrow();
    }
}
