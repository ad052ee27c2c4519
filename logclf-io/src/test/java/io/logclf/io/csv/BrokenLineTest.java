package io.logclf.io.csv;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class BrokenLineTest {

    @Test
    void endsACellAtTheQuoteBeforeADelimiterOrTheEnd() {
        assertThat(cells("a,\"say \"x\" now\"")).containsExactly("a", "say \"x\" now");
        assertThat(cells("\"b\" c\",\"d, \"e\", f")).containsExactly("b\" c", "d, \"e", " f");
        assertThat(cells("\"a\"\"b\"c\",x")).containsExactly("a\"b\"c", "x");
    }

    @Test
    void takesAQuoteThatIsNotClosedForText() {
        assertThat(cells("web,\"GET /cart")).containsExactly("web", "\"GET /cart");
        assertThat(cells("\"web,GET")).containsExactly("\"web", "GET");
        assertThat(cells("\"x\"y,z")).containsExactly("\"x\"y", "z");
    }

    @Test
    void leavesTheRestTogetherIfItHasDelimitersOfItsOwn() {
        assertThat(cells("web,\"GET /a, /b and /c")).containsExactly("web", "\"GET /a, /b and /c");
    }

    @Test
    void keepsEmptyCells() {
        assertThat(cells(",\"\"x")).containsExactly("", "\"\"x");
        assertThat(cells("\"a\"b,")).containsExactly("\"a\"b", "");
        assertThat(cells("")).containsExactly("");
    }

    private static List<String> cells(String line) {
        return new BrokenLine(line, ',', 2).cells();
    }
}
