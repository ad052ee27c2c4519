package io.logclf.training.rules;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class BackgroundTest {

    @Test
    void hasSomeHundredDifferentMessages() {
        assertThat(Background.messages())
                .hasSizeGreaterThan(300)
                .doesNotHaveDuplicates()
                .noneMatch(String::isBlank);
    }
}
