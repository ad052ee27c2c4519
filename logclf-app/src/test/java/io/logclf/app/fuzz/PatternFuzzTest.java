package io.logclf.app.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.DictionaryEntries;
import com.code_intelligence.jazzer.junit.FuzzTest;
import com.google.re2j.Pattern;
import com.google.re2j.PatternSyntaxException;
import io.logclf.api.Label;
import io.logclf.api.LogEntry;
import io.logclf.api.Verdict;
import io.logclf.api.text.PatternGuard;
import io.logclf.regex.RegexClassifier;
import io.logclf.regex.Rule;
import io.logclf.regex.RuleFlag;
import io.logclf.regex.RuleSet;
import io.logclf.regex.RuleSetException;
import java.io.IOException;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/**
 * A pattern is refused, or finds what RE2/J finds: first its flags, then, in a line, the pattern, then the message. Grok names are not RE2's,
 * and line ends of Windows are treated otherwise.
 */
class PatternFuzzTest {

    @FuzzTest
    @DictionaryEntries({"(?i)", "(?m)", "(?s:", "(?P<n>", "[[:alpha:]]", "{2,5}", "[^a-z]"})
    void matches(byte[] data) {
        FuzzInput input = FuzzInput.of(data);
        FuzzInput patternAndMessage = FuzzInput.of(input.rest());
        String pattern = patternAndMessage.how();
        String message = patternAndMessage.text().replace("\r", " ");
        if (pattern.contains("%{") || pattern.contains("%\\{")) {
            return;
        }
        Set<RuleFlag> flags = EnumSet.noneOf(RuleFlag.class);
        int re2Flags = 0;
        if (input.how().contains("i")) {
            flags.add(RuleFlag.IGNORE_CASE);
            re2Flags |= Pattern.CASE_INSENSITIVE;
        }
        if (input.how().contains("m")) {
            flags.add(RuleFlag.MULTILINE);
            re2Flags |= Pattern.MULTILINE;
        }
        if (input.how().contains("s")) {
            flags.add(RuleFlag.DOT_ALL);
            re2Flags |= Pattern.DOTALL;
        }
        RegexClassifier rule;
        try {
            rule = RegexClassifier.of(RuleSet.of(
                    List.of(new Rule("r", new Label("L"), pattern, flags, Set.of(), Set.of(), Rule.Examples.NONE))));
        } catch (RuleSetException e) {
            Refusal.check(e, "rules: rule 'r': pattern: ");
            return;
        } catch (IllegalArgumentException e) {
            assertThat(pattern).isBlank();
            return;
        }
        assertThat(PatternGuard.problem(pattern, flags.contains(RuleFlag.IGNORE_CASE)))
                .isEmpty();
        boolean found = rule.classify(LogEntry.of(message)) instanceof Verdict.Decided decided
                && !decided.evidence().summary().isEmpty();
        assertThat(found).isEqualTo(foundByRe2(pattern, re2Flags, message));
    }

    @Test
    void holdsForChangedInputs() throws IOException {
        ChangedInputs.check(getClass(), this::matches);
    }

    private static boolean foundByRe2(String pattern, int flags, String message) {
        try {
            return Pattern.compile(pattern, flags).matcher(message).find();
        } catch (PatternSyntaxException e) {
            throw new AssertionError("loads, and RE2/J refuses it", e);
        }
    }
}
