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
                "1:2:3:4:5:6:7 ~ <number>:<number>:<number>:<number>:<number>:<number>:<number>",
                "1:2:3:4:5:6:7:: ~ <ip>",
                "::1:2:3:4:5:6:7 ~ <ip>",
                "1::2::3 ~ <number>::<ip>",
                "1234::1 ~ <ip>",
                "fe80::abcde ~ fe<number>::abcde",
                "::12345 ~ ::<number>",
                "fe80::1:2g ~ fe<number>::<number>:<number>g",
                "fe8:: ~ fe<number>::",
                "2001:db8:: ~ <ip>",
                "2001:: ~ <ip>",
                "fe80::1: ~ <ip>:",
                "fe80::1:: ~ fe<number>::<number>::",
                "1:2:3:4:5:6:10.0.0.1 ~ <ip>",
                "1:2:3:4:5:10.0.0.1 ~ <number>:<number>:<number>:<number>:<number>:<ip>",
                "1:2:3:4:5:6:7:10.0.0.1 ~ <number>:<ip>",
                "2001:db8::/32 ~ <ip>",
                "2001:db8::/1280 ~ <ip>/<number>",
                "fe80::1% ~ <ip>%",
                "fe80::1%eth-0 ~ <ip>-<number>",
                "[fe80::1%eth0]:80 ~ <ip>",
                "[fe80::1]:x ~ [<ip>]:x",
                "[fe80::1]:655355 ~ [<ip>]:<number>",
                "0a:bb:cc:dd:ee:ff ~ <mac>",
                "aa:bb:cc:dd:ee:f0 ~ <mac>",
                "aa:bb:cc:dd:ee:ff ~ aa:bb:cc:dd:ee:ff",
                "00.1b.44.11.3a.b7 ~ <number>b.<number>a.b<number>",
                "00:1b:44:11:3a:b7: ~ <mac>:",
                "00:1b:44:11:3a:b7:x ~ <mac>:x",
                "00:1b:44:11:3a:b7:12 ~ <number>:<mac>",
                "00-1b-44-11-3a-b7-12 ~ <number>-<mac>",
                "00:1b:44-11:3a:b7 ~ <number>:<number>b:<number>-<number>:<number>a:b<number>",
                "00:1b:44:11:3a ~ <number>:<number>b:<number>:<number>:<number>a",
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
                "Oct 2nd 2025 ~ <date>",
                "Oct 3RD ~ <date>",
                "Oct 4th 2025 10:30:00 ~ <date> <time>",
                "Oct 3th, 2025 ~ <date>",
                "Oct 3sd ~ Oct <number>sd",
                "Oct 3nt ~ Oct <number>nt",
                "Oct 3rh ~ Oct <number>rh",
                "Oct 3td ~ Oct <number>td",
                "Oct 3ndx ~ Oct <number>ndx",
                "10-Oct-2025 ~ <date>",
                "10/Oct/2025 ~ <date>",
                "10/Oct/25 ~ <number>/Oct/<number>",
                "10_Oct_2025 ~ <number>_Oct_<number>",
                "10/Oct-2025 ~ <number>/<date>",
                "10-Oct ~ <number>-Oct",
                "10 Oct, 2025 ~ <date>",
                "10 Oct 20251 ~ <date> <number>",
                "Mon, 10 Oct 2025 ~ <date>",
                "mon Oct 10 ~ mon <date>",
                "Mon Oct 10 13:55:36 2025 ~ <date> <time>",
                "Mon Oct 10 13:55:36 20251 ~ <date> <time> <number>",
                "Oct. 10 ~ <date>",
                "Oct.10 ~ Oct.<number>",
                "Oct-10 ~ <date>",
                "Oct/10 ~ Oct/<number>",
                "Oct 10/3 ~ Oct <number>/<number>",
                "Oct 10:3 ~ Oct <number>:<number>",
                "Oct 10.3 ~ Oct <number>",
                "Oct 2025 ~ <date>",
                "Oct 20255 ~ Oct <number>",
                "20251012T103000 ~ <date> <time>",
                "20251312T103000 ~ <number>T<number>",
                "20251012 ~ <number>",
                "12/7/25 ~ <date>",
                "12-7-25 ~ <number>-<number>-<number>",
                "31/12/2025 ~ <date>",
                "13/13/2025 ~ <number>/<number>/<number>",
                "12/7/2025/1 ~ <number>/<number>/<number>/<number>",
                "2025-07-12-1 ~ <number>-<number>-<number>-<number>",
                "2025-07-12-10:30:00 ~ <date> <time>",
                "2025-07-12_10:30:00 ~ <date> <time>",
                "2025-07-12, 10:30:00 ~ <date> <time>",
                "2025-07-12;10:30:00 ~ <date>;<time>",
                "2025-07/12 ~ <number>-<number>/<number>",
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
                "'a1' ~ '<id>'",
                "\"a1\" ~ \"<id>\"",
                "'a1\" ~ 'a<number>\"",
                "'-a1' ~ '<id>'",
                "'a1-' ~ '<id>'",
                "'_a1_' ~ '<id>'",
                "'/a1/' ~ '<id>'",
                "'#a1' ~ '<id>'",
                "'+a1' ~ '<id>'",
                "'%a1' ~ '<id>'",
                "':a1' ~ '<id>'",
                "'a.1' ~ '<id>'",
                "'.a1' ~ '.a<number>'",
                "'a1.' ~ 'a<number>.'",
                "'@a1' ~ '@a<number>'",
                "'=a1' ~ '=a<number>'",
                "x'a1' ~ x'a<number>'",
                "'a1'x ~ 'a<number>'x",
                "'ec2' ~ 'ec2'",
            })
    void quotedIdentifiers(String message, String masked) {
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
