package io.logclf.llm.prompt;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AnswerParserTest {

    private final AnswerParser parser =
            new AnswerParser(List.of("Error", "Critical Error", "User Action", AnswerFormat.NONE));

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"label\": \"Error\"}                                    | Error",
                "{\"label\": \" Critical Error \"}                         | Critical Error",
                "{\"label\": \"none of these\"}                            | none of these",
                "```json {\"label\": \"Error\"} ```                        | Error",
                "Sure! {\"label\": \"Error\"} I hope that helps.           | Error",
                "[{\"label\": \"Error\"}]                                  | Error",
                "{\"answers\": [{\"id\": 1, \"label\": \"Error\"}]}        | Error",
                "<think>Error? No.</think>{\"label\": \"User Action\"}     | User Action",
                "<think>Error.</think><think>Hm.</think>User Action        | User Action",
                "{\"label\": \"Error\"} <think>                             | Error",
                "{\"label\": [\"Error\"]}                                  | Error",
                "Error                                                     | Error",
                "The label is Critical Error.                              | Critical Error",
                "\"User Action\"                                           | User Action",
                "Error, which is an Error                                  | Error",
            })
    void findsTheLabelOfOneMessage(String answer, String label) {
        assertThat(parser.single(answer)).contains(label);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "I cannot help with that.",
                "{\"label\": \"Errors\"}",
                "{\"label\": \"error\"}",
                "{\"label\": 1}",
                "{\"class\": \"Error2\"}",
                "[{\"label\": \"Error\"}, {\"label\": \"User Action\"}]",
                "[{\"label\": \"Error\"}, {\"label\": \"Error\"}]",
                "Error or User Action",
                "Errors",
                "MyError",
                "<think>It is an Error",
            })
    void guessesNothing(String answer) {
        assertThat(parser.single(answer)).isEmpty();
    }

    @Test
    void aLabelInsideALongerOneIsNotNamed() {
        assertThat(parser.single("Critical Error")).contains("Critical Error");
        assertThat(parser.single("Critical Error, not Error")).isEmpty();
    }

    @Test
    void proseBeyondAllBoundsNamesNothing() {
        assertThat(parser.single("Error " + "x".repeat(100_000))).isEmpty();
        assertThat(parser.single("{\"label\": \"Error\"}" + " ".repeat(200_000)))
                .contains("Error");
    }

    @Test
    void answersOfABatchAreFoundByTheirIds() {
        assertThat(parser.batch("{\"answers\":[{\"id\":2,\"label\":\"Error\"},{\"id\":1,\"label\":\"User Action\"}]}"))
                .isEqualTo(Map.of(1, "User Action", 2, "Error"));
    }

    @Test
    void idsMayBeTextsAndTheListMayStandAlone() {
        assertThat(parser.batch("Here: [{\"id\":\" 1 \",\"label\":\"Error\"}, {\"id\":7,\"label\":\"none of these\"}]"))
                .isEqualTo(Map.of(1, "Error", 7, AnswerFormat.NONE));
    }

    @Test
    void anIdThatComesTwiceOrWithSomethingElseIsLeftOut() {
        assertThat(parser.batch("[{\"id\":1,\"label\":\"Error\"},{\"id\":1,\"label\":\"Error\"},"
                        + "{\"id\":2,\"label\":\"Error\"},{\"id\":2,\"label\":\"Other\"},"
                        + "{\"id\":3,\"label\":\"Other\"},{\"id\":3,\"label\":\"Error\"},"
                        + "{\"id\":4,\"label\":\"Error\"}]"))
                .isEqualTo(Map.of(4, "Error"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "Error",
                "[1, 2]",
                "[{\"label\":\"Error\"}]",
                "[{\"id\":1.5,\"label\":\"Error\"}]",
                "[{\"id\":null,\"label\":\"Error\"}]",
                "[{\"id\":{},\"label\":\"Error\"}]",
                "[{\"id\":99999999999,\"label\":\"Error\"}]",
                "{\"answers\": \"Error\"}",
                "{\"answers\": [{\"id\":1,\"label\":\"Err",
            })
    void anAnswerOfAnotherFormGivesABatchNothing(String answer) {
        assertThat(parser.batch(answer)).isEmpty();
    }

    /** In quadratic time this would take minutes: the limit only ends a hang. */
    @Test
    @Timeout(60)
    void hostileAnswersEnd() {
        for (String hostile : List.of("Error ", "{", "[", "{\"label\":", "<think>", "</think>", "Critical ")) {
            String answer = hostile.repeat(99_000 / hostile.length());
            assertThat(parser.batch(answer)).isEmpty();
            assertThat(parser.single(answer).orElse("Error")).isEqualTo("Error");
        }
    }
}
