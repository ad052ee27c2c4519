package io.logclf.app.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import io.logclf.api.Label;
import io.logclf.api.LogEntry;
import io.logclf.api.LogclfException;
import io.logclf.api.Severity;
import io.logclf.api.Verdict;
import io.logclf.regex.RegexClassifier;
import io.logclf.regex.Rule;
import io.logclf.regex.RuleSet;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A rule file is refused in one line, or its rules together say what the first of them says that matches by itself. */
class RuleFileFuzzTest {

    @TempDir
    static Path folder;

    @FuzzTest
    void loads(byte[] data) throws IOException {
        Path file = Files.write(folder.resolve("rules.yaml"), data);
        RuleSet rules;
        try {
            rules = RuleSet.load(file);
        } catch (LogclfException e) {
            Refusal.check(e, file + ":");
            return;
        }
        List<RegexClassifier> alone = rules.rules().stream()
                .map(rule -> RegexClassifier.of(RuleSet.of(List.of(rule))))
                .toList();
        RegexClassifier together = RegexClassifier.of(rules);
        for (LogEntry entry : entries(rules)) {
            Optional<Label> first = alone.stream()
                    .flatMap(rule -> label(rule.classify(entry)).stream())
                    .findFirst();
            assertThat(label(together.classify(entry))).isEqualTo(first);
        }
    }

    @Test
    void holdsForChangedInputs() throws IOException {
        ChangedInputs.check(getClass(), this::loads);
    }

    private static List<LogEntry> entries(RuleSet rules) {
        List<LogEntry> entries = new ArrayList<>(List.of(LogEntry.of("disk full"), LogEntry.of("")));
        for (Rule rule : rules.rules()) {
            String source = rule.sources().stream().findFirst().orElse("");
            Severity severity = rule.severities().stream().findFirst().orElse(Severity.UNKNOWN);
            entries.add(new LogEntry(source, rule.pattern(), severity));
            rule.examples().match().forEach(message -> entries.add(new LogEntry(source, message, severity)));
            rule.examples().noMatch().forEach(message -> entries.add(LogEntry.of(message)));
        }
        return entries;
    }

    private static Optional<Label> label(Verdict verdict) {
        return verdict instanceof Verdict.Decided decided ? Optional.of(decided.label()) : Optional.empty();
    }
}
