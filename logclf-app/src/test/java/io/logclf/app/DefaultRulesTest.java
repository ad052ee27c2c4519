package io.logclf.app;

import static org.assertj.core.api.Assertions.assertThat;

import io.logclf.api.Label;
import io.logclf.io.CsvColumn;
import io.logclf.io.CsvReader;
import io.logclf.io.CsvRow;
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
    void haveNoFindingsWithTheSampleWhichUsesThemAll() {
        Cli.Result result = Cli.run("rules", "check", RULES.toString(), "--logs", SAMPLE.toString());
        assertThat(result.text()).isEqualTo("50 rules, 0 errors, 0 warnings, 322 messages tried\n");
        assertThat(result.exitCode()).isZero();
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
                        "HTTP Status", 27L,
                        "Resource Usage", 24L,
                        "Security Alert", 23L,
                        "System Notification", 28L,
                        "Unclassified", 122L,
                        "User Action", 24L,
                        "Workflow Error", 18L)));
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
