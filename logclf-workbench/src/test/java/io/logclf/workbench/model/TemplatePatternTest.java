package io.logclf.workbench.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TemplatePatternTest {

    private static List<String> values(String template, String message) {
        return TemplatePattern.of(template).match(message).orElseThrow().stream()
                .map(span -> message.substring(span.start(), span.end()))
                .toList();
    }

    @Test
    void whatVariesIsFound() {
        assertThat(values("User <*> logged in from <*>", "User kim logged in from 10.0.0.7"))
                .containsExactly("kim", "10.0.0.7");
        assertThat(values("<*> of <*> done", "3 of 7 done")).containsExactly("3", "7");
        assertThat(values("code=<*>;", "code=;")).containsExactly("");
        assertThat(values("a <*> b <*> b", "a b b b b")).containsExactly("b", "b");
        assertThat(values("no variable at all", "no   variable\tat all")).isEmpty();
        assertThat(values("text: <*>", "text: two\nlines")).containsExactly("two\nlines");
        assertThat(values("column  <*>   <*>", "column  7   8")).containsExactly("7", "8");
        assertThat(values("    at <*>(<*>)", "    at a.B.c(B.java:7)")).containsExactly("a.B.c", "B.java:7");
    }

    @ParameterizedTest
    @CsvSource({
        "User <*> logged in, User kim logged out",
        "exited with code 0, exited with code 01",
        "exited with code 0, exited with code 10",
        "a <*> b, a x c",
        "one two, onetwo",
        "<*> ends here, ends here not"
    })
    void anotherMessageDoesNotMatch(String template, String message) {
        assertThat(TemplatePattern.of(template).match(message)).isEmpty();
    }

    @Test
    void valuesAreSet() {
        TemplatePattern pattern = TemplatePattern.of("Task <*> exited with code <*>");
        String message = "Task 7 exited with code 0";
        assertThat(pattern.withValues(message, pattern.match(message).orElseThrow(), List.of(1)))
                .isEqualTo("Task <*> exited with code 0");
        assertThat(pattern.variables()).isEqualTo(2);
    }

    @Test
    void aMessageMatchesTheTemplateWithItsOwnValuesSet() {
        TemplatePattern pattern = TemplatePattern.of("<*> ended: <*>.");
        String message = "the  big\n job ended:  code  7.";
        String set = pattern.withValues(message, pattern.match(message).orElseThrow(), List.of(0, 1));
        assertThat(TemplatePattern.of(set).match(message)).contains(List.of());
        assertThat(TemplatePattern.of(set).match("the big job ended: code 7.")).isPresent();
        assertThat(TemplatePattern.of(set).match("the bigjob ended: code 7.")).isEmpty();
    }

    /** A pattern with many variables must not try all ways to share a message out. */
    @Test
    void aLongMessageTakesTimeInProportion() {
        String template = "a" + " <*> b".repeat(40) + " end";
        assertThat(TemplatePattern.of(template).match("a " + "b ".repeat(50_000) + "x"))
                .isEmpty();
    }
}
