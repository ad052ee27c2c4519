package io.logclf.head.opposites;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * What a template's constant words say, as far as it tells whether two templates may be taken for one.
 * Immutable.
 *
 * <p>Two templates with the same frame are about the same thing; if they {@linkplain #opposes oppose} each
 * other, they say the opposite of it, and must not come into one group or get one label for that alone.
 *
 * @param words in lower case
 * @param polarity on which sides it stands
 * @param frame its words without those that say whether, and without small ones
 * @param said on which sides its words stand each by itself
 * @param negative whether an odd number of words turns it around
 * @param foreign the words of scripts other than Latin, in their order
 */
public record Wording(
        List<String> words, Polarity polarity, String frame, Polarity said, boolean negative, String foreign) {

    /** Tells whether two wordings of one frame say the opposite. */
    public boolean opposes(Wording other) {
        return negative != other.negative || said.opposes(other.said);
    }

    /** Small words, which a template may have or not without being about something else. */
    private static final Set<String> FILLERS = Set.of(
            "a", "an", "the", "is", "are", "was", "were", "be", "been", "being", "has", "have", "had", "do", "does",
            "did", "will", "would", "can", "could", "to", "for", "by", "with", "yet", "any", "at", "from", "into", "of",
            "got", "get", "der", "die", "das", "wurde", "wird", "ist", "le", "la", "el", "los", "les", "est", "été",
            "ha", "sido", "fue", "был", "была", "было");

    private static final char FIRST_BEYOND_ASCII = 0x80;

    /** The first axis is the outcome. */
    private static final long OUTCOME = 1;

    /** Reads a template's text, in which {@code <*>} and the like vary. */
    public static Wording of(String template) {
        List<String> words = words(template);
        Opposites opposites = Opposites.standard();
        StringBuilder frame = new StringBuilder();
        StringBuilder foreign = new StringBuilder();
        Polarity said = Polarity.NONE;
        boolean negative = false;
        boolean denied = false;
        for (String word : words) {
            if (Script.isForeign(word)) {
                foreign.append(word).append(' ');
            }
            Polarity polarity = opposites.of(word);
            said = said.with(polarity);
            if (opposites.negates(word)) {
                // One negation may be two words, as in ne ... pas.
                negative ^= !denied;
                denied = true;
            } else if (!polarity.equals(Polarity.NONE)) {
                negative ^= (polarity.right() & OUTCOME) != 0;
            } else if (!FILLERS.contains(word)) {
                String base = Inflection.withoutPrefix(word);
                negative ^= base.length() < word.length();
                frame.append(Inflection.stem(base)).append(' ');
            }
        }
        return new Wording(words, opposites.of(words), frame.toString(), said.clear(), negative, foreign.toString());
    }

    /** Returns the words of a text in lower case. */
    public static List<String> words(String template) {
        List<String> words = new ArrayList<>();
        String text = template.replace('’', '\'').toLowerCase(Locale.ROOT);
        int from = -1;
        for (int i = 0; i <= text.length(); i++) {
            if (from >= 0 && !continues(text, from, i)) {
                words.add(text.substring(from, i));
                from = -1;
            }
            if (from < 0 && i < text.length() && isLetter(text.charAt(i))) {
                from = i;
            }
        }
        return words;
    }

    /**
     * Tells whether a word goes on at a place: with a letter of the same script, a mark on the letter before, or an apostrophe or hyphen
     * between two letters of scripts with spaces.
     */
    private static boolean continues(String text, int from, int i) {
        if (i == text.length()) {
            return false;
        }
        char c = text.charAt(i);
        int script = Script.unspaced(text.charAt(from));
        if (c == '\'' || c == '-') {
            return script == 0 && i + 1 < text.length() && isLetterOf(0, text.charAt(i + 1));
        }
        return isLetterOf(script, c) || (c >= FIRST_BEYOND_ASCII && Character.getType(c) == Character.NON_SPACING_MARK);
    }

    private static boolean isLetterOf(int script, char c) {
        return isLetter(c) && Script.unspaced(c) == script;
    }

    private static boolean isLetter(char c) {
        return (c >= 'a' && c <= 'z') || (c >= FIRST_BEYOND_ASCII && Character.isLetter(c));
    }
}
