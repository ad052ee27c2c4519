package io.logclf.server.edge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RootPathGeneratedTest {

    private static final long SEED = 80;
    private static final String CHARS = "abzAZ09_~-.";

    @Test
    void takesOffWhatItPutsBefore() {
        Random random = new Random(SEED);
        for (int i = 0; i < 1_000; i++) {
            StringBuilder path = new StringBuilder();
            for (int part = random.nextInt(4); part >= 0; part--) {
                path.append('/').append(CHARS.charAt(random.nextInt(CHARS.length() - 1)));
                for (int k = random.nextInt(5); k > 0; k--) {
                    path.append(CHARS.charAt(random.nextInt(CHARS.length())));
                }
            }
            RootPath root = RootPath.of(path.toString());
            assertThat(root.path()).as("seed %d", SEED).isEqualTo(path.toString());
            assertThat(RootPath.of(path + "/")).isEqualTo(root);
            assertThat(root.stripped(path + "/v1/x")).contains("/v1/x");
            assertThat(root.stripped(path + "/" + path)).contains("/" + path);
            assertThat(root.stripped("/v1" + path)).isEmpty();
            assertThat(root.isItself(path.toString())).isTrue();
            assertThat(root.isItself(path + "x")).isFalse();
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"/ü", "/a\n", "\n/a", "/a;b", "/a\"", "/<a>", "/a\\b", "/.hidden", "/a/./b", "a/", "/a//", "/ "})
    void whatCouldChangeAPageOrAnAddressIsRefused(String text) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> RootPath.of(text))
                .withMessageStartingWith("a root path begins with a slash and has letters, digits and ._~- only");
    }
}
