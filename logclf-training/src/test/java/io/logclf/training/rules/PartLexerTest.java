package io.logclf.training.rules;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PartLexerTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "User 17 left. | User·_·#·_·left·.",
                "User685 left | User·#·_·left",
                "a1b2c3d4 left | #·_·left",
                "deadbeef1 left | #·_·left",
                "3f2a left | #·_·left",
                "v2 left | v·#·_·left",
                "id 123e4567-e89b-12d3-a456-426614174000 ok | id·_·#·_·ok",
                "100% of it | #·%·_·of·_·it",
                "a-b | a·-·b"
            })
    void splitsAMessage(String message, String parts) {
        String shown = PartLexer.parts(message).stream()
                .map(part -> part.isConstant() ? part.text() : "#")
                .collect(Collectors.joining("·"));
        assertThat(shown.replace(' ', '_')).isEqualTo(parts);
    }

    @Test
    void nothingIsLeftOut() {
        String message = "Tab\tand  blanks, ünï: \uD83D\uDE80 end\n";
        String text = PartLexer.parts(message).stream().map(Part::text).collect(Collectors.joining());
        assertThat(text).isEqualTo(message);
    }

    @Test
    void whatAlignsColumnsVaries() {
        List<Part> parts = PartLexer.parts("a" + " ".repeat(9) + "b");
        assertThat(parts).hasSize(3);
        assertThat(parts.get(1).isConstant()).isFalse();
        assertThat(parts.get(1).isSpaceOnly()).isTrue();
    }

    @Test
    void theRestOfALongMessageIsOnePart() {
        List<Part> parts = PartLexer.parts("word ".repeat(1_000));
        assertThat(parts).hasSize(PartLexer.MAX_PARTS + 1);
        Part rest = parts.get(PartLexer.MAX_PARTS);
        assertThat(rest.isConstant()).isFalse();
        assertThat(rest.optional()).isTrue();
        assertThat(rest.hasSpace()).isTrue();
    }

    @Test
    void anEmptyMessageHasNoParts() {
        assertThat(PartLexer.parts("")).isEmpty();
    }
}
