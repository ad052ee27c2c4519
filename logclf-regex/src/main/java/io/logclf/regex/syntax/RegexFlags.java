package io.logclf.regex.syntax;

import java.util.Optional;

/**
 * The flags in force at a place in a pattern: those of the rule, as changed by {@code (?i)} and {@code (?-s:...)} on the way
 * there. RE2's flag {@code U}, which swaps greedy and lazy, is missing, since it does not change whether there is a match.
 *
 * @param ignoreCase whether letters match in both cases
 * @param multiline whether {@code ^} and {@code $} also match at line breaks
 * @param dotAll whether {@code .} also matches a line break
 */
public record RegexFlags(boolean ignoreCase, boolean multiline, boolean dotAll) {

    /**
     * Switches one flag.
     *
     * @param letter {@code i}, {@code m} or {@code s}, as in {@code (?i)}
     * @param on whether the flag is set or cleared
     * @return the flags with that one changed; empty if the letter is another
     */
    Optional<RegexFlags> with(char letter, boolean on) {
        return switch (letter) {
            case 'i' -> Optional.of(new RegexFlags(on, multiline, dotAll));
            case 'm' -> Optional.of(new RegexFlags(ignoreCase, on, dotAll));
            case 's' -> Optional.of(new RegexFlags(ignoreCase, multiline, on));
            default -> Optional.empty();
        };
    }
}
