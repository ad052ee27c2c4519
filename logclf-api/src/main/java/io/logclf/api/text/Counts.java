package io.logclf.api.text;

/**
 * Tells whether a 0 is a count of none, as in {@code 0 errors} and {@code exit code 0}: that means success where any other number
 * means failure, so it gets a placeholder of its own. Elsewhere 0 is a name or an amount like others: {@code cpu#0},
 * {@code request 0 failed}, {@code port=0}. It is decided by the words on either side, of which the lists below have the English
 * ones that are usual in logs. Looks at a bounded number of characters.
 */
final class Counts {

    /** Words before a number that says how something ended, whatever follows: {@code exit code 0}. */
    private static final WordTable OUTCOMES =
            WordTable.of("code status rc exit exitcode result returned total count errno retval errorlevel");

    /** Words before a number that is a count if a word follows it: {@code with 0 errors}. */
    private static final WordTable LEADS =
            WordTable.of("with found had has have of and are were is was got but only total from affected");

    /** Names of what is counted that are no plurals: {@code failed=0}. */
    private static final WordTable COUNTED = WordTable.of(
            "failed passed skipped lost dropped rejected unreachable changed "
                    + "ignored error failure warning succeeded ok missing pending unavailable ready found left deleted updated");

    private final Text text;

    Counts(Text text) {
        this.text = text;
    }

    /** Tells whether the digit at {@code i}, which is a number of its own, is a count of none. */
    boolean isNone(int i) {
        if (text.at(i) != '0' || !endsAt(i + 1)) {
            return false;
        }
        if (text.at(i + 1) == '/') {
            return Chars.isDigit(text.at(i + 2)) && opens(text.before(i));
        }
        int end = isBlank(text.before(i)) ? i - 1 : i;
        char before = text.before(end);
        if (before == '=' || before == ':') {
            return isKeyOfCount(end - 1)
                    || (wordFollows(i + 1) && isCounted(i + 2, text.lettersEnd(i + 2, WordTable.LONGEST)));
        }
        if (end == i) {
            return opens(before) && wordFollows(i + 1);
        }
        if (Chars.isLetter(before)) {
            int word = wordStart(end);
            return OUTCOMES.contains(text, word, end) || (LEADS.contains(text, word, end) && wordFollows(i + 1));
        }
        return !Chars.isWord(before) && before != '#' && wordFollows(i + 1);
    }

    /** Tells whether the number ends before {@code end} and is not part of something longer, such as a version. */
    private boolean endsAt(int end) {
        char after = text.at(end);
        return switch (after) {
            case Text.END, ',', ';', ')', '}', '"', '\'', '!', '/' -> true;
            case '.' -> !Chars.isWord(text.at(end + 1));
            default -> isBlank(after);
        };
    }

    /** Tells whether the key before {@code end}, possibly in quotes, names something that is counted, or how something ended. */
    private boolean isKeyOfCount(int end) {
        int last = text.before(end) == '"' || text.before(end) == '\'' ? end - 1 : end;
        if (!Chars.isLetter(text.before(last))) {
            return false;
        }
        int word = wordStart(last);
        return OUTCOMES.contains(text, word, last) || isCounted(word, last);
    }

    /** Tells whether a word is a plural, by its last letter, or one of those that are counted. */
    private boolean isCounted(int start, int end) {
        return (end - start > 3 && (text.before(end) | 0x20) == 's') || COUNTED.contains(text, start, end);
    }

    private boolean wordFollows(int end) {
        return text.at(end) == ' ' && Chars.isLetter(text.at(end + 1));
    }

    /** The start of the letters before {@code end}, of which there are some: more than any known word has are not looked at. */
    private int wordStart(int end) {
        int start = end;
        while (end - start <= WordTable.LONGEST && start > text.floor() && Chars.isLetter(text.before(start))) {
            start--;
        }
        return start;
    }

    private static boolean opens(char before) {
        return isBlank(before) || before == '(' || before == '"' || before == '\'';
    }

    private static boolean isBlank(char c) {
        return c == ' ' || c == '\t' || c == '\n' || c == '\r';
    }
}
