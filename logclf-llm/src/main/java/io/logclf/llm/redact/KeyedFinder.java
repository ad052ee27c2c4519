package io.logclf.llm.redact;

import com.google.re2j.Matcher;
import com.google.re2j.Pattern;

/**
 * Finds values by their keys: {@code password=..}, {@code "client_secret": ".."}, {@code --token ..},
 * {@code ?api_key=..}, {@code password is ..}.
 *
 * <p>The key is found by a pattern and the value by a scan ({@link SecretValue}), since where a value ends depends on
 * how it begins: quotes may be escaped, and commas may belong to a password. The search goes on behind the value.
 *
 * <p>How much a value must look like a secret depends on the sign before it. Behind {@code =}, in JSON and behind an
 * option {@code --key} it is a value by its position. Behind a colon a word that describes a state ({@code password:
 * expired}) is not. In a sentence ({@code the password is ..}) only what cannot be a word counts.
 */
final class KeyedFinder implements SecretFinder {

    /** What may close the key: quotes of JSON, escaped or typographic, and a bracket. */
    private static final String QUOTES = "[\\\\]*[\"'`\u201c\u201d]?[\\])]?";
    /** What may stand between key and value, full-width forms and look-alikes of the colon included. */
    private static final String SIGN = "=>|->|:=|[:=\uff1a\uff1d\ufe55\ufe66\u2236\ua789]+";

    private static final String PASSWORD =
            "pass(?:[_-]?word|wd|phrase|code|wort)s?|pwd|psw|kennwort|mot[_ -]?de[_ -]?passe|contrase(?:\u00f1|n)a|secret[_-]?word";
    private static final String SECRET = "(?:client|shared|app|api|consumer|jwt|webhook)?[_.-]?secrets?|credentials?";
    private static final String TOKEN = "token|jsessionid|phpsessid|asp\\.net_sessionid|connect\\.sid|\\botp";
    private static final String KEY =
            "(?:api|access|secret|private|account|auth|master|signing|encryption|license|licence"
                    + "|subscription|sharedaccess|shared[_-]access|service|storage)[_. -]?(?:access[_-]?)?key(?:[_-]?id)?";

    /** Group 1: the hyphens of an option; group 2: the sign, absent in a sentence. */
    private final Pattern pattern;

    private final Literals needed;
    private final boolean password;

    private KeyedFinder(String key, boolean password, String... needed) {
        this.needed = Literals.of(needed);
        // A key in a sentence ("password is") needs a value that is no word; a switch takes whatever comes next.
        pattern = Pattern.compile("(?i)(--?)?(?:" + key + ")" + QUOTES + "(?:\\s{0,4}(" + SIGN
                + ")\\s{0,4}|\\s{1,4}(?:(?:is|was|ist)\\s{1,4})?)");
        this.password = password;
    }

    /** Returns a finder of passwords, which may be words: only states and nothings are left out. */
    static KeyedFinder password() {
        return new KeyedFinder(PASSWORD, true, "pass", "pwd", "psw", "kennwort", "contrase", "secret");
    }

    /** Returns a finder of client secrets and credentials. */
    static KeyedFinder secret() {
        return new KeyedFinder(SECRET, false, "secret", "credential");
    }

    /** Returns a finder of tokens, session ids and one-time passwords. */
    static KeyedFinder token() {
        return new KeyedFinder(TOKEN, false, "token", "sess", "connect.sid", "otp");
    }

    /** Returns a finder of keys, which need a word before {@code key}: a bare one is usually a key of a map. */
    static KeyedFinder key() {
        return new KeyedFinder(KEY, false, "key");
    }

    @Override
    public void find(String text, Found found) {
        if (!needed.in(text)) {
            return;
        }
        Matcher matcher = pattern.matcher(text);
        int from = 0;
        while (from <= text.length() && matcher.find(from)) {
            SecretValue value = SecretValue.at(text, matcher.end());
            if (value.end() > value.start() && isSecret(text, matcher, value)) {
                found.secret(value.start(), value.end());
                from = value.end();
            } else {
                from = matcher.end();
            }
        }
    }

    private boolean isSecret(String text, Matcher matcher, SecretValue value) {
        if (matcher.start(2) >= 0) {
            boolean json = text.substring(matcher.start(), matcher.start(2)).indexOf('"') >= 0;
            boolean assigned = value.isQuoted()
                    || json
                    || text.substring(matcher.start(2), matcher.end(2)).contains("=");
            return password ? value.isPassword(assigned) : value.isToken(assigned);
        }
        boolean option = matcher.start(1) >= 0 && !SecretChars.isWordAt(text, matcher.start() - 1);
        if (option) {
            return !SecretChars.isAt(text, value.start(), '-') && value.isPassword(true);
        }
        return (password && value.isQuoted()) ? value.isPassword(true) : value.isUnlikeWords();
    }
}
