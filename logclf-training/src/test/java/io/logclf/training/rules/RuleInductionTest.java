package io.logclf.training.rules;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.re2j.Pattern;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RuleInductionTest {

    private static final int MEGABYTE = 1 << 20;

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "User 4711 logged in. | ^User 4711 logged in\\.$",
                "User User685 logged out. | ^User User685 logged out\\.$",
                "took 0.0968180 s for all | ^took 0\\.0968180 s for all$",
                "denied 10.11.10.1 at port | ^denied 10\\.11\\.10\\.1 at port$",
                "address 0x7f3a is null | ^address 0x7f3a is null$",
                "100%{done} (a+b)* is ^it$? | ^100%\\{done\\} \\(a\\+b\\)\\* is \\^it\\$\\?$",
                "Fehler über 5 Läufe | ^Fehler über 5 Läufe$"
            })
    void takesASingleMessageAsItIs(String message, String pattern) {
        assertThat(RuleInduction.pattern(List.of(message))).contains(pattern);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "[req-f0bffbc3-5ab0-4916-91c1-0a61dd7d4ec2 -] done well | ^\\[req-[\\da-f-]{36} -\\] done well$",
                "GET /v2/54fadb412c4e40cdbaed9335e4c35a9e/servers | ^GET /v2/[\\w./%~+-]{1,48}/servers$"
            })
    void numbersThatProgramsMakeUpMayBeOthers(String message, String pattern) {
        assertThat(RuleInduction.pattern(List.of(message))).contains(pattern);
    }

    @ParameterizedTest
    @CsvSource(
            delimiterString = "=>",
            quoteCharacter = '~',
            value = {
                "disk sda is full; disk tmp is full => ^disk (?:sda|tmp) is full$",
                "disk sda is full; disk sdb1 is full => ^disk (?:sdb1|sda) is full$",
                "job done: ok; job done: took too long => ^job done: (?:ok|took too long)$",
                "load is 0.5 now; load is 2 now => ^load is (?:0\\.5|2) now$",
                "object 4711 removed; object beef01 removed => ^object (?:4711|beef01) removed$",
                "code 404 sent; code  404 sent => ^code\\s{1,2}404 sent$",
                "login failed; login failed (twice) => ^login failed(?: \\(twice\\))?$",
                "a\tb done well; a\tc done well => ^a\\t(?:b|c) done well$",
                "alpha started for bob; alpha started for jim lee; alpha started for x y z"
                        + " => ^alpha started for (?:bob|jim lee|x y z)$"
            })
    void takesWordsAndFewValuesAsTheyWereSeen(String messages, String pattern) {
        assertThat(RuleInduction.pattern(Arrays.asList(messages.split("; ")))).contains(pattern);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "User 4711 logged in.; User 4712 logged in.; User 15 logged in. | ^User [1-9]\\d{0,7} logged in\\.$",
                "pump 3 stopped now; pump 0 stopped now; pump 12 stopped now | ^pump \\d{1,6} stopped now$",
                "door 007 opened today; door 112 opened today; door 081 opened today | ^door \\d{3} opened today$",
                "mail to a@b.example bounced; mail to c@d.example bounced; mail to jo@k.example bounced"
                        + " | ^mail to [a-z@]{1,8}@[a-z@]{1,8}\\.example bounced$"
            })
    void takesOthersOfTheFormWhereMostWereSeenOnce(String messages, String pattern) {
        assertThat(RuleInduction.pattern(Arrays.asList(messages.split("; ")))).contains(pattern);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Worker exited with code 0 | Worker exited with code 1",
                "GET /health gave 200 | GET /health gave 500",
                "2/2 replicas are ready | 0/2 replicas are ready",
                "ORA-00060 raised in session | ORA-01555 raised in session",
                "import done, 0 rows failed | import done, 15 rows failed",
                "EventID=4624 for account | EventID=4625 for account"
            })
    void aValueThatIsAlwaysTheSameIsLiteral(String message, String other) {
        Pattern pattern = Pattern.compile(
                RuleInduction.pattern(Collections.nCopies(20, message)).orElseThrow());
        assertThat(pattern.matcher(message).find()).isTrue();
        assertThat(pattern.matcher(other).find()).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "4711", "a b c", "of it", "x=1 y=2", "--- *** ---", "1.2.3.4 -> 5.6.7.8"})
    void findsNothingWhereTooLittleIsConstant(String message) {
        assertThat(RuleInduction.pattern(List.of(message))).isEmpty();
    }

    @Test
    void findsNothingInMessagesWithoutCommonForm() {
        assertThat(RuleInduction.pattern(List.of("disk is full", "user logged in")))
                .isEmpty();
        assertThat(RuleInduction.pattern(List.of())).isEmpty();
    }

    @Test
    void oneLongWordIsEnough() {
        assertThat(RuleInduction.pattern(List.of("heartbeat 7"))).contains("^heartbeat 7$");
        assertThat(RuleInduction.pattern(List.of("pulse 7"))).isEmpty();
    }

    @Test
    void lineBreaksAreMatchedWhereTheyWereSeen() {
        List<String> messages = List.of("job failed: a\n at b\n at c", "job failed: d");
        assertThat(RuleInduction.pattern(messages)).contains("^job failed: (?:a\\n at b\\n at c|d)$");
    }

    @Test
    void matchesAllMessagesItWasMadeOf() {
        Random random = new Random(5);
        String[] pieces = {
            "alpha",
            "bravo",
            "charlie",
            " ",
            " ",
            "  ",
            "17",
            "0.5",
            "ab12cd34",
            "x1y2z3",
            "-",
            ".",
            "/",
            "\n",
            "%{",
            "\\E",
            "\u0000",
            "é",
            "🚀",
            "\ud800",
            "\u00a0",
            "\u2028",
            "٣",
            "[",
            "User7",
            "f0bffbc3-5ab0-4916-91c1-0a61dd7d4ec2"
        };
        int found = 0;
        for (int round = 0; round < 500; round++) {
            List<String> messages = new ArrayList<>();
            for (int i = random.nextInt(6); i >= 0; i--) {
                StringBuilder message = new StringBuilder("constant beginning ");
                for (int n = random.nextInt(9); n > 0; n--) {
                    message.append(pieces[random.nextInt(pieces.length)]);
                }
                messages.add(
                        message.append(random.nextInt(4) == 0 ? "" : " and end").toString());
            }
            String pattern = RuleInduction.pattern(messages).orElseThrow();
            Pattern compiled = Pattern.compile(pattern);
            assertThat(messages)
                    .as(pattern)
                    .allMatch(message -> compiled.matcher(message).find());
            Collections.shuffle(messages, random);
            assertThat(RuleInduction.pattern(messages)).contains(pattern);
            found += pattern.length() > 40 ? 1 : 0;
        }
        assertThat(found).isPositive();
    }

    @ParameterizedTest
    @ValueSource(strings = {"x", "x ", "7 ", "a=7, ", "(", "\n", "🚀", "\ud800", "alpha "})
    void findsNothingInMegabytes(String unit) {
        String message = "transfer finished: " + unit.repeat(MEGABYTE / unit.length());
        assertThat(RuleInduction.pattern(List.of(message))).isEmpty();
        assertThat(RuleInduction.pattern(List.of(message, "transfer finished: soon")))
                .isEmpty();
    }
}
