package io.logclf.training.mining;

import io.logclf.head.opposites.Opposites;
import io.logclf.head.opposites.Script;
import java.util.Locale;
import java.util.Set;

/**
 * What the text of a token can be, as bits, found once for each distinct text. The lists of words are small
 * on purpose: each stands for a case in which form alone misleads, as {@code on} and {@code off} look like
 * words and are values behind {@code =}.
 */
final class WordKind {

    /** Signs without letters or digits. */
    static final int SEPARATOR = 1;
    /** Opens or closes what it encloses. */
    static final int BRACKET = 2;
    /** A separator that tells templates apart. */
    static final int KEPT = 4;
    /** A value in most programming languages. */
    static final int LITERAL = 8;
    /** Has a joint or a hump, or is a letter or two: {@code a.b}, {@code a_b}, {@code aB}, {@code C}, {@code ff}. */
    static final int IDENTIFIER = 16;
    /** Part of a date or time. */
    static final int CALENDAR = 32;
    /** A value where one is announced. */
    static final int SWITCH = 64;
    /** Belongs to the number before it. */
    static final int UNIT = 128;
    /** A full name of a class, or of a file. */
    static final int QUALIFIED = 256;
    /** Holds a sentence together, and is no value. */
    static final int FUNCTION = 512;
    /** Says that something is not so; always with {@link #FUNCTION}. */
    static final int NEGATION = 1024;
    /** Written with a first capital. */
    static final int NAME = 2048;
    /** One character of Han. */
    static final int HAN = 4096;
    /** Words that hold sentences together, and never are a value. */
    private static final Set<String> FUNCTION_WORDS = Set.of(
            "a", "an", "the", "of", "in", "to", "from", "for", "with", "by", "at", "on", "off", "into", "onto", "over",
            "under", "via", "as", "than", "per", "between", "after", "before", "during", "until", "since", "because",
            "due", "and", "or", "but", "if", "when", "while", "that", "this", "is", "are", "was", "were", "be", "been",
            "being", "has", "have", "had", "will", "would", "can", "could", "should", "must", "may", "does", "did",
            "do", "it", "its");

    private static final Set<String> FILE_TYPES = Set.of(
            "log",
            "txt",
            "csv",
            "xml",
            "json",
            "yaml",
            "yml",
            "conf",
            "cfg",
            "cf",
            "ini",
            "properties",
            "db",
            "sql",
            "dat",
            "bin",
            "tmp",
            "bak",
            "pdf",
            "doc",
            "docx",
            "xls",
            "xlsx",
            "jpg",
            "jpeg",
            "png",
            "gif",
            "svg",
            "htm",
            "html",
            "css",
            "js",
            "php",
            "py",
            "sh",
            "jar",
            "war",
            "so",
            "dll",
            "exe",
            "sys",
            "gz",
            "zip",
            "tar",
            "iso",
            "img",
            "pem",
            "key",
            "crt",
            "lock",
            "pid",
            "sock");
    private static final Set<String> LITERALS = Set.of("true", "false", "null", "none", "nil", "nan", "undefined");
    private static final Set<String> SWITCHES = Set.of("on", "off", "yes", "no");
    private static final Set<String> CALENDAR_WORDS = Set.of(
            "jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec", "mon", "tue", "wed",
            "thu", "fri", "sat", "sun", "am", "pm", "utc", "gmt", "cet", "cest", "est", "edt", "cst", "cdt", "mst",
            "mdt", "pst", "pdt");
    private static final Set<String> UNITS = Set.of(
            "ns",
            "us",
            "ms",
            "msec",
            "msecs",
            "millis",
            "millisecond",
            "milliseconds",
            "microseconds",
            "nanoseconds",
            "s",
            "sec",
            "secs",
            "second",
            "seconds",
            "m",
            "min",
            "mins",
            "minute",
            "minutes",
            "h",
            "hour",
            "hours",
            "d",
            "day",
            "days",
            "b",
            "byte",
            "bytes",
            "kb",
            "mb",
            "gb",
            "tb",
            "kib",
            "mib",
            "gib",
            "tib",
            "k",
            "g",
            "hz",
            "khz",
            "mhz",
            "ghz");

    private WordKind() {}

    /** Returns the kinds of a token's text. */
    static int of(String text) {
        boolean letters = false;
        boolean joints = false;
        boolean hump = false;
        for (int i = 0; i < text.length(); i++) {
            byte kind = CharKind.of(text.charAt(i));
            letters |= (kind & CharKind.LETTER) != 0;
            joints |= (kind & CharKind.JOINT) != 0;
            hump |= i > 0
                    && (kind & CharKind.UPPER) != 0
                    && (CharKind.of(text.charAt(i - 1)) & (CharKind.LETTER | CharKind.UPPER)) == CharKind.LETTER;
        }
        if (!letters) {
            return SEPARATOR | separator(text);
        }
        String lower = text.toLowerCase(Locale.ROOT);
        boolean unit = UNITS.contains(lower);
        if ((joints || hump) && !unit) {
            return IDENTIFIER | (isQualified(text) ? QUALIFIED : 0);
        }
        return (LITERALS.contains(lower) ? LITERAL : 0)
                | (SWITCHES.contains(lower) ? SWITCH : 0)
                | (CALENDAR_WORDS.contains(lower) ? CALENDAR : 0)
                | (unit ? UNIT : 0)
                | (isLetterOrHex(text, lower) ? IDENTIFIER : 0)
                | (FUNCTION_WORDS.contains(text) ? FUNCTION : 0)
                | (Opposites.standard().negates(lower) ? FUNCTION | NEGATION : 0)
                | (isName(text) ? NAME : 0)
                | (Script.unspaced(text.charAt(0)) == Script.HAN ? HAN : 0);
    }

    /**
     * Tells whether a word names something by a letter or two, as drives, switches and hexadecimal numbers
     * without digits do.
     */
    private static boolean isLetterOrHex(String text, String lower) {
        boolean pair = text.length() == 2 && isHex(lower.charAt(0)) && isHex(lower.charAt(1));
        return (text.length() == 1 || pair) && text.charAt(0) < 128 && !FUNCTION_WORDS.contains(lower);
    }

    private static boolean isHex(char c) {
        return c >= 'a' && c <= 'f';
    }

    private static boolean isName(String text) {
        return Character.isUpperCase(text.charAt(0)) && text.length() > 1 && Character.isLowerCase(text.charAt(1));
    }

    private static boolean isQualified(String text) {
        int dot = text.lastIndexOf('.');
        return dot > 0 && (text.indexOf('.') < dot || FILE_TYPES.contains(text.substring(dot + 1)));
    }

    /** Returns what a sign of one character is besides a separator. */
    private static int separator(String text) {
        if (text.length() > 1) {
            return 0;
        }
        int bracket = "([{<>}])".contains(text) ? BRACKET | KEPT : "\"'`".contains(text) ? BRACKET : 0;
        return text.equals("=") ? KEPT : bracket;
    }
}
