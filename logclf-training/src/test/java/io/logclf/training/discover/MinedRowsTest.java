package io.logclf.training.discover;

import static org.assertj.core.api.Assertions.assertThat;

import io.logclf.api.LogEntry;
import io.logclf.api.Severity;
import io.logclf.head.Normalizer;
import io.logclf.training.mining.MinedTemplates;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class MinedRowsTest {

    private final MinedRows rows = new MinedRows();

    @Test
    void aBlankLineKeepsItsPlace() {
        add("A", "Backup 1 completed");
        rows.add(Optional.empty());
        add("A", "Backup 2 completed");
        assertThat(rows.rows()).isEqualTo(3);
        assertThat(rows.isBlank(0)).isFalse();
        assertThat(rows.isBlank(1)).isTrue();
        assertThat(rows.ticket(0)).isEqualTo(rows.ticket(2));
    }

    @Test
    void blankLinesAloneAreNoMessages() {
        rows.add(Optional.empty());
        assertThat(rows.hasMessages()).isFalse();
        add("A", "");
        assertThat(rows.hasMessages()).isTrue();
    }

    @Test
    void aTemplateTellsItsRowsExamplesSourcesAndSeverities() {
        rows.add(Optional.of(new LogEntry("B", "Backup 1 completed", Severity.INFO)));
        rows.add(Optional.of(new LogEntry("A", "Backup 2 completed", Severity.ERROR)));
        rows.add(Optional.of(new LogEntry(" ", "Backup 2 completed", Severity.UNKNOWN)));
        TemplateRows template = templates().get(0);
        assertThat(template.text()).isEqualTo("Backup <*> completed");
        assertThat(template.rows()).isEqualTo(3);
        assertThat(template.examples()).containsExactly("Backup 1 completed", "Backup 2 completed");
        assertThat(template.sources()).containsExactly("A", "B");
        assertThat(template.severities()).containsExactly("ERROR", "INFO");
        assertThat(template.normalized()).isEqualTo("Backup <number> completed");
    }

    @Test
    void threeMessagesAreKeptOfAForm() {
        for (int i = 0; i < 100; i++) {
            add("A", "Backup " + i + " completed");
        }
        assertThat(templates().get(0).examples())
                .containsExactly("Backup 0 completed", "Backup 1 completed", "Backup 2 completed");
    }

    @Test
    void theMostFrequentFormIsTheFirstExample() {
        add("A", "list of 7");
        for (int i = 0; i < 5; i++) {
            add("A", "list, of " + i);
        }
        assertThat(templates()).hasSize(1);
        assertThat(templates().get(0).examples()).startsWith("list, of 0", "list of 7");
    }

    @Test
    void aVeryLongMessageIsCut() {
        add("A", "word ".repeat(2_000));
        assertThat(templates().get(0).examples().get(0)).hasSize(4_000);
    }

    @Test
    void aVeryLongMessageIsNotCutWithinACharacter() {
        add("A", "word ".repeat(799) + "word🔥 and more");
        assertThat(templates().get(0).examples()).containsExactly("word ".repeat(799) + "word");
    }

    @Test
    void manyRowsAreKept() {
        for (int i = 0; i < 5_000; i++) {
            add("A", i % 2 == 0 ? "even number " + i : "odd one " + i);
        }
        assertThat(rows.ticket(4_998)).isEqualTo(rows.ticket(0));
        assertThat(rows.ticket(4_999)).isEqualTo(rows.ticket(1)).isNotEqualTo(rows.ticket(0));
    }

    private List<TemplateRows> templates() {
        MinedTemplates mined = rows.mine();
        return rows.templates(mined, Normalizer.standard());
    }

    private void add(String source, String message) {
        rows.add(Optional.of(LogEntry.of(source, message)));
    }
}
