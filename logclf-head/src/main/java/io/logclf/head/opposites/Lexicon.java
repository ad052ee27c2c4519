package io.logclf.head.opposites;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.StringTokenizer;

/**
 * The words of {@code opposites.txt}, which says how it is written. Immutable. Read while the JVM is cold,
 * so without patterns and streams.
 *
 * <p>Each line is an axis with two sides, and an axis is a bit of a {@code long}, which limits them to 64.
 * The first line, whether something succeeded or failed, is axis 0.
 */
final class Lexicon {

    private static final String FILE = "opposites.txt";
    private static final String COMMENT = "#";
    private static final String NEGATIONS = "!";
    private static final String WEAK = "~";

    private final Map<String, Polarity> words = new HashMap<>();
    private final Set<String> negations = new HashSet<>();
    private final List<String> left = new ArrayList<>();
    private final List<String> right = new ArrayList<>();
    /**
     * Axes whose words oppose each other whatever else is said; those of the other ones also mean little,
     * such as {@code in} or {@code high}.
     */
    private long strong;

    static Lexicon load() {
        try (InputStream file = Lexicon.class.getResourceAsStream(FILE);
                BufferedReader lines = new BufferedReader(new InputStreamReader(file, StandardCharsets.UTF_8))) {
            Lexicon lexicon = new Lexicon();
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                String entry = line.strip();
                if (!entry.isEmpty() && !entry.startsWith(COMMENT)) {
                    lexicon.add(entry);
                }
            }
            return lexicon;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Returns the sides of a word as it is written there. */
    Polarity polarity(String word) {
        return words.getOrDefault(word, Polarity.NONE);
    }

    boolean isNegation(String word) {
        return negations.contains(word);
    }

    Set<String> negations() {
        return negations;
    }

    /** Returns the axes whose words oppose each other whatever else is said. */
    long strong() {
        return strong;
    }

    /** Returns the first word of each side. */
    List<String> names(Polarity polarity) {
        List<String> names = new ArrayList<>();
        for (int axis = 0; axis < left.size(); axis++) {
            if ((polarity.left() >> axis & 1) != 0) {
                names.add(left.get(axis));
            }
            if ((polarity.right() >> axis & 1) != 0) {
                names.add(right.get(axis));
            }
        }
        return names;
    }

    /** Returns the sides of a name. */
    Polarity named(String name) {
        int onLeft = left.indexOf(name);
        int onRight = right.indexOf(name);
        return new Polarity(onLeft < 0 ? 0 : 1L << onLeft, onRight < 0 ? 0 : 1L << onRight);
    }

    private void add(String line) {
        if (line.startsWith(NEGATIONS)) {
            negations.addAll(words(line.substring(1)));
            return;
        }
        boolean weak = line.startsWith(WEAK);
        int bar = line.indexOf('|');
        long axis = 1L << left.size();
        strong |= weak ? 0 : axis;
        List<String> ofLeft = words(line.substring(weak ? 1 : 0, bar));
        List<String> ofRight = words(line.substring(bar + 1));
        left.add(ofLeft.get(0));
        right.add(ofRight.get(0));
        add(ofLeft, new Polarity(axis, 0));
        add(ofRight, new Polarity(0, axis));
    }

    private void add(List<String> side, Polarity polarity) {
        for (String word : side) {
            Polarity others = words.get(word);
            words.put(word, others == null ? polarity : others.with(polarity));
        }
    }

    private static List<String> words(String side) {
        List<String> words = new ArrayList<>();
        for (StringTokenizer tokens = new StringTokenizer(side); tokens.hasMoreTokens(); ) {
            words.add(tokens.nextToken());
        }
        return words;
    }
}
