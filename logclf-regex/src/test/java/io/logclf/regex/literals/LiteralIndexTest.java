package io.logclf.regex.literals;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class LiteralIndexTest {

    private static final long SEED = 23;

    @Test
    void findsLiteralsWithinLiterals() {
        List<String> literals = List.of("she", "he", "hers", "his", "e", "sheh", "ehe");
        assertThat(found(literals, "ushers")).containsExactlyInAnyOrder("she", "he", "hers", "e");
        assertThat(found(literals, "shehe")).containsExactlyInAnyOrder("she", "he", "e", "sheh", "ehe");
        assertThat(found(literals, "his")).containsExactly("his");
        assertThat(found(literals, "")).isEmpty();
        assertThat(found(literals, "x")).isEmpty();
    }

    @Test
    void findsALiteralBehindTheFailedBeginningOfAnother() {
        assertThat(found(List.of("aaab", "aac"), "aaaac")).containsExactly("aac");
        assertThat(found(List.of("abcd", "bce", "ce"), "abce")).containsExactly("bce", "ce");
    }

    @Test
    void caseOfTheTextDoesNotMatter() {
        List<String> literals = List.of("key", "ss", "É");
        assertThat(found(literals, "KEY")).containsExactly("key");
        assertThat(found(literals, "\u212Aey")).containsExactly("key");
        assertThat(found(literals, "S\u017F")).containsExactly("ss");
        assertThat(found(literals, "é")).isEmpty();
        assertThat(found(literals, "É")).containsExactly("É");
    }

    @Test
    void findsNothingWithoutLiterals() {
        assertThat(new LiteralIndex(List.of()).occurringIn("text é".toCharArray()))
                .isEmpty();
    }

    @Test
    void findsWhatContainsFinds() {
        System.out.println("LiteralIndexTest: seed " + SEED);
        Random random = new Random(SEED);
        int occurring = 0;
        for (int i = 0; i < 400; i++) {
            List<String> literals = literals(random, i % 50 == 0 ? 500 : 1 + random.nextInt(80), "abk日é\ud83d\udd25 ");
            LiteralIndex index = new LiteralIndex(literals);
            for (int k = 0; k < 20; k++) {
                String text = text(random, random.nextInt(60), "abABkK\u212A日éÉ\ud83d\udd25 \0本");
                List<String> expected =
                        literals.stream().filter(folded(text)::contains).toList();
                assertThat(found(index, literals, text))
                        .as("seed %d: <%s>", SEED, text)
                        .isEqualTo(expected);
                occurring += expected.size();
            }
        }
        assertThat(occurring).isGreaterThan(1_000);
    }

    @Test
    void missesNothingWithMoreCharactersThanColumns() {
        Random random = new Random(SEED);
        String alphabet = IntStream.range(0x4e00, 0x4e00 + 2_000)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
        List<String> literals = literals(random, 2_000, alphabet + "abc");
        LiteralIndex index = new LiteralIndex(literals);
        int tooMany = 0;
        for (int k = 0; k < 500; k++) {
            String text = literals.get(random.nextInt(literals.size())) + text(random, 40, alphabet);
            List<String> expected = literals.stream().filter(text::contains).toList();
            assertThat(found(index, literals, text)).containsAll(expected);
            tooMany += found(index, literals, text).size() - expected.size();
        }
        assertThat(tooMany).isLessThan(500 * 200);
    }

    @Test
    void findsAllOfMoreLiteralsThanOneAutomatonHolds() {
        Random random = new Random(SEED);
        List<String> literals = IntStream.range(0, 20_000)
                .mapToObj(i -> text(random, 4 + i % 9, "abcdefghijklmnop"))
                .distinct()
                .toList();
        assertThat(literals.stream()
                        .flatMap(LiteralIndexTest::prefixes)
                        .distinct()
                        .count())
                .isGreaterThan(1 << 16);
        LiteralIndex index = new LiteralIndex(literals);
        for (int k = 0; k < 200; k++) {
            String text = text(random, 3, "xyz")
                    + literals.get(k * literals.size() / 200)
                    + literals.get(random.nextInt(literals.size()));
            assertThat(found(index, literals, text))
                    .isEqualTo(literals.stream().filter(text::contains).toList());
        }
    }

    private static List<String> literals(Random random, int count, String alphabet) {
        Set<String> literals = new LinkedHashSet<>();
        for (int tries = 0; tries < 4 * count && literals.size() < count; tries++) {
            literals.add(text(random, 1 + random.nextInt(5), alphabet));
        }
        return List.copyOf(literals);
    }

    private static String text(Random random, int length, String alphabet) {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < length; i++) {
            text.append(alphabet.charAt(random.nextInt(alphabet.length())));
        }
        return text.toString();
    }

    private static Stream<String> prefixes(String text) {
        return IntStream.rangeClosed(0, text.length()).mapToObj(end -> text.substring(0, end));
    }

    private static String folded(String text) {
        StringBuilder folded = new StringBuilder();
        text.chars().forEach(c -> folded.append(RequiredLiterals.fold((char) c)));
        return folded.toString();
    }

    private static List<String> found(List<String> literals, String text) {
        return found(new LiteralIndex(literals), literals, text);
    }

    private static List<String> found(LiteralIndex index, List<String> literals, String text) {
        long[] bits = index.occurringIn(text.toCharArray());
        List<String> found = new ArrayList<>();
        for (int i = 0; i < literals.size(); i++) {
            if ((bits[i >>> 6] & (1L << i)) != 0) {
                found.add(literals.get(i));
            }
        }
        return found;
    }
}
