package io.logclf.io.input;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class RowCountTest {

    private final RowCount count = new RowCount();

    @Test
    void saysNothingOfNoRow() {
        assertThat(count.isAny()).isFalse();
        assertThat(remark()).isEmpty();
    }

    @Test
    void saysWhereTheOnlyRowIs() {
        count.add(7);
        assertThat(count.isAny()).isTrue();
        assertThat(remark()).isEqualTo("1 row is odd, in line 7");
    }

    @Test
    void saysWhereTheFirstOfSeveralIsInAnyOrder() {
        count.add(12);
        count.add(7);
        count.add(9);
        assertThat(remark()).isEqualTo("3 rows are odd, the first in line 7");
    }

    @Test
    void countsTheSameLineEachTime() {
        count.add(7);
        count.add(7);
        assertThat(remark()).isEqualTo("2 rows are odd, the first in line 7");
    }

    @Test
    void countsFromManyThreads() {
        LongStream.rangeClosed(1, 20_000).parallel().forEach(line -> count.add(20_100 - line));
        assertThat(remark()).isEqualTo("20000 rows are odd, the first in line 100");
    }

    private String remark() {
        return count.remark("row is odd", "rows are odd").orElse("");
    }
}
