package io.logclf.regex.literals;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

class LiteralTriggersTest {

    private static final long SEED = 43;

    @Test
    void takesARuleForACandidateIfALiteralOfEachOfItsSetsOccurs() {
        LiteralTriggers triggers = new LiteralTriggers(List.of(List.of(Set.of("timeout"), Set.of("db1", "db2"))));
        assertThat(candidates(triggers, "timeout", "db2")).containsExactly(0);
        assertThat(candidates(triggers, "timeout", "db1", "db2")).containsExactly(0);
        assertThat(candidates(triggers, "timeout")).isEmpty();
        assertThat(candidates(triggers, "db1", "db2")).isEmpty();
        assertThat(candidates(triggers)).isEmpty();
    }

    @Test
    void takesARuleWithoutLiteralsForACandidateAlways() {
        LiteralTriggers triggers = new LiteralTriggers(List.of(List.of(), List.of(Set.of("a")), List.of()));
        assertThat(candidates(triggers)).containsExactly(0, 2);
        assertThat(candidates(triggers, "a")).containsExactly(0, 1, 2);
    }

    @Test
    void namesEachLiteralOnce() {
        LiteralTriggers triggers = new LiteralTriggers(
                List.of(List.of(Set.of("a"), Set.of("b")), List.of(Set.of("b")), List.of(Set.of("a", "c"))));
        assertThat(triggers.literals()).containsExactlyInAnyOrder("a", "b", "c");
        assertThat(new LiteralTriggers(List.of()).literals()).isEmpty();
    }

    @Test
    void agreesWithALookAtEachRule() {
        Random random = new Random(SEED);
        for (int i = 0; i < 300; i++) {
            // More than 64 rules and literals, so that sets take several words.
            int names = i % 3 == 0 ? 200 : 8;
            List<List<Set<String>>> required = new ArrayList<>();
            for (int rules = random.nextInt(i % 3 == 1 ? 150 : 20); rules >= 0; rules--) {
                required.add(sets(random, names));
            }
            LiteralTriggers triggers = new LiteralTriggers(required);
            for (int k = 0; k < 10; k++) {
                Set<String> occurring = new LinkedHashSet<>(triggers.literals());
                int share = random.nextInt(11);
                occurring.removeIf(literal -> random.nextInt(10) < share);
                List<Integer> expected = new ArrayList<>();
                for (int rule = 0; rule < required.size(); rule++) {
                    if (required.get(rule).stream().allMatch(set -> set.stream().anyMatch(occurring::contains))) {
                        expected.add(rule);
                    }
                }
                assertThat(candidates(triggers, occurring.toArray(String[]::new)))
                        .isEqualTo(expected);
            }
        }
    }

    private static List<Set<String>> sets(Random random, int names) {
        List<Set<String>> sets = new ArrayList<>();
        for (int count = random.nextInt(4); count > 0; count--) {
            Set<String> set = new LinkedHashSet<>();
            for (int size = 1 + random.nextInt(3); size > 0; size--) {
                set.add("w" + random.nextInt(names));
            }
            sets.add(set);
        }
        return sets;
    }

    private static List<Integer> candidates(LiteralTriggers triggers, String... occurring) {
        BitSet bits = new BitSet();
        for (String literal : occurring) {
            bits.set(triggers.literals().indexOf(literal));
        }
        long[] words = new long[(triggers.literals().size() + 63) / 64];
        long[] set = bits.toLongArray();
        System.arraycopy(set, 0, words, 0, set.length);
        return BitSet.valueOf(triggers.candidates(words)).stream().boxed().toList();
    }
}
