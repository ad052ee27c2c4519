package io.logclf.api.text;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is nearly one of the forms, by one character, and is another or none. */
class MaskerNearMissesTest {

    private final Masker masker = Masker.standard();

    @ParameterizedTest
    @CsvSource(
            delimiter = '~',
            quoteCharacter = '^',
            value = {
                "255.255.255.255 ~ <ip>",
                "256.255.255.255 ~ <number>",
                "10.0.0.1:65535 ~ <ip>",
                "10.0.0.1:655355 ~ <ip>:<number>",
                "10.0.0.1:80.5 ~ <ip>:<number>",
                "10.0.0.0/128 ~ <ip>",
                "10.0.0.0/1280 ~ <ip>/<number>",
                "10.0.0.1/24/x ~ <ip>/<number>/x",
                "10.0.0.1x ~ <number>x",
                "1:2:3:4:5:6:7:8 ~ <ip>",
                "10:: ~ <number>::",
                "fe80:: ~ <ip>",
                "fe80::1%abcdefghijklmnop ~ <ip>",
            })
    void addresses(String message, String masked) {
        assertThat(masker.mask(message)).isEqualTo(masked);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '~',
            quoteCharacter = '^',
            value = {
                "2025-12-31 ~ <date>",
                "2025-13-31 ~ <number>-<number>-<number>",
                "2025-12-32 ~ <number>-<number>-<number>",
                "1825-12-31 ~ <number>-<number>-<number>",
                "31 Oct 2025 ~ <date>",
                "32 Oct 2025 ~ <number> <date>",
                "31 oct 2025 ~ <number> oct <number>",
                "Oct 1st ~ <date>",
                "Oct 1xx ~ Oct <number>xx",
                "24:60:60 ~ <time>",
                "23:61 ~ <number>:<number>",
                "12 PM ~ <time>",
                "13 PM ~ <number> PM",
            })
    void datesAndTimes(String message, String masked) {
        assertThat(masker.mask(message)).isEqualTo(masked);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '~',
            quoteCharacter = '^',
            value = {
                "1,234 ~ <number>",
                "1,23 ~ <number>,<number>",
                "1,2345 ~ <number>,<number>",
                "1234,567 ~ <number>,<number>",
                "1e5 ~ <number>",
                "1e12345 ~ <number>e<number>",
                "5 ms ~ <duration>",
                "5  ms ~ <number>  ms",
                "5 MS ~ <number> MS",
                "5 ms=x ~ <number> ms=x",
                "64K ~ <size>",
                "64 K ~ <number> K",
                "50 % ~ <percent>",
                "50  % ~ <number>  %",
                "50%x ~ <number>%x",
            })
    void numbersAndUnits(String message, String masked) {
        assertThat(masker.mask(message)).isEqualTo(masked);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '~',
            quoteCharacter = '^',
            value = {
                "abcdef1 ~ abcdef<number>",
                "abcdef12 ~ <hex>",
                "abcdefab ~ abcdefab",
                "0x ~ <number>x",
                "0xg1 ~ <number>xg<number>",
                "a1b2 ~ a<number>b<number>",
                "a1b2c3 ~ <id>",
                "4895c258-b2f8-488f-a2a3-4fae63982e4 ~ <hex>-b<number>f<number>-<number>f-a<number>a<number>-<hex>",
                "'a-1' ~ '<id>'",
                "'a-1\" ~ 'a-<number>\"",
                "x'a-1' ~ x'a-<number>'",
            })
    void identifiers(String message, String masked) {
        assertThat(masker.mask(message)).isEqualTo(masked);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '~',
            quoteCharacter = '^',
            value = {
                "a@b.c ~ <email>",
                "a@b ~ a@b",
                "@b.org ~ @b.org",
                "a@.org ~ a@.org",
                "x://y ~ <url>",
                "x:/y ~ x:/y",
                "/a/b1 ~ <path>",
                "/a1 ~ /a<number>",
                "/a/b ~ /a/b",
                "a/b/c1 ~ a/b/c<number>",
                "D:/a/b1 ~ <path>",
                "DD:/a/b1 ~ DD:<path>",
            })
    void linksAndPaths(String message, String masked) {
        assertThat(masker.mask(message)).isEqualTo(masked);
    }

    @Test
    void digitsOfOtherScriptsStayAndTheirLettersBelongToWords() {
        assertThat(masker.mask("٣٤ ३४ ４２ Ⅷ")).isEqualTo("٣٤ ३४ ４２ Ⅷ");
        assertThat(masker.mask("данные7 データ8 בדיקה9")).isEqualTo("данные<number> データ<number> בדיקה<number>");
        assertThat(masker.mask("«a-1» „7“")).isEqualTo("«a-<number>» „<number>“");
    }
}
