package io.logclf.llm.prompt;

import io.logclf.api.text.MaskedMessage;
import io.logclf.api.text.MaskedMessage.Value;
import io.logclf.api.text.Masker;
import java.util.List;
import java.util.regex.Pattern;

/**
 * Masks messages but keeps codes: {@code exit code 137}, {@code EventID=4625}, {@code GET /cart 503},
 * {@code ORA-00060}.
 *
 * <p>The masked message is the key of the cache, so messages with the same masked form get one answer. Numbers that say
 * to whom something happened must be masked for that, or nearly every message would be a call of its own. Codes say
 * what happened: a label may depend on them, and there are few different ones. {@code worker 4711 exited with code 137}
 * becomes {@code worker <number> exited with code 137}.
 *
 * <p>A number is a code if it is short and
 *
 * <ul>
 *   <li>a word such as {@code code}, {@code exit}, {@code errno} or {@code EventID} stands before it,
 *   <li>or it is a status of HTTP behind a request line,
 *   <li>or it belongs to the name at the beginning of the message, as in {@code ORA-00060},
 *   <li>or it is one of two equal small numbers with a slash between them: {@code 3/3} replicas is another message than
 *       {@code 1/3}.
 * </ul>
 *
 * <p>Immutable and safe for concurrent use.
 */
final class CodeKeepingMasker {

    /** What may be a code: longer numbers are ids, of which there are many. */
    private static final Pattern CODE = Pattern.compile("-?\\d{1,6}|0x[\\dA-Fa-f]{1,8}");
    /**
     * A key at the end of what stands before a code: a word of its own, or the last of several that capitals tell
     * apart.
     */
    private static final Pattern KEY = Pattern.compile("(?:^|\\P{L}|(?<=\\p{Ll})(?=\\p{Lu}))"
            + "(?i:(?:error|exit|status|return|response)?code|(?:exit)?status|exit|errno|error|err|rc|retval|errorlevel|sig|signal"
            + "|event ?id|sqlstate|returned|http|smtp)"
            + "(?: (?:is|was|of|with|value))?[\\s=:\"'\\[(#-]{1,4}$");

    /** A status of HTTP. */
    private static final Pattern STATUS = Pattern.compile("[1-5]\\d\\d");
    /** A request line at the end of what stands before a status. */
    private static final Pattern REQUEST = Pattern.compile(
            "(?:^|.*[\\s\"'(\\[])(?:GET|POST|PUT|DELETE|PATCH|HEAD|OPTIONS) \\S+(?: HTTP/<number>)?[\"']?[ :=>-]{1,4}");
    /** What names the code at the beginning of a message. */
    private static final Pattern PREFIX = Pattern.compile("[A-Z]{1,5}-?");

    private static final int LONGEST_PREFIX = 6;
    /** How many chars before a number may say what it is; a bound, so that the time stays linear. */
    private static final int CONTEXT = 300;

    private static final Pattern SMALL = Pattern.compile("\\d{1,2}");

    private final Masker masker = Masker.standard();

    /** Returns the text with placeholders for the variable parts that are no codes. */
    String mask(String text) {
        MaskedMessage masked = masker.maskKeepingValues(text);
        List<Value> values = masked.values();
        StringBuilder kept = new StringBuilder();
        int done = 0;
        for (int i = 0; i < values.size(); i++) {
            Value value = values.get(i);
            kept.append(masked.text(), done, value.start());
            boolean isCode = isCode(masked.text(), value)
                    || (i > 0 && isWhole(masked.text(), values.get(i - 1), value))
                    || (i + 1 < values.size() && isWhole(masked.text(), value, values.get(i + 1)));
            kept.append(isCode ? value.original() : masked.text().substring(value.start(), value.end()));
            done = value.end();
        }
        return kept.append(masked.text(), done, masked.text().length()).toString();
    }

    private static boolean isCode(String text, Value value) {
        if (!CODE.matcher(value.original()).matches()) {
            return false;
        }
        String before = text.substring(Math.max(0, value.start() - CONTEXT), value.start());
        return KEY.matcher(before).find()
                || (STATUS.matcher(value.original()).matches()
                        && REQUEST.matcher(before).matches())
                || (value.start() <= LONGEST_PREFIX && PREFIX.matcher(before).matches());
    }

    /** Tells whether two small numbers say that all of several are there: {@code 3/3}. */
    private static boolean isWhole(String text, Value part, Value all) {
        return all.start() == part.end() + 1
                && text.charAt(part.end()) == '/'
                && part.original().equals(all.original())
                && SMALL.matcher(part.original()).matches();
    }
}
