package io.logclf.llm.redact;

/**
 * Finds the numbers of payment cards: 13 to 19 digits, contiguous or in groups separated by one space or hyphen, that
 * begin with 2 to 6 as those of the card schemes do, and whose check digit (ISO/IEC 7812-1, annex B, "Luhn") is right.
 *
 * <p>One in ten of other long numbers has a right check digit by chance. What stands around it therefore counts too: a
 * number that is part of a word, a UUID, a decimal fraction or a telephone number with {@code +} is none.
 *
 * <p>The check digit is computed for both parities at once while the digits come in, so that every end from 13 to 19
 * digits is tested in one pass and the longest right one wins.
 */
final class CardFinder implements SecretFinder {

    private static final int LEAST = 13;
    private static final int MOST = 19;

    @Override
    public void find(String text, Found found) {
        int i = 0;
        while (i < text.length()) {
            int end = startsAt(text, i) ? end(text, i) : i;
            if (end > i) {
                found.secret(i, end);
            }
            i = Math.max(i + 1, end);
        }
    }

    /** Tells whether a card number may begin at {@code i}, by its first digit and what stands before. */
    private static boolean startsAt(String text, int i) {
        char c = text.charAt(i);
        if (c < '2' || c > '6' || SecretChars.isWordAt(text, i - 1)) {
            return false;
        }
        boolean goesOn = SecretChars.isAt(text, i - 1, '-') || SecretChars.isAt(text, i - 1, '.');
        return !SecretChars.isAt(text, i - 1, '+')
                && !(goesOn && SecretChars.isWordAt(text, i - 2) && hexBefore(text, i - 2));
    }

    /** Tells whether a group of a UUID or the digits before a decimal point end at {@code i}. */
    private static boolean hexBefore(String text, int i) {
        return SecretChars.isHex(text.charAt(i)) && SecretChars.hasDigit(text, Math.max(0, i - 3), i + 1);
    }

    /** Returns the end of the longest number at {@code start} with a right check digit, or {@code start}. */
    private static int end(String text, int start) {
        char separator = 0;
        int digits = 0;
        int[] sums = new int[2];
        int longest = start;
        for (int i = start; i < text.length() && digits <= MOST; i++) {
            char c = text.charAt(i);
            if (SecretChars.isDigit(c)) {
                add(sums, c - '0');
                digits++;
                boolean right = digits >= LEAST && digits <= MOST && sums[0] % 10 == 0;
                if (right && endsAt(text, i + 1)) {
                    longest = i + 1;
                }
            } else if ((c == ' ' || c == '-') && (separator == 0 || c == separator) && text.charAt(i - 1) != c) {
                separator = c;
            } else {
                break;
            }
        }
        return longest;
    }

    /**
     * Adds a digit to both sums of Luhn's formula: {@code sums[0]} with this digit as the check digit, {@code sums[1]}
     * with one more to follow. Each further digit moves every other one between doubled and not, so the sums change
     * places.
     */
    private static void add(int[] sums, int digit) {
        int asLast = sums[1] + digit;
        int doubled = 2 * digit > 9 ? 2 * digit - 9 : 2 * digit;
        sums[1] = sums[0] + doubled;
        sums[0] = asLast;
    }

    /** Tells whether a number that ends before {@code end} does not go on as a word, a fraction or another group. */
    private static boolean endsAt(String text, int end) {
        boolean goesOn = (SecretChars.isAt(text, end, '-') || SecretChars.isAt(text, end, '.'))
                && SecretChars.isWordAt(text, end + 1);
        return !SecretChars.isWordAt(text, end) && !goesOn;
    }
}
