package io.logclf.io;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class InputExceptionTest {

    @Test
    void startsWithTheFileAndTheLine() {
        InputException e = new InputException("logs.csv", 7, "is odd; mend it");
        assertThat(e).hasMessage("logs.csv:7: is odd; mend it");
        assertThat(e.name()).isEqualTo("logs.csv");
        assertThat(e.line()).isEqualTo(7);
    }

    @Test
    void leavesTheLineOutIfTheWholeFileIsMeant() {
        assertThat(new InputException("logs.csv", 0, "is empty")).hasMessage("logs.csv: is empty");
    }
}
