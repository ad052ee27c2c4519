package io.logclf.llm.redact;

import com.google.re2j.Pattern;
import com.google.re2j.PatternSyntaxException;
import io.logclf.api.text.PatternGuard;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Replaces secrets in log text by placeholders, before the text leaves the process.
 *
 * <pre>{@code
 * Redactor redactor = Redactor.builder().rule("customer", "customer (C-\\d+)").build();
 * redactor.redact("login of customer C-4711 from 10.0.0.1, password=hunter2").text();
 * // login of customer <customer> from <ip>, password=<password>
 * }</pre>
 *
 * <table>
 * <caption>The standard rules</caption>
 * <thead>
 * <tr><th>name</th><th>what it finds</th></tr>
 * </thead>
 * <tbody>
 * <tr><td>{@code private-key}</td><td>PEM blocks of private keys, also those that are cut off</td></tr>
 * <tr><td>{@code jwt}</td><td>JSON web tokens</td></tr>
 * <tr><td>{@code api-key}</td><td>keys with the prefix of a known provider (AWS, GitHub, GitLab, Slack, Google, Stripe and others),
 *     and values of {@code api_key}, {@code access-key}, {@code AccountKey} and their like</td></tr>
 * <tr><td>{@code token}</td><td>{@code Authorization} headers, {@code Bearer} and {@code Basic}, cookies, values of
 *     {@code token}, {@code access_token}, session ids of web servers, signatures in query strings</td></tr>
 * <tr><td>{@code password}</td><td>values of {@code password}, {@code passwd}, {@code pwd}, {@code passphrase} and their like,
 *     passwords in URLs</td></tr>
 * <tr><td>{@code secret}</td><td>values of {@code secret}, {@code client_secret}, {@code credentials}</td></tr>
 * <tr><td>{@code email}</td><td>e-mail addresses</td></tr>
 * <tr><td>{@code credit-card}</td><td>13 to 19 digits with spaces or hyphens whose check digit is right</td></tr>
 * <tr><td>{@code ip}</td><td>IPv4 and IPv6 addresses, with a port</td></tr>
 * </tbody>
 * </table>
 *
 * <p>A value is what follows its key as {@code key=value}, {@code key: value}, in JSON or XML, as {@code --key value},
 * in quotes or bare, in any case. The key stays, and {@code <name>} stands for the value. A placeholder that is in the
 * text already is never a part of a secret, so redacting twice changes nothing more.
 *
 * <p>Rules are applied one after another, each to what those before it have left, and all of them again as long as
 * something changes: a replacement may uncover what another rule finds.
 *
 * <p>No list of forms is complete: a password in the middle of a sentence cannot be told from a word. The rules rather
 * replace too much than too little, but leave ordinary words and numbers alone, since a label depends on them. Time is
 * linear in the length of the text, whatever it contains. Immutable and safe for concurrent use.
 */
public final class Redactor {

    /** Longest name of a rule; bounds how far a placeholder is looked for. */
    static final int LONGEST_NAME = 40;

    /** A bound on what replacements may uncover; more than two rounds have not been seen to change anything. */
    private static final int MOST_ROUNDS = 6;

    private static final Redactor STANDARD = builder().build();
    private static final Redactor NONE = new Redactor(List.of(), Set.of());

    private final List<RedactionRule> rules;
    private final Set<String> names;

    private Redactor(List<RedactionRule> rules, Set<String> names) {
        this.rules = List.copyOf(rules);
        this.names = Set.copyOf(names);
    }

    /** Returns the redactor with the rules listed above. */
    public static Redactor standard() {
        return STANDARD;
    }

    /** Returns a redactor without rules, which returns every text as it is. */
    public static Redactor none() {
        return NONE;
    }

    /** Returns a builder that starts with the standard rules. */
    public static Builder builder() {
        return new Builder();
    }

    /**
     * Returns {@code text} with placeholders for secrets, and how many there were.
     *
     * @param text any text, of any length
     * @throws NullPointerException if {@code text} is null
     */
    public Redacted redact(String text) {
        Redaction redaction = new Redaction(Objects.requireNonNull(text, "text"), names);
        int rounds = 0;
        while (rounds < MOST_ROUNDS && redaction.apply(rules)) {
            rounds++;
        }
        return redaction.result();
    }

    /** Tells whether a name of a rule may contain {@code c}. */
    static boolean isNamePart(char c) {
        return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-';
    }

    /** Collects the rules of a {@link Redactor}, beginning with the standard ones. Not safe for concurrent use. */
    public static final class Builder {

        private final List<RedactionRule> rules = new ArrayList<>(StandardRules.all());
        private final Set<String> names = new LinkedHashSet<>(names(rules));

        private Builder() {}

        /**
         * Appends a rule, which is applied to what the rules before it have left. A name may be used again, also that
         * of a standard rule.
         *
         * @param name what stands in angle brackets in place of a secret: 1 to 40 of {@code a-z}, {@code 0-9} and
         *     {@code -}, with a letter first
         * @param pattern in RE2's syntax, which is matched in linear time; if it has groups, the first one is the
         *     secret, otherwise the whole match is; an empty match is ignored
         * @throws IllegalArgumentException if the name has another form, the pattern is not in that syntax, or it is
         *     larger or nested deeper than patterns of rule files may be
         */
        public Builder rule(String name, String pattern) {
            Objects.requireNonNull(name, "name");
            Objects.requireNonNull(pattern, "pattern");
            boolean named = !name.isEmpty()
                    && name.length() <= LONGEST_NAME
                    && name.charAt(0) >= 'a'
                    && name.chars().allMatch(c -> isNamePart((char) c));
            if (!named) {
                throw new IllegalArgumentException("name '" + name + "' of a redaction rule must be 1 to "
                        + LONGEST_NAME + " of a-z, 0-9 and -, with a letter first");
            }
            rules.add(new RedactionRule(name, new PatternFinder(compiled(name, pattern))));
            names.add(name);
            return this;
        }

        private static Pattern compiled(String name, String pattern) {
            try {
                PatternGuard.problem(pattern, false).ifPresent(problem -> {
                    throw new IllegalArgumentException(problem);
                });
                return Pattern.compile(pattern);
            } catch (PatternSyntaxException | IllegalArgumentException e) {
                throw new IllegalArgumentException(
                        "redaction rule '" + name + "': " + e.getMessage()
                                + "; the syntax is RE2's, without look-around",
                        e);
            }
        }

        /**
         * Removes all rules of a name, standard ones and added ones.
         *
         * @throws IllegalArgumentException if there is none; the message lists the names
         */
        public Builder without(String name) {
            Objects.requireNonNull(name, "name");
            if (!rules.removeIf(rule -> rule.name().equals(name))) {
                throw new IllegalArgumentException(
                        "no redaction rule is named '" + name + "'; there are " + String.join(", ", names(rules)));
            }
            return this;
        }

        /** Returns the redactor; later changes of the builder do not affect it. */
        public Redactor build() {
            return new Redactor(rules, names);
        }

        private static Set<String> names(List<RedactionRule> rules) {
            return rules.stream().map(RedactionRule::name).collect(Collectors.toCollection(LinkedHashSet::new));
        }
    }
}
