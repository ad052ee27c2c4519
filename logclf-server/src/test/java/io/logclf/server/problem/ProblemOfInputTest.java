package io.logclf.server.problem;

import static org.assertj.core.api.Assertions.assertThat;

import io.logclf.io.InputException;
import java.io.IOException;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class ProblemOfInputTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "ENCODING | lenient=true",
                "QUOTES | lenient=true",
                "ROWS_IN_CELL | strict=true",
                "DELIMITER | delimiter",
                "SOURCE_NAME | sourceColumn",
                "MESSAGE_NAME | messageColumn",
                "LABEL_PRESENT | overwrite=true",
                "FORMAT | format"
            })
    void namesTheParameterThatHelps(InputException.Fault fault, String parameter) {
        Problem problem = Problem.of(new InputException("in.csv", 3, "is wrong; choose", fault));
        assertThat(problem.status()).isEqualTo(400);
        assertThat(problem).hasMessageStartingWith("in.csv:3: is wrong; choose").hasMessageEndingWith(parameter);
    }

    @ParameterizedTest
    @EnumSource(
            value = InputException.Fault.class,
            names = {"CONTENT", "TOO_LARGE", "OTHER_NAME"})
    void addsNothingWhereNoParameterHelps(InputException.Fault fault) {
        assertThat(Problem.of(new InputException("in.csv", 3, "is wrong", fault)))
                .hasMessage("in.csv:3: is wrong");
    }

    @ParameterizedTest
    @EnumSource(InputException.Fault.class)
    void onlyWhatIsTooLargeHasAStatusOfItsOwn(InputException.Fault fault) {
        Problem problem = Problem.of(new InputException("in.csv", 0, "is wrong", fault));
        assertThat(problem.status()).isEqualTo(fault == InputException.Fault.TOO_LARGE ? 413 : 400);
        assertThat(problem.fields()).doesNotContainKey("line");
    }

    @Test
    void everyStatusThatIsSentHasATitleOfItsOwn() {
        Set<Object> titles = new HashSet<>();
        for (int status : new int[] {400, 401, 403, 404, 405, 409, 413, 415, 421, 500, 503, 507}) {
            titles.add(Problem.of(status, "odd").fields().get("title"));
        }
        assertThat(titles).hasSize(12).doesNotContain("Error");
    }

    @Test
    void aSecondSetOfFieldsReplacesTheFirstAndHeadersAddUp() {
        Problem problem = Problem.of(409, "changed")
                .with(Map.of("groups", 1))
                .with(Map.of("labels", 2))
                .header("X-One", "1")
                .header("X-Two", "2")
                .header("X-One", "3");
        assertThat(problem.fields()).containsEntry("labels", 2).doesNotContainKey("groups");
        assertThat(problem.headers()).isEqualTo(Map.of("X-One", "3", "X-Two", "2"));
    }

    @Test
    void theFieldsOfOneAnswerAreNotThoseOfTheNext() {
        Problem problem = Problem.of(400, "odd");
        problem.fields().put("more", 1);
        assertThat(problem.fields()).doesNotContainKey("more");
        assertThat(new LinkedHashMap<>(problem.fields()).keySet()).containsExactly("type", "title", "status", "detail");
    }

    @Test
    void aVeryLongDetailKeepsItsBeginningAndItsEnd() {
        Problem problem = Problem.of(400, "the column '" + "x".repeat(1_000_000) + "' is not there; name another");
        assertThat(String.valueOf(problem.fields().get("detail")))
                .hasSizeLessThan(2_100)
                .startsWith("the column 'xx")
                .endsWith("x' is not there; name another");
    }

    @Test
    void fieldsThatAreAddedMayHoldNull() {
        Map<String, Object> extra = new HashMap<>();
        extra.put("label", null);
        assertThat(Problem.of(409, "changed").with(extra).fields()).containsEntry("label", null);
    }

    @Test
    void aClientThatBrokeOffIsToldWithWhatReadingFailedWith() {
        IOException cause = new IOException("reset");
        assertThat(new BrokenOffException(cause))
                .hasMessage("the client broke off")
                .hasCause(cause);
    }
}
