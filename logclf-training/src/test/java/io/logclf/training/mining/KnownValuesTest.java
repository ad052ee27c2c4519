package io.logclf.training.mining;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import org.junit.jupiter.api.Test;

class KnownValuesTest {

    private final Words words = new Words();
    private final KnownValues known = new KnownValues(words);

    private int token(String text) {
        return words.of(text.toCharArray(), 0, text.length()) << 1 | 1;
    }

    private Shape shape(String... texts) {
        return new Shape(0, Arrays.stream(texts).mapToInt(this::token).toArray(), words, 0);
    }

    @Test
    void aWordIsAValueWhereItStoodOnce() {
        known.know(shape("host", "alpha", "is", "down"), 1, 1);
        assertThat(known.isKnown(token("alpha"))).isTrue();
        assertThat(known.isKnown(token("host"))).isFalse();
        assertThat(known.isValue(shape("host", "alpha", "is", "up"), 1)).isTrue();
        assertThat(known.isValue(shape("disk", "alpha", "is", "up"), 1)).isFalse();
        assertThat(known.isValue(shape("host", "beta", "is", "up"), 1)).isFalse();
    }

    @Test
    void signsBesideAPlaceMakeNoDifference() {
        known.know(shape("host", "alpha", "is"), 1, 1);
        assertThat(known.isValue(shape("host", ":", "'", "alpha", "'", ",", "is"), 3))
                .isTrue();
        assertThat(known.isValue(shape("host", ":", "alpha"), 2)).isFalse();
    }

    @Test
    void templatesCountAndNotHowOftenEachIsSeen() {
        Shape shape = shape("host", "alpha", "is");
        for (int i = 0; i < 5; i++) {
            known.know(shape, 1, 1);
        }
        assertThat(known.isRecurring(token("alpha"))).isFalse();
        known.know(shape, 1, 2);
        assertThat(known.isRecurring(token("alpha"))).isTrue();
        assertThat(known.isFrequent(token("alpha"))).isFalse();
        known.know(shape, 1, 3);
        assertThat(known.isFrequent(token("alpha"))).isTrue();
        assertThat(known.isFrequent(token("beta"))).isFalse();
    }

    @Test
    void aPairIsSharedFromTheSecondContextOn() {
        Shape shape = shape("user", "root", "left");
        known.note(shape, 1, false);
        assertThat(known.isShared(shape, 1)).isFalse();
        known.note(shape("the", "user", "root"), 2, false);
        assertThat(known.isShared(shape, 1)).isTrue();
        assertThat(known.isBesideVariable(shape, 1)).isFalse();
        known.note(shape, 1, true);
        known.note(shape, 1, true);
        assertThat(known.isBesideVariable(shape, 1)).isTrue();
    }

    @Test
    void whatIsAssignedGoesWithItsKey() {
        Shape uid = shape("uid", "=", "root");
        known.note(uid, 2, false);
        known.note(uid, 2, false);
        assertThat(known.isShared(uid, 2)).isTrue();
        assertThat(known.isShared(shape("gid", "=", "root"), 2)).isFalse();
    }

    @Test
    void theFirstWordStandsAfterNoOther() {
        Shape shape = shape("root", "left");
        known.note(shape, 0, false);
        known.note(shape, 0, false);
        assertThat(known.isShared(shape, 0)).isFalse();
    }

    @Test
    void contextsAreForgottenAndValuesAreNot() {
        Shape shape = shape("user", "root", "left");
        known.know(shape, 1, 1);
        known.note(shape, 1, true);
        known.note(shape, 1, true);
        known.forgetContexts();
        assertThat(known.isShared(shape, 1)).isFalse();
        assertThat(known.isBesideVariable(shape, 1)).isFalse();
        assertThat(known.isValue(shape, 1)).isTrue();
    }
}
