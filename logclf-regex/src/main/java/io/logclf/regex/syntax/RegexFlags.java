package io.logclf.regex.syntax;

import java.util.Optional;

/** The flags that change what a part of a pattern means. */
public record RegexFlags(boolean ignoreCase, boolean multiline, boolean dotAll) {

    /** Switches the flag of an inline letter; empty if there is no such letter. */
    Optional<RegexFlags> with(char letter, boolean on) {
        return switch (letter) {
            case 'i' -> Optional.of(new RegexFlags(on, multiline, dotAll));
            case 'm' -> Optional.of(new RegexFlags(ignoreCase, on, dotAll));
            case 's' -> Optional.of(new RegexFlags(ignoreCase, multiline, on));
            default -> Optional.empty();
        };
    }
}
