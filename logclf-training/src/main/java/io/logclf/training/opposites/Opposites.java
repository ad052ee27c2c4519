package io.logclf.training.opposites;

import java.util.List;

/**
 * Tells on which side of what a wording stands: whether something succeeded or failed, is up or down, open or closed. Negations
 * turn around what follows, and so do prefixes such as {@code un-}. Immutable and safe for concurrent use.
 */
public final class Opposites {

    private static final Opposites STANDARD = new Opposites(Lexicon.load());
    /** How many words a negation reaches. */
    private static final int REACH = 3;

    private static final int LONGEST_PART = 5;

    private final Lexicon lexicon;

    private Opposites(Lexicon lexicon) {
        this.lexicon = lexicon;
    }

    /** Returns those of the words that come with this version, in several languages. */
    public static Opposites standard() {
        return STANDARD;
    }

    /** Returns the sides of a word by itself, in lower case. */
    public Polarity of(String word) {
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

    /** Returns the sides of words in their order, in lower case, on the axes that count whatever else is said. */
    public Polarity of(List<String> words) {
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
        return sum.clear();
    }

    /** Tells whether a word is one that negates: {@code not}, {@code can't}. */
    public boolean negates(String word) {
        if (word.endsWith("n't") || word.endsWith("n’t") || lexicon.isNegation(word)) {
            return true;
        }
        return Script.isUnspaced(word)
                && lexicon.negations().stream().anyMatch(n -> Script.isUnspaced(n) && word.contains(n));
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
}
