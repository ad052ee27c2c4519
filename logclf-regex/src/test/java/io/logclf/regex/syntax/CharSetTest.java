package io.logclf.regex.syntax;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.BitSet;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Sets of ranges against sets of bits. */
class CharSetTest {

    private static final long SEED = 29;
    /** Characters of the sets that are made at random; enough for ranges to meet in every way. */
    private static final int CHARS = 24;

    @Test
    void mergesRangesThatOverlapOrAdjoin() {
        assertThat(CharSet.range('a', 'c').or(CharSet.range('d', 'f'))).isEqualTo(CharSet.range('a', 'f'));
        assertThat(CharSet.range('a', 'd').or(CharSet.range('c', 'f'))).isEqualTo(CharSet.range('a', 'f'));
        assertThat(CharSet.range('a', 'z').or(CharSet.of('m'))).isEqualTo(CharSet.range('a', 'z'));
        assertThat(CharSet.range('d', 'f').or(CharSet.range('a', 'b')).boundaries())
                .containsExactly('a', 'c', 'd', 'g');
    }

    @Test
    void isEqualToASetOfTheSameCharacters() {
        CharSet one = CharSet.of('a').or(CharSet.of('c')).or(CharSet.of('b'));
        assertThat(one).isEqualTo(CharSet.range('a', 'c')).hasSameHashCodeAs(CharSet.range('a', 'c'));
        assertThat(one).isNotEqualTo(CharSet.range('a', 'd')).isNotEqualTo("abc");
        assertThat(CharSet.NONE.or(CharSet.NONE)).isEqualTo(CharSet.NONE);
    }

    @Test
    void agreesWithASetOfBits() {
        Random random = new Random(SEED);
        for (int i = 0; i < 3_000; i++) {
            BitSet a = bits(random);
            BitSet b = bits(random);
            CharSet one = set(a);
            CharSet other = set(b);
            BitSet both = (BitSet) a.clone();
            both.or(b);
            assertThat(one.or(other)).isEqualTo(set(both)).isEqualTo(other.or(one));
            assertThat(one.count()).isEqualTo(a.cardinality());
            assertThat(one.chars()).isEqualTo(a.stream().toArray());
            assertThat(one.meets(other)).isEqualTo(a.intersects(b));
            for (int c = 0; c <= CHARS; c++) {
                assertThat(one.contains(c)).isEqualTo(a.get(c));
                assertThat(one.negate().contains(c)).isEqualTo(!a.get(c));
            }
        }
    }

    @Test
    void isItselfWhenNegatedTwice() {
        Random random = new Random(SEED);
        for (int i = 0; i < 1_000; i++) {
            CharSet set = set(bits(random));
            assertThat(set.negate().negate()).isEqualTo(set);
            assertThat(set.meets(set.negate())).isFalse();
            assertThat(set.or(set.negate())).isEqualTo(CharSet.ALL);
            assertThat(set.count() + set.negate().count()).isEqualTo(0x110000);
        }
    }

    @Test
    void hasAllOrNothingAtTheEnds() {
        assertThat(CharSet.ALL.negate()).isEqualTo(CharSet.NONE);
        assertThat(CharSet.NONE.negate()).isEqualTo(CharSet.ALL);
        assertThat(CharSet.ALL.contains(0)).isTrue();
        assertThat(CharSet.ALL.contains(Character.MAX_CODE_POINT)).isTrue();
        assertThat(CharSet.ALL.boundaries()).containsExactly(0, Character.MAX_CODE_POINT + 1);
        assertThat(CharSet.NONE.contains('a')).isFalse();
        assertThat(CharSet.NONE.chars()).isEmpty();
        assertThat(CharSet.NONE.meets(CharSet.ALL)).isFalse();
    }

    @Test
    void changesMembershipAtItsBoundariesOnly() {
        Random random = new Random(SEED);
        for (int i = 0; i < 1_000; i++) {
            CharSet set = set(bits(random));
            boolean in = false;
            int next = 0;
            int[] boundaries = set.boundaries();
            for (int c = 0; c <= CHARS; c++) {
                if (next < boundaries.length && boundaries[next] == c) {
                    in = !in;
                    next++;
                }
                assertThat(set.contains(c)).isEqualTo(in);
            }
        }
    }

    @Test
    void addsTheOtherCasesOfAsciiLetters() {
        assertThat(CharSet.of('a').fold()).contains(CharSet.of('a').or(CharSet.of('A')));
        assertThat(CharSet.of('Z').fold()).contains(CharSet.of('z').or(CharSet.of('Z')));
        assertThat(CharSet.of('5').fold()).contains(CharSet.of('5'));
        assertThat(CharSet.NONE.fold()).contains(CharSet.NONE);
    }

    @Test
    void addsTheSignsThatAreCasesOfLetters() {
        assertThat(fold('k').contains(0x212A)).isTrue();
        assertThat(fold('S').contains(0x17F)).isTrue();
        assertThat(fold('a').contains(0x212A)).isFalse();
        assertThat(fold(0xB5)).isEqualTo(fold(0x3BC)).isEqualTo(fold(0x39C));
        assertThat(fold(0xB5).count()).isEqualTo(3);
    }

    @Test
    void doesNotKnowTheCasesOfOtherLetters() {
        for (int c : new int[] {0xE9, 0xDF, 0x130, 0x3B1, 0x436, 0x65E5, 0x212A, 0x17F, 0x1F80}) {
            assertThat(CharSet.of(c).fold()).as("U+%04X", c).isEqualTo(Optional.empty());
        }
        for (int c : new int[] {0xA0, 0xD7, 0x20AC, 0x2014, 0x1F600}) {
            assertThat(CharSet.of(c).fold()).as("U+%04X", c).contains(CharSet.of(c));
        }
    }

    private static CharSet fold(int c) {
        return CharSet.of(c).fold().orElseThrow();
    }

    private static BitSet bits(Random random) {
        BitSet bits = new BitSet();
        for (int ranges = random.nextInt(5); ranges > 0; ranges--) {
            int first = random.nextInt(CHARS);
            bits.set(first, Math.min(CHARS, first + 1 + random.nextInt(6)));
        }
        return bits;
    }

    private static CharSet set(BitSet bits) {
        CharSet set = CharSet.NONE;
        for (int c : bits.stream().toArray()) {
            set = CharSet.of(c).or(set);
        }
        return set;
    }
}
