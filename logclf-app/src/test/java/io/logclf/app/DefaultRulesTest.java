package io.logclf.app;

import static org.assertj.core.api.Assertions.assertThat;

import io.logclf.api.Label;
import io.logclf.api.LogEntry;
import io.logclf.api.Verdict;
import io.logclf.io.CsvColumn;
import io.logclf.io.CsvReader;
import io.logclf.io.CsvRow;
import io.logclf.regex.RegexClassifier;
import io.logclf.regex.Rule;
import io.logclf.regex.RuleSet;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class DefaultRulesTest {

    private static final Path RESOURCES = Path.of(System.getProperty("logclf.home"), "resources");
    private static final Path RULES = RESOURCES.resolve("rules.yaml");
    private static final Path COUNTER_EXAMPLES = RESOURCES.resolve("rules-counter-examples.csv");
    private static final Path SAMPLE = RESOURCES.resolve("sample-logs.csv");

    @Test
    void giveAllNineLabels() throws IOException {
        assertThat(RuleSet.load(RULES).rules().stream()
                        .map(Rule::label)
                        .map(Label::name)
                        .collect(Collectors.toSet()))
                .containsExactlyInAnyOrder(
                        "Critical Error",
                        "Deprecation Warning",
                        "Error",
                        "HTTP Status",
                        "Resource Usage",
                        "Security Alert",
                        "System Notification",
                        "User Action",
                        "Workflow Error");
    }

    @Test
    void haveExamplesForBothSides() throws IOException {
        assertThat(RuleSet.load(RULES).rules()).allSatisfy(rule -> {
            assertThat(rule.examples().match()).isNotEmpty();
            assertThat(rule.examples().noMatch()).isNotEmpty();
        });
    }

    @Test
    void haveNoFindings() {
        Cli.Result result = Cli.run("rules", "check", RULES.toString());
        assertThat(result.text()).isEqualTo("297 rules, 0 errors, 0 warnings\n");
        assertThat(result.exitCode()).isZero();
    }

    @Test
    void giveNoCounterExampleAnotherLabelThanItsOwn() throws IOException {
        RegexClassifier classifier = RegexClassifier.of(RuleSet.load(RULES));
        Map<String, String> wrong = new TreeMap<>();
        int count = 0;
        try (CsvReader reader = CsvReader.open(COUNTER_EXAMPLES)) {
            CsvColumn message = CsvColumn.required(reader, "log_message", "message");
            CsvColumn label = CsvColumn.required(reader, "target_label", "label");
            for (Optional<CsvRow> row = reader.read(); row.isPresent(); row = reader.read()) {
                String text = message.cell(row.get());
                String right = label.cell(row.get());
                count++;
                given(classifier.classify(LogEntry.of(text)))
                        .filter(given -> !given.equals(right))
                        .ifPresent(given -> wrong.put(text, given));
            }
        }
        assertThat(wrong).isEmpty();
        assertThat(count).isGreaterThanOrEqualTo(500);
    }

    @Test
    void labelTheSampleAsTheyDidBefore() throws IOException {
        Cli.Result result = Cli.run("classify", SAMPLE.toString(), "--rules", RULES.toString(), "--quiet");
        assertThat(result.err()).isEmpty();
        assertThat(labels(result.out()))
                .isEqualTo(new TreeMap<>(Map.of(
                        "Critical Error", 17L,
                        "Deprecation Warning", 18L,
                        "Error", 21L,
                        "HTTP Status", 28L,
                        "Resource Usage", 26L,
                        "Security Alert", 23L,
                        "System Notification", 28L,
                        "Unclassified", 119L,
                        "User Action", 24L,
                        "Workflow Error", 18L)));
    }

    private static Optional<String> given(Verdict verdict) {
        return verdict instanceof Verdict.Decided decided
                ? Optional.of(decided.label().name())
                : Optional.empty();
    }

    private static Map<String, Long> labels(byte[] table) throws IOException {
        Map<String, Long> labels = new TreeMap<>();
        try (CsvReader reader = CsvReader.of(new ByteArrayInputStream(table), "output")) {
            CsvColumn label = CsvColumn.required(reader, "target_label", "label");
            for (Optional<CsvRow> row = reader.read(); row.isPresent(); row = reader.read()) {
                labels.merge(label.cell(row.get()), 1L, Long::sum);
            }
        }
        return labels;
    }
}
