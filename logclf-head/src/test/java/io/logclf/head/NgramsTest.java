package io.logclf.head;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class NgramsTest {

    private static final long SEED = 20_261_128L;
    private static final int M = 0x9E3779B1;
    private static final Pattern WORD = Pattern.compile("<[a-z]{1,10}>|[\\p{L}\\p{Nd}_]+");
    private static final Pattern SYMBOL = Pattern.compile("<[a-z]{1,10}>|.", Pattern.DOTALL);

    @Test
    void bucketsAreThoseOfTheFormula() {
        for (String text : List.of(
                "User <number> logged in.",
                "disk /dev/<id><number>p<number> is  full\t(no_space)",
                "a",
                "<ip>",
                "x <",
                "D\u00c9J\u00c0 \u65e5\u672c\u8a9e",
                "<Not> <placeholders1> <toolongforone> <>")) {
            assertThat(Ngrams.of(text).toArray())
                    .as(text)
                    .doesNotHaveDuplicates()
                    .containsExactlyInAnyOrder(reference(text));
        }
    }

    @Test
    void randomTextsHaveTheBucketsOfTheFormula() {
        Random random = new Random(SEED);
        for (int i = 0; i < 500; i++) {
            StringBuilder text = new StringBuilder();
            while (text.length() < 40) {
                text.append(random.nextInt(9) == 0 ? "<number>" : "ab Cd:_9 /".charAt(random.nextInt(10)));
            }
            assertThat(Ngrams.of(text.toString()).toArray())
                    .as("seed %d, %s", SEED, text)
                    .containsExactlyInAnyOrder(reference(text.toString()));
        }
    }

    @Test
    void bucketsOfAMessageAreTheSameForEver() {
        assertThat(new TreeSet<>(
                        Arrays.stream(Ngrams.of("ab <ip>").toArray()).boxed().toList()))
                .containsExactly(2519, 13968, 19033, 29165, 40412, 41827, 42804);
    }

    @Test
    void bucketsOfWordsComeFirst() {
        Ngrams text = Ngrams.of("User <number> logged in.");
        assertThat(text.wordBuckets()).isEqualTo(7);
        assertThat(text.words()).hasSize(4);
        assertThat(text.buckets()[0]).isEqualTo(bucket(hash("user") + 0x20000000));
    }

    @Test
    void textWithoutWordsHasNoFeatures() {
        assertThat(Ngrams.of("").toArray()).isEmpty();
        assertThat(Ngrams.of(" \t\n\u00a0").toArray()).isEmpty();
    }

    @Test
    void whatLiesBehindTheLimitDoesNotCount() {
        String text = "word ".repeat(Ngrams.MAX_CHARS).substring(0, Ngrams.MAX_CHARS);
        assertThat(Ngrams.of(text + "other things").toArray())
                .isEqualTo(Ngrams.of(text).toArray());
    }

    @Test
    void longestTextsOfAnyKindFit() {
        for (String unit : List.of("a", "a ", "a.", "<a>", "<a> ", "\ud83d", "\u65e5")) {
            assertThat(Ngrams.of(unit.repeat(Ngrams.MAX_CHARS)).toArray()).isNotEmpty();
        }
        StringBuilder different = new StringBuilder();
        for (char c = 0x4e00; different.length() < 2 * Ngrams.MAX_CHARS; c++) {
            different.append(c);
        }
        assertThat(Ngrams.of(different.toString()).toArray()).hasSizeGreaterThan(Ngrams.MAX_CHARS);
        assertThat(Ngrams.of("a").toArray()).containsExactlyInAnyOrder(reference("a"));
    }

    /** The formula of the Javadoc, word for word. */
    private static int[] reference(String text) {
        Set<Integer> buckets = new HashSet<>();
        List<Integer> words = new ArrayList<>();
        Matcher word = WORD.matcher(text);
        while (word.find()) {
            words.add(
                    word.group().startsWith("<")
                            ? symbol(word.group())
                            : hash(word.group().toLowerCase(Locale.ROOT)));
        }
        for (int i = 0; i < words.size(); i++) {
            buckets.add(bucket(words.get(i) + 0x20000000));
            if (i > 0) {
                buckets.add(bucket(31 * words.get(i - 1) + words.get(i) + 0x40000000));
            }
        }
        for (String token : text.strip().split("\\s+")) {
            List<Integer> symbols = new ArrayList<>();
            Matcher matcher = SYMBOL.matcher(" " + token + " ");
            while (!token.isEmpty() && matcher.find()) {
                String found = matcher.group();
                symbols.add(found.length() > 1 ? symbol(found) : Character.toLowerCase(found.charAt(0)));
            }
            for (int n = 3; n <= 5; n++) {
                for (int from = 0; from + n <= symbols.size(); from++) {
                    int hash = 0;
                    for (int i = from; i < from + n; i++) {
                        hash = hash * M + symbols.get(i);
                    }
                    buckets.add(bucket(hash + n));
                }
            }
        }
        return buckets.stream().mapToInt(Integer::intValue).toArray();
    }

    private static int symbol(String placeholder) {
        return hash(placeholder.substring(1, placeholder.length() - 1)) + 0x60000000;
    }

    private static int hash(String text) {
        return text.chars().reduce(0, (hash, c) -> hash * M + c);
    }

    private static int bucket(int value) {
        int h = value;
        h ^= h >>> 16;
        h *= 0x85EBCA6B;
        h ^= h >>> 13;
        h *= 0xC2B2AE35;
        h ^= h >>> 16;
        return h >>> 16;
    }
}
