package io.logclf.training.mining;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class ValueSpansTest {

    private final Words words = new Words();
    private final Lexer lexer = new Lexer(words);

    @Test
    void everyWordAndVariableIsAStretch() {
        assertThat(spans("disk 7 is full")).containsExactly("disk", "<*>", "is", "full");
    }

    @Test
    void aNameThatIsAssignedToIsNone() {
        assertThat(spans("user=ada done")).doesNotContain("user").contains("ada");
    }

    @Test
    void whatIsAssignedIsAStretchUpToTheNextComma() {
        assertThat(spans("reason=disk is full, code=x")).contains("disk is full");
    }

    @Test
    void whatStandsInBracketsOrQuotesIsAStretch() {
        assertThat(spans("file \"my notes\" (old copy) saved")).contains("my notes", "old copy");
    }

    @Test
    void bracketsWithinBracketsAreNone() {
        assertThat(spans("call (a [b c] d)")).contains("b c").doesNotContain("a [b c] d");
    }

    @Test
    void anOpenBracketIsNone() {
        assertThat(spans("call (never closed at all")).doesNotContain("never closed at all");
    }

    @Test
    void aListOfWordsIsAStretch() {
        assertThat(spans("roles: admin, editor, viewer")).contains("admin, editor, viewer");
    }

    @Test
    void capitalizedWordsInARowAreAName() {
        assertThat(spans("mail from Ada Byron King today")).contains("Ada Byron King");
    }

    @Test
    void upToFourHanCharactersAreAName() {
        assertThat(spans("用户张三登录")).contains("张三", "用户张三").doesNotContain("用户张三登");
    }

    private List<String> spans(String message) {
        lexer.read(message);
        int[] tokens = Arrays.copyOf(lexer.tokens(), lexer.size());
        List<String> spans = new ArrayList<>();
        new ValueSpans(words)
                .forEach(
                        new Shape(0, tokens, words, 0),
                        (from, to) -> spans.add(words.join(Arrays.copyOfRange(tokens, from, to))));
        return spans;
    }
}
