package io.logclf.llm;

import io.logclf.api.text.MaskedMessage;
import io.logclf.api.text.MaskedMessage.Value;
import io.logclf.api.text.Masker;
import java.util.List;
import java.util.regex.Pattern;

/**
 * Masks messages but for codes, which say what happened and not to whom: {@code exit code 137}, {@code EventID=4625},
 * {@code GET /cart 503}, {@code ORA-00060}. A label may depend on them, and there are few. Immutable.
 */
final class Codes {

    private static final Pattern CODE = Pattern.compile("-?\\d{1,6}|0x[\\dA-Fa-f]{1,8}");
    /** A key at the end of what stands before a code: a word of its own, or the last of several that capitals tell apart. */
    private static final Pattern KEY = Pattern.compile("(?:^|\\P{L}|(?<=\\p{Ll})(?=\\p{Lu}))"
            + "(?i:(?:error|exit|status|return|response)?code|(?:exit)?status|exit|errno|error|err|rc|retval|errorlevel|sig|signal"
            + "|event ?id|sqlstate|returned|http|smtp)"
            + "(?: (?:is|was|of|with|value))?[\\s=:\"'\\[(#-]{1,4}$");

    private static final Pattern STATUS = Pattern.compile("[1-5]\\d\\d");
    private static final Pattern REQUEST = Pattern.compile(
            "(?:^|.*[\\s\"'(\\[])(?:GET|POST|PUT|DELETE|PATCH|HEAD|OPTIONS) \\S+(?: HTTP/<number>)?[\"']?[ :=>-]{1,4}");
    /** What names the code at the beginning of a message. */
    private static final Pattern PREFIX = Pattern.compile("[A-Z]{1,5}-?");

    private static final int LONGEST_PREFIX = 6;
    /** How far before a code is looked for what it is. */
    private static final int CONTEXT = 300;

    private static final Pattern SMALL = Pattern.compile("\\d{1,2}");

    private final Masker masker = Masker.standard();

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

    /** Tells whether two small numbers say that all of some are there: {@code 3/3}. */
    private static boolean isWhole(String text, Value part, Value all) {
        return all.start() == part.end() + 1
                && text.charAt(part.end()) == '/'
                && part.original().equals(all.original())
                && SMALL.matcher(part.original()).matches();
    }
}
