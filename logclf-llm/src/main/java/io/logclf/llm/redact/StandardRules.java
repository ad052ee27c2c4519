package io.logclf.llm.redact;

import com.google.re2j.Pattern;
import java.util.List;

/**
 * The rules that every redactor begins with. The table in {@link Redactor} describes them.
 *
 * <p>The order matters: the most certain forms come first, so that an {@code Authorization: Bearer eyJ..} is counted as
 * a {@code jwt} and the loose rules by key see only what is left. Addresses come last, since URLs with passwords
 * contain them.
 */
final class StandardRules {

    private static final String TOKEN_CHARS = "[A-Za-z0-9+/_.=~:%-]";

    /**
     * Prefixes with which providers make their keys recognizable, as secret scanners know them, with the least length
     * of the rest.
     */
    private static final String KEYS = "(?:AKIA|ASIA|AROA|AIDA|AGPA|ANPA)[A-Z0-9]{16}"
            + "|gh[a-z]_[A-Za-z0-9]{20,}|github_pat_[A-Za-z0-9_]{20,}|glpat-[A-Za-z0-9_-]{16,}"
            + "|xox[a-z](?:\\.xox[a-z])?-[A-Za-z0-9-]{10,}|xapp-[A-Za-z0-9-]{10,}"
            + "|AIza[A-Za-z0-9_-]{30,}|ya29\\.[A-Za-z0-9_-]{20,}|[spr]k_(?:live|test)_[A-Za-z0-9]{10,}|sk-[A-Za-z0-9_-]{16,}"
            + "|npm_[A-Za-z0-9]{20,}|hf_[A-Za-z0-9]{20,}|SG\\.[A-Za-z0-9_-]{10,}\\.[A-Za-z0-9_-]{10,}|dop_v1_[a-f0-9]{20,}";

    private StandardRules() {}

    /** Returns the rules in the order in which they are applied. */
    static List<RedactionRule> all() {
        return List.of(
                pattern(
                        "private-key",
                        Literals.of("private key"),
                        "-----BEGIN [A-Z0-9 ]{0,40}PRIVATE KEY(?: BLOCK)?-----(?s:.*?)"
                                + "(?:-----END [A-Z0-9 ]{0,40}PRIVATE KEY(?: BLOCK)?-----|\\z)"),
                checked("jwt", Literals.of("eyj"), "eyJ[A-Za-z0-9_-]{5,}\\.[A-Za-z0-9_-]{5,}(?:\\.[A-Za-z0-9_-]*)*"),
                checked("api-key", Literals.of(), KEYS),
                pattern("api-key", Literals.of("hooks.slack.com"), "hooks\\.slack\\.com/services/([A-Za-z0-9/]{8,})"),
                pattern(
                        "token",
                        Literals.of("authorization"),
                        "(?i)authorization[\\\\]*[\"']?\\s{0,4}[:=\uff1a\uff1d]\\s{0,4}[\\\\]*[\"']?"
                                + "(?:[A-Za-z0-9-]{1,20}\\s{1,4})?(?:credential=|username=)?(<[a-z0-9-]{1,40}>|[^\\s\"'<>\\\\,}]+)"),
                new RedactionRule(
                        "token",
                        new PatternFinder(
                                Pattern.compile("(?i)\\b(?:bearer|basic)[ :]{1,3}(" + TOKEN_CHARS + "{8,})"),
                                Literals.of("bearer", "basic"),
                                SecretChars::isNoWord)),
                pattern(
                        "token",
                        Literals.of("cookie"),
                        "\\b(?i:(?:set-)?cookie2?):\\s{0,4}([^\\r\\n\"<>]*=[^\\r\\n\"<>]*)"),
                pattern("password", Literals.of("://"), "://[^\\s/@:\"'<>]*:([^\\s/\"'<>]+)@"),
                pattern("password", Literals.of("</"), "(?i)<[a-z:]{0,20}(?:password|passwd|pwd)>([^<]+)</"),
                new RedactionRule("password", KeyedFinder.password()),
                pattern("password", Literals.of("pass="), "(?i)\\bpass=([^\\s&;,\"'<>0-9][^\\s&;,\"'<>]*)"),
                new RedactionRule("api-key", KeyedFinder.key()),
                new RedactionRule("secret", KeyedFinder.secret()),
                new RedactionRule("token", KeyedFinder.token()),
                pattern("token", Literals.of("sig"), "[?&](?:sig|signature|X-Amz-Signature)=([^&\\s\"'<>]{6,})"),
                pattern("email", Literals.of("@"), "[\\pL\\pN_.+%'-]+@(?:[\\pL\\pN-]+\\.)+\\pL{2,}"),
                new RedactionRule("credit-card", new CardFinder()),
                new RedactionRule("ip", new AddressFinder()));
    }

    /** Returns a rule for every match of a pattern. */
    private static RedactionRule pattern(String name, Literals needed, String pattern) {
        return new RedactionRule(name, new PatternFinder(Pattern.compile(pattern), needed, (text, start, end) -> true));
    }

    /** Returns a rule for matches that begin a word and contain a digit. */
    private static RedactionRule checked(String name, Literals needed, String pattern) {
        return new RedactionRule(
                name,
                new PatternFinder(
                        Pattern.compile(pattern),
                        needed,
                        (text, start, end) ->
                                !SecretChars.isWordAt(text, start - 1) && SecretChars.hasDigit(text, start, end)));
    }
}
