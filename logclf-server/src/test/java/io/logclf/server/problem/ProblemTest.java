package io.logclf.server.problem;

import static org.assertj.core.api.Assertions.assertThat;

import io.logclf.io.InputException;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ProblemTest {

    @Test
    void hasTheFieldsOfTheStandard() {
        assertThat(Problem.of(404, "there is no such file").fields().toString())
                .isEqualTo("{type=about:blank, title=Not found, status=404, detail=there is no such file}");
    }

    @Test
    void tellsALineOnlyIfThereIsOne() {
        assertThat(Problem.inLine(400, "odd", 3).fields()).containsEntry("line", 3L);
        assertThat(Problem.inLine(400, "odd", 0).fields()).doesNotContainKey("line");
    }

    @Test
    void addsFieldsBehindTheUsualOnes() {
        Problem problem = Problem.of(409, "changed").with(Map.of("groups", 2));
        assertThat(problem.fields()).containsEntry("groups", 2).containsEntry("title", "Conflict");
    }

    @Test
    void aStatusThatIsNotListedHasATitleToo() {
        assertThat(Problem.of(418, "odd").fields()).containsEntry("title", "Error");
    }

    @Test
    void whatItQuotesStaysOneLine() {
        Problem problem = Problem.of(400, "no such column: 'a\n\u001b[2Jb'");
        assertThat(String.valueOf(problem.fields().get("detail")))
                .hasLineCount(1)
                .doesNotContain("\u001b");
        assertThat(problem).hasMessage(String.valueOf(problem.fields().get("detail")));
    }

    @Test
    void aBusyServerSaysWhenToTryAgain() {
        Problem problem = Problem.busy("the server is full", 5);
        assertThat(problem.status()).isEqualTo(503);
        assertThat(problem).hasMessage("the server is full; try again in 5 s");
        assertThat(problem.headers()).containsEntry("Retry-After", "5");
    }

    @Test
    void whatIsTooLargeTellsTheLimit() {
        Problem problem = Problem.tooLarge("the upload", 1_000);
        assertThat(problem.status()).isEqualTo(413);
        assertThat(problem).hasMessageStartingWith("the upload has more than 1000 bytes; ");
    }

    @Test
    void whatIsWrongWithAnInputKeepsItsLine() {
        Problem problem = Problem.of(new InputException("in.csv", 7, "is wrong"));
        assertThat(problem.status()).isEqualTo(400);
        assertThat(problem.fields()).containsEntry("line", 7L);
        assertThat(problem).hasMessageContaining("is wrong");
    }

    @Test
    void carriesNoStackTrace() {
        assertThat(Problem.of(400, "odd").getStackTrace()).isEmpty();
    }
}
