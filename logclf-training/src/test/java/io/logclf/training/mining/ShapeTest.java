package io.logclf.training.mining;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import org.junit.jupiter.api.Test;

class ShapeTest {

    private final Words words = new Words();
    private final Lexer lexer = new Lexer(words);

    @Test
    void shapesWithTheSameTellingTokensAreOneTemplate() {
        assertThat(shape("took 7 seconds, all").key())
                .isEqualTo(shape("took all").key());
        assertThat(shape("took all").key()).isNotEqualTo(shape("all took").key());
        assertThat(shape("took (all)").key()).isNotEqualTo(shape("took all").key());
    }

    @Test
    void aStretchMakesNoDifferenceToTheKeyWithoutIt() {
        Shape ada = shape("user ada logged in");
        Shape bob = shape("user bob logged in");
        assertThat(ada.key()).isNotEqualTo(bob.key());
        assertThat(ada.keyWithout(1, 2)).isEqualTo(bob.keyWithout(1, 2));
        assertThat(ada.keyWithout(2, 3)).isNotEqualTo(bob.keyWithout(2, 3));
    }

    @Test
    void thePlaceOfTheStretchCounts() {
        Shape shape = shape("a a a a");
        assertThat(shape.keyWithout(0, 1)).isNotEqualTo(shape.keyWithout(1, 2));
    }

    @Test
    void theHashOfAStretchIsThatOfItsTokensAlone() {
        assertThat(shape("x one two y").hash(1, 3))
                .isEqualTo(shape("other words one two").hash(2, 4));
        assertThat(shape("x , y").hash(1, 2)).isZero();
    }

    @Test
    void neighboursThatVaryBecomeOne() {
        Shape shape = shape("from north gate to depot");
        Shape varied = shape.with(new boolean[] {false, true, true, false, true});
        assertThat(words.join(varied.tokens())).isEqualTo("from <*> to <*>");
        assertThat(varied.words(0, varied.length())).isEqualTo(2);
    }

    @Test
    void theShapeThatShowsMoreOfWhatVariesIsBetter() {
        Shape shows = shape("load 7 done");
        Shape hides = shape("load done");
        assertThat(shows.isBetterThan(hides)).isTrue();
        assertThat(hides.isBetterThan(shows)).isFalse();
    }

    @Test
    void ofTwoShapesOnlyOneIsBetter() {
        Shape one = shape("load 7 done");
        Shape other = shape("load, 7 done");
        assertThat(one.isBetterThan(other)).isNotEqualTo(other.isBetterThan(one));
    }

    private Shape shape(String message) {
        lexer.read(message);
        return new Shape(0, Arrays.copyOf(lexer.tokens(), lexer.size()), words, 0);
    }
}
