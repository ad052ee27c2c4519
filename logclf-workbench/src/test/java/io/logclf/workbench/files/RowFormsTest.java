package io.logclf.workbench.files;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class RowFormsTest {

    private static final long SEED = 4;

    @Test
    void holdsWhatAListHolds() {
        Random random = new Random(SEED);
        for (int capacity : new int[] {0, 1, 1 << 10}) {
            RowForms rows = new RowForms(capacity);
            List<Integer> expected = new ArrayList<>();
            for (int i = 0; i < 20_000; i++) {
                if (expected.isEmpty() || random.nextInt(4) > 0) {
                    int form = random.nextInt(10) - 1;
                    rows.add(form);
                    expected.add(form);
                } else {
                    int row = random.nextInt(expected.size());
                    rows.set(row, i);
                    expected.set(row, i);
                }
            }
            assertThat(rows.size()).as("seed %d", SEED).isEqualTo(expected.size());
            for (int row = 0; row < expected.size(); row++) {
                assertThat(rows.get(row)).isEqualTo(expected.get(row));
            }
        }
    }

    @Test
    void behindTheLastRowThereIsNoMessage() {
        RowForms rows = new RowForms();
        assertThat(rows.size()).isZero();
        assertThat(rows.get(0)).isEqualTo(RowForms.BLANK);
        rows.add(7);
        assertThat(rows.get(0)).isEqualTo(7);
        assertThat(rows.get(1)).isEqualTo(RowForms.BLANK);
        assertThat(rows.get(Integer.MAX_VALUE)).isEqualTo(RowForms.BLANK);
    }

    @Test
    void numbersThatBeginElsewhereLeaveRowsWithoutAMessageAndTheOriginalAsTheyAre() {
        RowForms rows = new RowForms();
        rows.add(0);
        rows.add(RowForms.BLANK);
        rows.add(3);
        RowForms moved = rows.from(100);
        assertThat(List.of(moved.get(0), moved.get(1), moved.get(2))).containsExactly(100, RowForms.BLANK, 103);
        assertThat(moved.size()).isEqualTo(3);
        moved.set(0, 5);
        assertThat(rows.get(0)).isZero();
        assertThat(new RowForms().from(100).size()).isZero();
    }

    @Test
    void numbersThatDoNotFitAreRefusedAndNotCutOff() {
        RowForms rows = new RowForms();
        rows.add(1);
        assertThat(rows.from(Integer.MAX_VALUE - 1).get(0)).isEqualTo(Integer.MAX_VALUE);
        assertThatExceptionOfType(ArithmeticException.class).isThrownBy(() -> rows.from(Integer.MAX_VALUE));
    }
}
