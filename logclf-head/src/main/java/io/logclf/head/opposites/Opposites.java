package io.logclf.head.opposites;

import java.util.List;
import java.util.concurrent.atomic.AtomicReferenceArray;
import org.jspecify.annotations.Nullable;

/**
 * Tells on which side of what a wording stands: whether something succeeded or failed, is up or down, open
 * or closed. Negations turn around what follows, and so do prefixes such as {@code un-}. Immutable and safe
 * for concurrent use.
 *
 * <pre>{@code
 * Polarity ok = Opposites.standard().of(List.of("backup", "completed"));
 * Polarity bad = Opposites.standard().of(List.of("backup", "not", "completed"));
 * ok.opposes(bad)   // true
 * }</pre>
 */
public final class Opposites {

    private static final Opposites STANDARD = new Opposites(Lexicon.load());
    /** How many words a negation reaches. */
    private static final int REACH = 3;

    private static final int LONGEST_PART = 5;

    /** Logs say the same words again and again. A power of two. */
    private static final int REMEMBERED = 1 << 13;

    private final Lexicon lexicon;
    private final AtomicReferenceArray<@Nullable Read> remembered = new AtomicReferenceArray<>(REMEMBERED);

    private Opposites(Lexicon lexicon) {
        this.lexicon = lexicon;
    }

    /** Returns those of the words that come with this version, in several languages. */
    public static Opposites standard() {
        return STANDARD;
    }

    /** Returns the sides of a word by itself, in lower case. */
    public Polarity of(String word) {
        return read(word).polarity();
    }

    /**
     * Returns what a word says, from the words read last, or by reading it. Threads that overwrite each
     * other's entries lose nothing but time.
     */
    private Read read(String word) {
        int place = (word.hashCode() ^ word.hashCode() >>> 16) & (REMEMBERED - 1);
        Read last = remembered.get(place);
        if (last != null && last.word().equals(word)) {
            return last;
        }
        Read read = new Read(word, readPolarity(word), readNegation(word));
        remembered.set(place, read);
        return read;
    }

    /** Looks a word up under its bases, then without a prefix that says the opposite, then by its parts. */
    private Polarity readPolarity(String word) {
        for (String base : Inflection.bases(word)) {
            Polarity polarity = lexicon.polarity(base);
            if (!polarity.isNone()) {
                return polarity;
            }
        }
        String rest = Inflection.withoutPrefix(word);
        if (rest.length() < word.length()) {
            for (String base : Inflection.bases(rest)) {
                Polarity polarity = lexicon.polarity(base);
                if (!polarity.isNone()) {
                    return polarity.turned();
                }
            }
        }
        return Script.isUnspaced(word) ? ofParts(word) : Polarity.NONE;
    }

    private boolean readNegation(String word) {
        if (word.endsWith("n't") || word.endsWith("n’t") || lexicon.isNegation(word)) {
            return true;
        }
        return Script.isUnspaced(word)
                && lexicon.negations().stream().anyMatch(n -> Script.isUnspaced(n) && word.contains(n));
    }

    /** Returns the sides of words in their order, in lower case, on the axes that count whatever else is said; not those of which both are. */
    public Polarity of(List<String> words) {
        return all(words).clear();
    }

    /**
     * Returns the sides of words like {@link #of(List)}, also where both sides of an axis are. A negation
     * turns the next word with a side within {@value #REACH} words; at the end of a text it turns what was
     * before, as in German {@code startet nicht}.
     */
    public Polarity all(List<String> words) {
        Polarity sum = Polarity.NONE;
        int negated = -1;
        for (int i = 0; i < words.size(); i++) {
            Polarity polarity = of(words.get(i)).on(lexicon.strong());
            boolean turns = isNegation(words, i);
            if (turns) {
                sum = i >= words.size() - 2 && negated < 0 && i > 0 && !isFailure(words, i) ? sum.turned() : sum;
                negated = i;
            }
            if (!polarity.isNone()) {
                boolean turned = !turns && negated >= 0 && i - negated <= REACH;
                sum = sum.with(turned ? polarity.turned() : polarity);
                negated = turns ? negated : -1;
            }
        }
        return sum;
    }

    /** Tells whether a word is one that negates: {@code not}, {@code can't}. */
    public boolean negates(String word) {
        return read(word).negates();
    }

    /** Returns a word for each side, which {@link #named} knows: the first on its list. */
    public List<String> names(Polarity polarity) {
        return lexicon.names(polarity);
    }

    /** Returns the side of a name of {@link #names}; none of an unknown one. */
    public Polarity named(String name) {
        return lexicon.named(name);
    }

    private boolean isNegation(List<String> words, int i) {
        return negates(words.get(i)) || isFailure(words, i);
    }

    /** As in {@code failed to start}, {@code unable to start}. */
    private boolean isFailure(List<String> words, int i) {
        return i + 1 < words.size()
                && words.get(i + 1).equals("to")
                && (of(words.get(i)).right() & 1) != 0;
    }

    /** In scripts without spaces, a word holds several. */
    private Polarity ofParts(String word) {
        Polarity sum = Polarity.NONE;
        for (int from = 0; from < word.length(); from++) {
            for (int to = Math.min(word.length(), from + LONGEST_PART); to > from; to--) {
                Polarity polarity = lexicon.polarity(word.substring(from, to));
                boolean alone = to - from > 1 || word.length() == 1;
                if (alone && !polarity.isNone()) {
                    boolean negated = from > 0 && lexicon.isNegation(word.substring(from - 1, from));
                    sum = sum.with(negated ? polarity.turned() : polarity);
                    from = to - 1;
                    break;
                }
            }
        }
        return sum;
    }

    /** What a word says. */
    private record Read(String word, Polarity polarity, boolean negates) {}
}
