package io.logclf.regex;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class BackslashesTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "C:\\Windows\\system32",
                "cannot open C:\\temp\\data",
                "%TEMP%\\files\\app",
                "HKEY_LOCAL_MACHINE\\Software",
                "app\\Windows",
                "server\\share is full: data\\friends"
            })
    void findsAPathWithSingleBackslashes(String pattern) {
        assertThat(Backslashes.findingIn(pattern).orElseThrow())
                .startsWith("has '")
                .contains("a backslash is written \\\\: '");
    }

    @Test
    void showsHowThePathIsWritten() {
        assertThat(Backslashes.findingIn("C:\\Windows\\system32"))
                .contains("has 'C:\\Windows\\system32', where \\W is a class or a control character, no backslash and"
                        + " letter, so it does not match that text; a backslash is written \\\\:"
                        + " 'C:\\\\Windows\\\\system32'");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "it works",
                "C:\\\\Windows\\\\system32",
                "took \\d+ ms",
                "user\\s+\\w+",
                "a\\nb",
                "\\bfailed\\b",
                "at \\d{2}:\\d{2}",
                "error: \\S+",
                "\\\\\\\\server\\\\share"
            })
    void findsNothingInOtherPatterns(String pattern) {
        assertThat(Backslashes.findingIn(pattern)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "'C:\\temp', 'C:\\\\temp'",
        "'C:\\\\temp', 'C:\\\\temp'",
        "'a\\.b', 'a\\.b'",
        "'\\\\\\temp', '\\\\\\\\\\\\temp'",
        "'\\\\server\\share', '\\\\\\\\server\\\\share'",
        "'a', 'a'",
        "'', ''"
    })
    void doublesSingleBackslashesBeforeLettersOnly(String pattern, String doubled) {
        assertThat(Backslashes.doubled(pattern)).isEqualTo(doubled);
    }
}
