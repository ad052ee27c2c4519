package io.logclf.regex;

import io.logclf.regex.syntax.PatternError;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.function.Supplier;

/** Makes random patterns and messages over a small alphabet, so that they meet often. */
final class RandomRules {

    private static final String[] LITERALS = {
        "a",
        "b",
        "c",
        "ab",
        "abc",
        "user",
        "User",
        "error",
        "0",
        "7",
        "42",
        " ",
        "-",
        ":",
        "_",
        "é",
        "ß",
        "日",
        "\n",
        "k",
        "\u212A",
        "s",
        "\u017F",
        "\ud83d\udd25",
        "\\.",
        "\\(",
        "\\x41",
        "\\x{e9}",
        "\\t",
        "\\Qa.b\\E",
        "\\Qab\\E*",
        "\\x{d83d}",
        "\\x{1f525}",
        "\\101",
        "a{01}",
        "b{,2}",
        "logged in",
        "disk full",
        "timeout"
    };
    private static final String[] CLASSES = {
        ".",
        "\\d",
        "\\D",
        "\\w",
        "\\W",
        "\\s",
        "\\S",
        "[abc]",
        "[^abc]",
        "[a-c0-4]",
        "[^\\n]",
        "[\\d_]",
        "[^\\w ]",
        "[a-]",
        "[]a]",
        "[^]a]",
        "[[:alpha:]]",
        "[[:^digit:]x]",
        "[k-t]",
        "[\\x{0}-\\x{7f}]",
        "[é-ü]",
        "[\\-b]",
        "(?i:[b-k])",
        "(?i:\\W)",
        "(?i:[^r-t])",
        "(?s:.)",
        "[\ud83d\udd25a]",
        "[^\ud83d\udd25a]",
        "[b\\x{d83d}]",
        "[^\\x{0}-\\x{60}b-\\x{ffff}]",
        "[\\x{60}-\\x{10ffff}]",
        "[+--]",
        "[[:punct:]]",
        "[[:^space:]a]",
        "[[a:]",
        "\\pL",
        "\\p{Lu}",
        "[\\p{Greek}a]",
        "\\PN"
    };
    private static final String[] PLACES = {
        "(?i)", "(?i)*", "(?s)", "(?-i)", "(?U)", "(?m)", "^", "$", "^", "$", "\\b", "\\B", "\\A", "\\z", "(?m:^)",
        "(?m:$)"
    };
    private static final String[] REPEATS = {
        "*", "+", "?", "{2}", "{1,3}", "{2,}", "{0}", "{0,2}", "{0,1}", "{3,5}", "{12}", "*?", "+?", "??", "{2}?",
        "{2,}?"
    };
    private static final String[] OPENINGS = {"(", "(?:", "(?i:", "(?s-i:", "(?P<p>", "(?<q>", "(|", "(ab|"};
    private static final String[] GROK = {"%{INT}", "%{NUMBER:n}", "%{WORD}", "%{IP:ip}", "%{USER:u}", "%{QUOTED}"};
    private static final String[] FRAGMENTS = {
        "a",
        "b",
        "c",
        "ab",
        "abc",
        "ABC",
        "user",
        "User",
        "USER",
        "error",
        "0",
        "7",
        "42",
        "10.0.0.1",
        "::1",
        " ",
        "-",
        ":",
        "_",
        "é",
        "É",
        "ß",
        "日",
        "\n",
        "k",
        "K",
        "\u212A",
        "s",
        "S",
        "\u017F",
        "\ud83d\udd25",
        "\ud83d",
        "\udd25",
        ".",
        "(",
        "A",
        "\t",
        "a.b",
        "logged in",
        "disk full",
        "timeout",
        "\"a\"",
        "'b'",
        "\r",
        "\u0000",
        "t",
        "z"
    };

    private final Random random;

    RandomRules(Random random) {
        this.random = random;
    }

    /** Rules whose patterns RE2/J accepts. */
    List<CompiledRule> rules(int count) {
        List<CompiledRule> rules = new ArrayList<>();
        while (rules.size() < count) {
            Set<RuleFlag> flags = Set.of(RuleFlag.values()[random.nextInt(3)]);
            Set<String> sources = random.nextInt(4) == 0 ? Set.of("s" + random.nextInt(2)) : Set.of();
            Rule plain = Rule.of("r" + rules.size(), "Label", pattern());
            Rule rule = new Rule(
                    plain.id(),
                    plain.label(),
                    plain.pattern(),
                    random.nextInt(3) == 0 ? flags : Set.of(),
                    sources,
                    Set.of(),
                    Rule.Examples.NONE);
            try {
                rules.add(CompiledRule.of(rule));
            } catch (PatternError e) {
                // Some combinations are not valid, such as "^*" or a capture named twice: draw again.
                assert e.getMessage() != null;
            }
        }
        return rules;
    }

    String source() {
        return "s" + random.nextInt(3);
    }

    String message() {
        return many(random.nextInt(12), () -> oneOf(FRAGMENTS));
    }

    String pattern() {
        return sequence(3);
    }

    private String sequence(int depth) {
        String sequence = many(1 + random.nextInt(4), () -> repeated(depth));
        return random.nextInt(12) == 0 ? "(?i)" + sequence : sequence;
    }

    private String repeated(int depth) {
        String atom = atom(depth);
        return random.nextInt(4) == 0 ? "(?:" + atom + ")" + oneOf(REPEATS) : atom;
    }

    private String atom(int depth) {
        int kind = random.nextInt(20);
        if (kind < 9) {
            return oneOf(LITERALS);
        }
        if (kind < 13) {
            return oneOf(CLASSES);
        }
        if (kind < 14) {
            return oneOf(PLACES);
        }
        if (kind < 15) {
            return oneOf(GROK);
        }
        if (kind < 16) {
            return ".*";
        }
        if (depth == 0) {
            return "x";
        }
        return kind < 18
                ? oneOf(OPENINGS) + sequence(depth - 1) + "|" + sequence(depth - 1) + ")"
                : "(?:" + sequence(depth - 1) + ")" + oneOf(REPEATS);
    }

    private String oneOf(String[] choices) {
        return choices[random.nextInt(choices.length)];
    }

    private static String many(int count, Supplier<String> part) {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < count; i++) {
            text.append(part.get());
        }
        return text.toString();
    }
}
