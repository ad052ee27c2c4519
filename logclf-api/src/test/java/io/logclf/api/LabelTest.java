package io.logclf.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LabelTest {

    @Test
    void labelsWithTheSameNameAreEqual() {
        assertThat(new Label("User Action"))
                .isEqualTo(new Label("User Action"))
                .hasSameHashCodeAs(new Label("User Action"))
                .isNotEqualTo(new Label("user action"));
    }

    @Test
    void readsAsItsBareName() {
        assertThat(new Label("User Action")).hasToString("User Action");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "\t\n"})
    void refusesABlankNameAndShowsIt(String blank) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Label(blank))
                .withMessageContaining("name")
                .withMessageContaining("'" + blank + "'");
    }

    @Test
    void refusesANullName() {
        assertThatNullPointerException().isThrownBy(() -> new Label(null)).withMessageContaining("name");
    }
}
