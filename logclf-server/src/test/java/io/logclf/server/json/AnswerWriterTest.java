package io.logclf.server.json;

import static org.assertj.core.api.Assertions.assertThat;

import io.logclf.api.AbstainReason;
import io.logclf.api.Classification;
import io.logclf.api.ClassificationPipeline;
import io.logclf.api.LogEntry;
import io.logclf.regex.RegexClassifier;
import io.logclf.regex.Rule;
import io.logclf.regex.RuleSet;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

class AnswerWriterTest {

    private static final ClassificationPipeline PIPELINE = ClassificationPipeline.builder()
            .stage("regex", RegexClassifier.of(RuleSet.of(List.of(Rule.of("failed", "Failure", "failed")))))
            .build();
    private static final LogEntry FAILED = LogEntry.of("app", "it failed");
    private static final LogEntry OTHER = LogEntry.of("all is well");

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();

    @Test
    void oneAnswerIsAnObject() throws IOException {
        AnswerWriter answers = AnswerWriter.one(out, false);
        write(answers, FAILED);
        answers.end();
        JsonTree answer = JsonTree.parse(text());
        assertThat(answer.get("source").text()).contains("app");
        assertThat(answer.get("message").text()).contains("it failed");
        assertThat(answer.get("label").text()).contains("Failure");
        assertThat(answer.get("confidence").number()).contains(1.0);
        assertThat(answer.get("stage").text()).contains("regex");
        assertThat(text()).doesNotContain("trail").doesNotContain("\n");
    }

    @Test
    void anUndecidedAnswerHasTheSameFieldsWithNull() throws IOException {
        AnswerWriter answers = AnswerWriter.one(out, false);
        write(answers, OTHER);
        answers.end();
        assertThat(text())
                .isEqualTo("{\"source\":\"\",\"message\":\"all is well\",\"label\":null,\"confidence\":null,"
                        + "\"stage\":null,\"evidence\":null,\"best_guess\":null,\"best_guess_probability\":null}");
    }

    @Test
    void explainedAnswersTellWhatEachStageFound() throws IOException {
        AnswerWriter answers = AnswerWriter.one(out, true);
        write(answers, OTHER);
        answers.end();
        JsonTree step = JsonTree.parse(text()).get("trail").elements().get(0);
        assertThat(step.get("stage").text()).contains("regex");
        assertThat(step.get("decided").value()).isEqualTo(false);
        assertThat(step.get("reason").text()).contains(AbstainReason.NO_MATCH.name());
        assertThat(step.get("alternatives").elements()).isEmpty();
    }

    @Test
    void anArrayMayBeEmptyAndHasItsAnswersInOrder() throws IOException {
        AnswerWriter.array(out, false).end();
        assertThat(text()).isEqualTo("[]");
        out.reset();
        AnswerWriter answers = AnswerWriter.array(out, false);
        write(answers, OTHER);
        write(answers, FAILED);
        answers.end();
        assertThat(JsonTree.parse(text()).elements().stream()
                        .map(answer -> answer.get("message").text().orElseThrow())
                        .toList())
                .containsExactly("all is well", "it failed");
    }

    @Test
    void linesAreObjectsThatEachEndWithALineBreak() throws IOException {
        AnswerWriter answers = AnswerWriter.lines(out, false);
        write(answers, LogEntry.of("two\nlines"));
        write(answers, FAILED);
        answers.end();
        assertThat(text()).endsWith("}\n").hasLineCount(2);
        assertThat(text().lines()).allMatch(line -> line.startsWith("{") && line.endsWith("}"));
    }

    @Test
    void whatIsFlushedIsThereBeforeTheEnd() throws IOException {
        AnswerWriter answers = AnswerWriter.lines(out, false);
        write(answers, FAILED);
        assertThat(out.size()).isZero();
        answers.flush();
        assertThat(text()).contains("it failed");
    }

    @Test
    void anArrayThatIsNotEndedDoesNotLookWhole() throws IOException {
        AnswerWriter answers = AnswerWriter.array(out, false);
        write(answers, FAILED);
        answers.flush();
        assertThat(text()).startsWith("[{").doesNotEndWith("]");
    }

    @Test
    void theStreamStaysOpen() throws IOException {
        boolean[] closed = new boolean[1];
        AnswerWriter answers = AnswerWriter.one(
                new OutputStream() {
                    @Override
                    public void write(int b) {
                        out.write(b);
                    }

                    @Override
                    public void close() {
                        closed[0] = true;
                    }
                },
                false);
        write(answers, FAILED);
        answers.end();
        assertThat(closed[0]).isFalse();
        assertThat(text()).endsWith("}");
    }

    @Test
    void halfAPairOfSurrogatesBecomesAQuestionMark() throws IOException {
        AnswerWriter answers = AnswerWriter.one(out, false);
        write(answers, LogEntry.of("a\uD800b"));
        answers.end();
        assertThat(JsonTree.parse(text()).get("message").text()).contains("a?b");
    }

    private static void write(AnswerWriter answers, LogEntry entry) throws IOException {
        Classification classification = PIPELINE.classify(entry);
        answers.write(entry, classification);
    }

    private String text() {
        return out.toString(StandardCharsets.UTF_8);
    }
}
