package io.logclf.api.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MaskerTest {

    private final Masker masker = Masker.standard();

    @Test
    void tellsWhatItReplaced() {
        MaskedMessage masked = masker.maskKeepingValues("2/7 of user685 at 2025-07-12 00:24:16, 45 % done");
        assertThat(masked.text()).isEqualTo("<number>/<number> of user<number> at <date> <time>, <percent> done");
        assertThat(masked.values().stream().map(MaskedMessage.Value::original))
                .containsExactly("2", "7", "685", "2025-07-12 00:24:16", "45 %");
        assertThat(masked.values().stream().map(value -> masked.text().substring(value.start(), value.end())))
                .containsExactly("<number>", "<number>", "<number>", "<date> <time>", "<percent>");
        assertThat(masker.maskKeepingValues("nothing varies"))
                .isEqualTo(new MaskedMessage("nothing varies", List.of()));
        assertThat(masker.mask("8 left")).isEqualTo("<number> left");
    }

    @Test
    void numbersTheValuesOfAMaskedMessageAsThoseOfTheMessage() {
        MaskedMessage masked =
                masker.maskKeepingValues("<number>/<number> of user<number> at <date> <time>, 45 % of <x>");

        assertThat(masked.values().stream().map(MaskedMessage.Value::original))
                .containsExactly("<number>", "<number>", "<number>", "<date> <time>", "45 %");
        assertThat(masked.values().stream().map(MaskedMessage.Value::isKnown))
                .containsExactly(false, false, false, false, true);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '^',
            value = {
                "42 | <number>",
                "5 messages | <number> messages",
                "3 some | <number> some",
                "offset -7 | offset <number>",
                "offset=-7 | offset=<number>",
                "range 10-20 | range <number>-<number>",
                "1,234,567 rows | <number> rows",
                "rows 1,2 | rows <number>,<number>",
                "load 0.31 | load <number>",
                "rate 1e-5 | rate <number>",
                "rate 1.5E+10, falling | rate <number>, falling",
                "version 3.9.1. | version <number>.",
                "release v1.2.3-rc4 | release v<number>-rc<number>",
                "user685 logged in | user<number> logged in",
                "data_6957.csv | data_<number>.csv",
                "blk_-1608999687919862906 | blk_<number>",
                "#17: | #<number>:",
                "(3) | (<number>)",
                "a=1,b=2 | a=<number>,b=<number>",
                "HTTP/1.1 | HTTP/<number>",
                "5-minute | <number>-minute",
                "größe7 | größe<number>",
                "5 US users | <number> US users",
                "5 min-heaps | <number> min-heaps",
            })
    void masksNumbers(String message, String masked) {
        assertThat(masker.mask(message)).isEqualTo(masked);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '^',
            value = {
                "45% | <percent>",
                "99.5 % used | <percent> used",
                "1583ms | <duration>",
                "took 5 minutes | took <duration>",
                "in 3 s | in <duration>",
                "0.2s. | <duration>.",
                "12µs | <duration>",
                "12 μs | <duration>",
                "17 ns | <duration>",
                "3 hours | <duration>",
                "30 days ago | <duration> ago",
                "1h30m15s | <duration>",
                "2 Seconds | <duration>",
                "64172 MB | <size>",
                "512.00 MB, free | <size>, free",
                "1.5GiB | <size>",
                "10 B | <size>",
                "64K | <size>",
                "12 bytes | <size>",
                "1,024 bytes | <size>",
                "5 MB/s | <size>/s",
                "100 Mbps | <size>",
            })
    void masksNumbersWithUnit(String message, String masked) {
        assertThat(masker.mask(message)).isEqualTo(masked);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '^',
            value = {
                "2025-07-12 | <date>",
                "2025/07/12 | <date>",
                "2025.07.12 | <date>",
                "on 12/7/2025. | on <date>.",
                "7/25/2025 | <date>",
                "31.12.2025 | <date>",
                "12/31/25 | <date>",
                "10 Oct 2025 | <date>",
                "10-Oct-2025 | <date>",
                "Oct 10, 2025 | <date>",
                "Oct 10 | <date>",
                "October 3rd, 2025 | <date>",
                "since Dec 2025 | since <date>",
                "Fri, 10 Oct 2025 | <date>",
                "app-2025-07-12.log | app-<date>.log",
                "45/45/2025 | <number>/<number>/<number>",
                "may 5 | may <number>",
                "march 5 users | march <number> users",
            })
    void masksDates(String message, String masked) {
        assertThat(masker.mask(message)).isEqualTo(masked);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '^',
            value = {
                "8:44 | <time>",
                "at 15:16:01. | at <time>.",
                "00:24:16.123 | <time>",
                "00:24:16,123 | <time>",
                "10:30 AM | <time>",
                "10:30:00pm | <time>",
                "5 PM | <time>",
                "5pm | <time>",
                "10:30:00Z | <time>",
                "10:30:00+02:00 | <time>",
                "10:30:00 UTC | <time>",
                "I am 5 am I | I am <number> am I",
                "99:99 | <number>:<number>",
            })
    void masksTimes(String message, String masked) {
        assertThat(masker.mask(message)).isEqualTo(masked);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '^',
            value = {
                "2025-07-12T00:24:16.123Z",
                "2025-07-12 00:24:16,123",
                "2025-07-12 00:24",
                "2005-06-03-15.42.50.675872",
                "20251223-22:15:29:606",
                "20250712T002416Z",
                "10/11/2025 8:44",
                "Jun 14 15:16:01",
                "Jun  4 15:16:01",
                "Mon Jun 14 15:16:01 2005",
                "Mon Jun 14 15:16:01 PDT 2005",
                "10/Oct/2000:13:55:36 -0700",
                "Mon, 14 Jun 2005 15:16:01 GMT",
            })
    void masksDatesWithTimeAsBoth(String message) {
        assertThat(masker.mask("at " + message + ", done")).isEqualTo("at <date> <time>, done");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '^',
            value = {
                "10.11.10.1 | <ip>",
                "10.0.0.1:8080 | <ip>",
                "/10.0.0.1:53 | /<ip>",
                "10.0.0.1:50010:Got | <ip>:Got",
                "10.0.0.0/24 | <ip>",
                "10.0.0.1,10.0.0.2 | <ip>,<ip>",
                "from 10.0.0.1. | from <ip>.",
                "300.1.1.1 | <number>",
                "1.2.3.4.5 | <number>",
                "::1 | <ip>",
                "fe80::1%eth0 | <ip>",
                "2001:db8::8a2e:370:7334 | <ip>",
                "2001:0db8:0000:0000:0000:8a2e:0370:7334 | <ip>",
                "[2001:db8::1]:443 | <ip>",
                "[2001:db8::1] | [<ip>]",
                "::ffff:10.0.0.1 | <ip>",
                "vec::at7 | vec::at<number>",
                "00:1b:44:11:3a:b7 | <mac>",
                "00-1B-44-11-3A-B7 | <mac>",
            })
    void masksNetworkAddresses(String message, String masked) {
        assertThat(masker.mask(message)).isEqualTo(masked);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '^',
            value = {
                "4895c258-b2f8-488f-a2a3-4fae63982e48 | <uuid>",
                "req-4895c258-b2f8-488f-a2a3-4fae63982e48 | req-<uuid>",
                "abcdefab-b2f8-488f-a2a3-4fae63982e48 | <uuid>",
                "0x1F | <hex>",
                "0xdeadbeef: | <hex>:",
                "9f86d081 | <hex>",
                "113d3a99c3da401fbd62cc2caa5b96d2 | <hex>",
                "12345678 | <number>",
                "k7x2m9q | <id>",
                "task 'abc-123' | task '<id>'",
                "key \"req-77aa\", | key \"<id>\",",
                "'10.0.0.1' | '<ip>'",
                "\"12\" | \"<number>\"",
                "'-12' | '<number>'",
                "'a@b.org' | '<email>'",
                "\"/srv/a1/b\" | \"<path>\"",
                "'10:30:00' | '<time>'",
                "{\"id\":\"abc-1\",\"n\":5} | {\"id\":\"<id>\",\"n\":<number>}",
                "'two words 7' | 'two words <number>'",
                "it's 5 o'clock | it's <number> o'clock",
            })
    void masksIdentifiers(String message, String masked) {
        assertThat(masker.mask(message)).isEqualTo(masked);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '^',
            value = {
                "mail jo.doe12@mail.example.org. | mail <email>.",
                "<jo@example.org> | <<email>>",
                "pkg@4.17.1 | pkg@<number>",
                "root@localhost | root@localhost",
                "https://example.org/a?b=c&d=7 | <url>",
                "(see https://example.org/a). | (see <url>).",
                "\"http://example.org/1\", | \"<url>\",",
                "http://[::1]:8080/x, | <url>,",
                "jdbc:postgresql://db/x | jdbc:<url>",
                "http:// | http://",
                "open /var/spool/job7.out: | open <path>:",
                "file=/srv/x1/y. | file=<path>.",
                "GET /v2/9f86d081/items?x=1 HTTP/1.1 | GET <path> HTTP/<number>",
                "C:\\Users\\u7\\x.txt | <path>",
                "/job7 | /job<number>",
                "dir1/dir2 | dir<number>/dir<number>",
                "/var/log/messages | /var/log/messages",
                "/opt/sha256/bin | /opt/sha256/bin",
                "/opt/app/main.py:17 | /opt/app/main.py:<number>",
            })
    void masksLinksAndPaths(String message, String masked) {
        assertThat(masker.mask(message)).isEqualTo(masked);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "The facade of a decade: deadbeef, cafe, feed, bad, ace.",
                "May we march in March, am I not? ",
                "Mon Sun Oct min s B MB am pm",
                "ipv4 IPv6 x86_64 x86 sha1 SHA256 sha512 md5 utf8 UTF-8 utf-16 base64 http2 h2 s3 ec2 k8s i18n l10n log4j",
                "oauth2 x509 p2p 2fa mp3 mp4 v1 v2 'v3' \"sha256\" utf-8, (s3)",
                "<number> of <id> at <date> <time>, <numb <ip",
                "a :: b :: c, a::b, x://",
                "don't 'quote' \"me\" on that",
                "٣٤ digits of another script, ½ and ² too",
                "emoji \uD83D\uDE80 and a lone \uD83D surrogate \uDE80",
            })
    void returnsTheSameInstanceWhereNothingVaries(String message) {
        assertThat(masker.mask(message)).isSameAs(message);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '^',
            value = {
                "0 failed, 32 passed | <zero> failed, <number> passed",
                "exited with code 0 | exited with code <zero>",
                "finished: 0 errors. | finished: <zero> errors.",
                "lost=0 sent=4 | lost=<zero> sent=<number>",
                "errors:0 | errors:<zero>",
                "exit status 0 | exit status <zero>",
                "errors: 0, warnings: 12 | errors: <zero>, warnings: <number>",
                "done with 0 failures | done with <zero> failures",
                "exit_code=0 | exit_code=<zero>",
                "{\"failed\":0,\"ok\":3} | {\"failed\":<zero>,\"ok\":<number>}",
                "ready 0/2 | ready <zero>/<number>",
                "(0 rows) | (<zero> rows)",
                "0 warnings, 0 errors | <zero> warnings, <zero> errors",
            })
    void tellsThatACountIsNone(String message, String expected) {
        assertThat(masker.mask(message)).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "0 | <number>",
                "10 failed | <number> failed",
                "request 0 failed | request <number> failed",
                "user 0 opened a file | user <number> opened a file",
                "port=0 up | port=<number> up",
                "parts 1, 0, 3 | parts <number>, <number>, <number>",
                "disk: 0 | disk: <number>",
                "0.5 load | <number> load",
                "00 | <number>",
                "-0 | <number>",
                "cpu#0 up | cpu#<number> up",
                "queue[0] | queue[<number>]",
                "sd 0:0:1:0 | sd <number>:<number>:<number>:<number>",
                "eth0 up | eth<number> up",
                "0 ms | <duration>",
                "0% loss | <percent> loss",
                "slots 0-7 | slots <number>-<number>",
                "0xff | <hex>",
            })
    void takesAZeroThatCountsNothingForANumber(String message, String expected) {
        assertThat(masker.mask(message)).isEqualTo(expected);
    }

    @Test
    void passesSurrogatesThrough() {
        assertThat(masker.mask("\uD83D\uDE805\uD83D x\uDE80 7"))
                .isEqualTo("\uD83D\uDE80<number>\uD83D x\uDE80 <number>");
    }

    @Test
    void keepsTechnicalWordsAsWholeTokensOnly() {
        assertThat(masker.mask("sha2567 s3x v1.2 utf-80")).isEqualTo("sha<number> s<number>x v<number> utf-<number>");
    }

    @Test
    void doesNotMakeAnAddressOfATechnicalWord() {
        assertThat(masker.mask("ec2::f1x ec2::f")).isEqualTo("ec2::f<number>x ec2::f");
    }

    @Test
    void treatsAPlaceholderAsABoundary() {
        assertThat(masker.mask("<ip>:8080 <number>ms <uuid>/a/b1"))
                .isEqualTo("<ip>:<number> <number>ms <uuid>/a/b<number>");
    }

    @Test
    void hasAnIdThatNamesItsBehaviour() {
        assertThat(masker.id()).isEqualTo("mask-v2");
    }

    @Test
    void refusesNull() {
        assertThatNullPointerException().isThrownBy(() -> masker.mask(null)).withMessage("message");
    }
}
