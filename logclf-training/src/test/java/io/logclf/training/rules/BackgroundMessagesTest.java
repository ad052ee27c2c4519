package io.logclf.training.rules;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class BackgroundMessagesTest {

    @Test
    void hasSomeHundredDifferentMessages() {
        assertThat(BackgroundMessages.messages())
                .hasSizeGreaterThan(300)
                .doesNotHaveDuplicates()
                .noneMatch(String::isBlank);
    }
}
