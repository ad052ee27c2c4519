package io.logclf.training.rules;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.logclf.api.Label;
import io.logclf.api.Severity;
import io.logclf.regex.Rule;
import io.logclf.regex.RuleFlag;
import io.logclf.regex.RuleSet;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RuleFileTest {

    @TempDir
    Path folder;

    @Test
    void writesWhatAPersonWouldWrite() throws IOException {
        Rule rule = new Rule(
                "user-session",
                new Label("User Action"),
                "^User \\d+ isn't in\\.$",
                Set.of(RuleFlag.DOT_ALL, RuleFlag.IGNORE_CASE),
                Set.of("B", "A"),
                Set.of(Severity.FATAL, Severity.ERROR),
                new Rule.Examples(List.of("User 1 isn't in."), List.of("User\n")));
        assertThat(Files.readString(written(List.of(rule)))).isEqualTo("""
                - id: 'user-session'
                  label: 'User Action'
                  pattern: '^User \\d+ isn''t in\\.$'
                  flags: is
                  sources:
                    - 'A'
                    - 'B'
                  severity:
                    - 'ERROR'
                    - 'FATAL'
                  examples:
                    match:
                      - 'User 1 isn''t in.'
                    noMatch:
                      - "User\\u000A"
                """);
    }

    @Test
    void readsBackWhatItWrote() throws IOException {
        Random random = new Random(11);
        String[] pieces = {
            "a", " ", "'", "\"", "\\", "\n", "\r\n", "\t", ": ", " #", "- ", "{", "}", "[", "]", "%{", "&a", "*a", "!!",
            "~", "null", "\u0000", "\u0085", "\u2028", "\ufeff", "\ufffe", "é", "語", "🚀", "\ud800", "\udc00", "|", ">",
            "@", "`"
        };
        List<Rule> rules = new ArrayList<>();
        for (int i = 0; i < 150; i++) {
            StringBuilder text = new StringBuilder();
            for (int n = random.nextInt(8); n >= 0; n--) {
                text.append(pieces[random.nextInt(pieces.length)]);
            }
            rules.addAll(InducedRules.of(List.of(new RuleGroup(
                            new Label("L" + i + text), List.of("something constant " + text, "something constant x"))))
                    .rules());
        }
        assertThat(rules).hasSize(150);
        List<Rule> named = new ArrayList<>();
        for (Rule rule : rules) {
            named.add(new Rule(
                    rule.id() + ' ' + named.size(),
                    rule.label(),
                    rule.pattern(),
                    Set.of(),
                    Set.of(),
                    Set.of(),
                    rule.examples()));
        }
        assertThat(RuleSet.load(written(named)).rules()).isEqualTo(named);
    }

    @Test
    void theSameRulesGiveTheSameBytes() throws IOException {
        List<Rule> rules = List.of(Rule.of("a", "A", "x"), Rule.of("b", "B", "y"));
        byte[] first = Files.readAllBytes(written(rules));
        assertThat(Files.readAllBytes(written(rules))).isEqualTo(first);
    }

    @Test
    void refusesToWriteAFileThatWouldNotLoad() {
        assertThatIllegalArgumentException().isThrownBy(() -> written(List.of()));
        assertThat(folder).isEmptyDirectory();
    }

    private Path written(List<Rule> rules) throws IOException {
        Path file = folder.resolve("rules.yaml");
        Files.writeString(file, RuleFile.text(rules));
        return file;
    }
}
