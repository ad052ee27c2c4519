package io.logclf.llm.redact;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FindersTest {

    private static List<String> found(SecretFinder finder, String text) {
        List<String> found = new ArrayList<>();
        finder.find(text, (start, end) -> found.add(text.substring(start, end)));
        return found;
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "from 10.0.0.1                    | 10.0.0.1",
                "from 255.255.255.255:65535.      | 255.255.255.255:65535",
                "10.0.0.1:http                    | 10.0.0.1",
                "host 10.0.0.1.                   | 10.0.0.1",
                "(192.168.1.20)                   | 192.168.1.20",
                "at 2001:db8::1, port             | 2001:db8::1",
                "to [2001:db8::1]:443             | 2001:db8::1",
                "fe80::1%eth0 is up               | fe80::1%eth0",
                "::1 refused                      | ::1",
                "::ffff:10.0.0.1 refused          | ::ffff:10.0.0.1",
                "1:2:3:4:5:6:7:8                  | 1:2:3:4:5:6:7:8",
                "1:2:3:4:5:6:10.0.0.1             | 1:2:3:4:5:6:10.0.0.1",
                "peer 2001:db8::1: reset          | 2001:db8::1",
            })
    void findsAddresses(String text, String address) {
        assertThat(found(new AddressFinder(), text)).containsExactly(address);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "10.0.0",
                "10.0.0.256",
                "10.0.0.1.2",
                "1.10.0.0.1",
                "1000.0.0.1",
                "x10.0.0.1",
                "10.0.0.1x",
                "version 10.0.0.1",
                "v=10.0.0.1",
                "1.2.3.4-beta",
                "::",
                "abc::def",
                "1:2:3:4:5:6:7",
                "1:2:3:4:5:6:7:8:9",
                "1::2::3",
                "12345::1",
                "12:30:59",
            })
    void leavesWhatIsNoAddress(String text) {
        assertThat(found(new AddressFinder(), text)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "4111111111111111",
                "4111 1111 1111 1111",
                "4111-1111-1111-1111",
                "378282246310005",
                "3782 822463 10005",
                "5555555555554444",
                "6011111111111117",
                "4222222222222",
            })
    void findsCardNumbers(String card) {
        assertThat(found(new CardFinder(), "card " + card + ", ok")).containsExactly(card);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "4111111111111112",
                "411111111111",
                "1111111111111117",
                "4111  1111 1111 1111",
                "4111 1111-1111 1111",
                "x4111111111111111",
                "4111111111111111x",
                "+4111111111111111",
                "0.4111111111111111",
                "41111111111111111111",
            })
    void leavesWhatIsNoCardNumber(String text) {
        assertThat(found(new CardFinder(), text)).isEmpty();
    }

    @Test
    void theLongestCardNumberWins() {
        // Both 13 and 16 digits have a right check digit here.
        assertThat(found(new CardFinder(), "4222222222222 000")).hasSize(1);
        assertThat(found(new CardFinder(), "4111111111111111 5555555555554444"))
                .containsExactly("4111111111111111", "5555555555554444");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "password=hunter2                         | hunter2",
                "password=expired                         | expired",
                "password: \"two words\"                   | two words",
                "\"password\":\"a\\\"b\",\"x\":1            | a\\\"b",
                "{\\\"password\\\":\\\"hunter2\\\"}           | hunter2",
                "password=hunter2,user=bob                | hunter2",
                "password=hunter,2                        | hunter,2",
                "(password=hunter2)                       | hunter2",
                "--password hunter2 --force               | hunter2",
                "the password is Hunter2                  | Hunter2",
                "password “hunter2”                       | hunter2",
            })
    void findsPasswordsByTheirKey(String text, String password) {
        assertThat(found(KeyedFinder.password(), text)).containsExactly(password);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "password: expired",
                "password is incorrect",
                "password=null",
                "password=",
                "password=****",
                "--password --force",
                "the password of bob",
            })
    void leavesSentencesAboutPasswords(String text) {
        assertThat(found(KeyedFinder.password(), text)).isEmpty();
    }

    @Test
    void aTokenIsNoSmallNumberAndNoWord() {
        assertThat(found(KeyedFinder.token(), "token=123456 token=12345")).containsExactly("123456");
        assertThat(found(KeyedFinder.token(), "token abc token aB1c")).containsExactly("aB1c");
    }

    @Test
    void wordsAreLookedForInAnyCase() {
        Literals literals = Literals.of("pass", "pwd");
        assertThat(literals.in("MyPaSsWord")).isTrue();
        assertThat(literals.in("PWD")).isTrue();
        assertThat(literals.in("pas pw")).isFalse();
        assertThat(literals.in("")).isFalse();
        assertThat(Literals.of().in("")).isTrue();
    }

    @Test
    void theExampleOfTheDocumentationIsTrue() {
        Redactor redactor =
                Redactor.builder().rule("customer", "customer (C-\\d+)").build();
        assertThat(redactor.redact("login of customer C-4711 from 10.0.0.1, password=hunter2")
                        .text())
                .isEqualTo("login of customer <customer> from <ip>, password=<password>");
    }
}
