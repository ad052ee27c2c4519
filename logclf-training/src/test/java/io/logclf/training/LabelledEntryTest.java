package io.logclf.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.logclf.api.Label;
import io.logclf.api.LogEntry;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class LabelledEntryTest {

    private static final LabelledEntry ENTRY =
            LabelledEntry.of(LogEntry.of("shop", "Invoice paid"), new Label("Payment"));

    @Test
    void tellsItsPlaceIfItHasOne() {
        assertThat(ENTRY.where()).isEmpty();
        assertThat(ENTRY.at(new Place(Path.of("in.csv"), 17)).where()).isEqualTo("in.csv:17");
    }

    @Test
    void keepsItsPlaceWhenItIsMasked() {
        LabelledEntry masked = ENTRY.at(new Place(Path.of("in.csv"), 17)).asMasked();
        assertThat(masked.masked()).isTrue();
        assertThat(masked.where()).isEqualTo("in.csv:17");
        assertThat(masked.at(new Place(Path.of("b.csv"), 1)).masked()).isTrue();
    }

    @Test
    void linesCountFromOne() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Place(Path.of("in.csv"), 0))
                .withMessage("line must be at least 1: 0");
    }

    @Test
    void severalReadingsAreOneInTheirOrder() {
        LabelledEntries one = new LabelledEntries(List.of(ENTRY), 2, List.of("a: read as: lines"), List.of("a: cut"));
        LabelledEntries other = new LabelledEntries(List.of(ENTRY.asMasked()), 3);
        LabelledEntries all = LabelledEntries.all(List.of(one, other));
        assertThat(all.entries()).containsExactly(ENTRY, ENTRY.asMasked());
        assertThat(all.unlabelled()).isEqualTo(5);
        assertThat(all.descriptions()).containsExactly("a: read as: lines");
        assertThat(all.remarks()).containsExactly("a: cut");
    }

    @Test
    void aSourceOfEntriesGivesThemEachTime() {
        List<LogEntry> entries = new ArrayList<>(List.of(LogEntry.of("one"), LogEntry.of("two")));
        LogSource source = LogSource.of("a query", entries);
        assertThat(source.title()).isEqualTo("a query");
        for (int reading = 0; reading < 2; reading++) {
            assertThat(source.rows((done, total) -> {}))
                    .containsExactly(Optional.of(entries.get(0)), Optional.of(entries.get(1)));
        }
    }
}
