package io.logclf.api;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class PromiseTest {

    @Test
    void everyPromiseIsFoundByItsNameInAnyCase() {
        for (Promise promise : Promise.values()) {
            assertThat(Promise.of(promise.toString())).contains(promise);
            assertThat(Promise.of(promise.name())).contains(promise);
        }
        assertThat(Promise.SURE).hasToString("sure");
    }

    @Test
    void otherNamesAreNone() {
        assertThat(Promise.of("maybe")).isEmpty();
        assertThat(Promise.of("")).isEmpty();
    }
}
