package io.logclf.io.prefix;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Locale;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Where a time ends that begins a text: the tests name the time and put more text behind it. */
class TimeScannerTest {

    private static final long SEED = 4711;
    private static final String[] MONTHS = {
        "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"
    };

    @ParameterizedTest
    @ValueSource(
            strings = {
                "2024-05-01",
                "2024/05/01",
                "2024.05.01",
                "20240501",
                "01.05.2024",
                "01/05/2024",
                "01-05-2024",
                "01/05/24",
                "01-May-2024",
                "01/May/2024",
                "01 May 2024",
                "1 May 2024",
                "01 May",
                "240501",
                "2024-May-01",
                "May 01",
                "May  1",
                "May 1, 2024",
                "May 1 2024",
                "Wed May  1",
                "Wed, 01 May 2024",
                "Wed, May 1, 2024"
            })
    void knowsADateInEachOrder(String date) {
        assertThat(time(date + " 10:15:02 it works")).isEqualTo(date + " 10:15:02");
        assertThat(time(date + " 10:15:02.123456 it works")).isEqualTo(date + " 10:15:02.123456");
        assertThat(time(date + " 10:15:02")).isEqualTo(date + " 10:15:02");
    }

    @ParameterizedTest
    @ValueSource(strings = {"T", "t", ":", "_", "-", " ", "\t", "   ", ", ", ",\t", "\u00A0"})
    void takesWhatSeparatesADateFromItsTimeOfDay(String separator) {
        String time = "2024-05-01" + separator + "10:15:02";
        assertThat(time(time + " it works")).isEqualTo(time);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", ",", "x", "TT", "; ", "/", " T"})
    void takesNothingElseBetweenThem(String separator) {
        assertThat(time("2024-05-01" + separator + "10:15:02 it works")).isEmpty();
    }

    @Test
    void takesADateWithHoursAndMinutesOnly() {
        assertThat(time("2024-05-01 10:15 it works")).isEqualTo("2024-05-01 10:15");
        assertThat(time("2024-05-01T10:15Z it works")).isEqualTo("2024-05-01T10:15Z");
        assertThat(time("01/May/2024:10:15 it works")).isEqualTo("01/May/2024:10:15");
    }

    @ParameterizedTest
    @ValueSource(strings = {"01 May 10:15 x", "240501 10:15 x", "May 1 10:15 x", "10:15 x", "10:15"})
    void wantsSecondsWhereThereIsNoWholeDate(String text) {
        assertThat(time(text)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"2024-05-01", "2024-05-01 ", "2024-05-01T", "01 May 2024 it works", "20240501", "May 1"})
    void takesNoDateWithoutATimeOfDay(String text) {
        assertThat(time(text)).isEmpty();
    }

    @Test
    void takesATimeOfDayAlone() {
        assertThat(time("10:15:02 it works")).isEqualTo("10:15:02");
        assertThat(time("9:15:02 it works")).isEqualTo("9:15:02");
        assertThat(time("10:15:02")).isEqualTo("10:15:02");
        assertThat(time("00:00:00|")).isEqualTo("00:00:00");
    }

    @Test
    void takesALeapSecondAndNothingBeyondTheSixties() {
        assertThat(time("23:59:60 x")).isEqualTo("23:59:60");
        assertThat(time("23:59:70 x")).isEmpty();
        assertThat(time("23:70:00 x")).isEmpty();
        assertThat(time("2024-05-01 10:99:02 x")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {".1", ".123", ",123", ":123", ".123456", ".123456789"})
    void takesAFractionUpToNanoseconds(String fraction) {
        assertThat(time("10:15:02" + fraction + " x")).isEqualTo("10:15:02" + fraction);
        assertThat(time("2024-05-01 10:15:02" + fraction + "Z")).isEqualTo("2024-05-01 10:15:02" + fraction + "Z");
    }

    @Test
    void takesNoFractionOfTenDigits() {
        assertThat(time("10:15:02.1234567890 x")).isEmpty();
        assertThat(time("2024-05-01 10:15:02.1234567890 x")).isEmpty();
    }

    @Test
    void leavesASignWithoutDigitsBehindTheSeconds() {
        assertThat(time("10:15:02. Done")).isEqualTo("10:15:02");
        assertThat(time("10:15:02, done")).isEqualTo("10:15:02");
        assertThat(time("10:15:02: done")).isEqualTo("10:15:02");
        assertThat(time("10:15:02.")).isEqualTo("10:15:02");
    }

    @ParameterizedTest
    @ValueSource(strings = {"10:15:02x", "10:15:02_1", "2024-05-01T10:15:02a", "1714551302x", "3:04PMx", "10:15:020"})
    void takesNothingThatALetterOrDigitFollows(String text) {
        assertThat(time(text)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"1714551302", "1714551302.123", "1714551302123", "1714551302.123456789", "1714551302123.5"})
    void takesSecondsAndMillisecondsSince1970(String epoch) {
        assertThat(time(epoch + " it works")).isEqualTo(epoch);
        assertThat(time(epoch)).isEqualTo(epoch);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "171455130 x",
                "17145513021 x",
                "171455130212 x",
                "17145513021234 x",
                "171455130212345 x",
                "2714551302 x",
                "1714551302-5 x",
                "1714551302+5 x",
                "1714551302/5 x",
                "1714551302: x",
                "1714551302. x"
            })
    void takesNoOtherNumberForOne(String text) {
        assertThat(time(text)).isEmpty();
    }

    @Test
    void takesDigitsWithoutSignsBetweenThem() {
        assertThat(time("20240501T101502 x")).isEqualTo("20240501T101502");
        assertThat(time("20240501T101502Z x")).isEqualTo("20240501T101502Z");
        assertThat(time("20240501T101502+0200 x")).isEqualTo("20240501T101502+0200");
        assertThat(time("240501 101502 x")).isEqualTo("240501 101502");
        assertThat(time("20240501T10150 x")).isEmpty();
        assertThat(time("20240501T1015022 x")).isEmpty();
    }

    @Test
    void takesTheShortFormOfGo() {
        assertThat(time("3:04PM it works")).isEqualTo("3:04PM");
        assertThat(time("11:59AM")).isEqualTo("11:59AM");
        assertThat(time("3:04pm it works")).isEmpty();
        assertThat(time("3:04P it works")).isEmpty();
    }

    @Test
    void takesTheYearAtTheEndOfCtime() {
        assertThat(time("Wed May  1 10:15:02 2024 x")).isEqualTo("Wed May  1 10:15:02 2024");
        assertThat(time("Wed May  1 10:15:02.123456 2024] x")).isEqualTo("Wed May  1 10:15:02.123456 2024");
        assertThat(time("Wed May  1 10:15:02 UTC 2024")).isEqualTo("Wed May  1 10:15:02 UTC 2024");
        assertThat(time("May  1 10:15:02 1999")).isEqualTo("May  1 10:15:02 1999");
    }

    @ParameterizedTest
    @ValueSource(strings = {" 1234 jobs", "  2024 x", " 2024.5 x", " 20245 x", " 2024a", " 202 x", " 3024", " web1"})
    void takesNoOtherNumberForTheYear(String rest) {
        assertThat(time("May  1 10:15:02" + rest)).isEqualTo("May  1 10:15:02");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Mayor 1 10:15:02",
                "may 1 10:15:02",
                "MAY 1 10:15:02",
                "May1 10:15:02",
                "May 10:15:02",
                "May x 10:15:02",
                "Wed",
                "Wed,",
                "Wed May",
                "May",
                "May ",
                "Foo 1 10:15:02",
                "Wednesday May 1 10:15:02"
            })
    void takesNoOtherWordForANameOfATime(String text) {
        assertThat(time(text)).isEmpty();
    }

    @Test
    void takesAWeekdayBeforeATimeOfDay() {
        assertThat(time("Wed 10:15:02 it works")).isEqualTo("Wed 10:15:02");
        assertThat(time("Wed, 10:15:02 it works")).isEqualTo("Wed, 10:15:02");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\uFF11\uFF10:\uFF11\uFF15:\uFF10\uFF12 x",
                "\u0661\u0660:\u0661\u0665:\u0660\u0662 x",
                "\u0967\u0966:\u0967\u096B:\u0966\u0968 x",
                "10\uFF1A15\uFF1A02 x",
                "2024\u201305\u201301 10:15:02"
            })
    void takesDigitsAndSignsOfAsciiOnly(String text) {
        assertThat(time(text)).isEmpty();
    }

    @Test
    void findsNothingAtTheEndOfTheText() {
        assertThat(end("", 0)).isEqualTo(-1);
        assertThat(end("10:15:02", 8)).isEqualTo(-1);
        assertThat(end("x", 5)).isEqualTo(-1);
    }

    @Test
    void countsFromTheBeginningOfTheText() {
        assertThat(end("ab 10:15:02 x", 3)).isEqualTo(11);
        assertThat(end("[2024-05-01T10:15:02Z] x", 1)).isEqualTo(21);
    }

    @Test
    void takesNoTimeOfAVeryLongNumberOrName() {
        assertThat(end("1".repeat(1_000_000), 0)).isEqualTo(-1);
        assertThat(end("May" + " ".repeat(1_000_000), 0)).isEqualTo(-1);
        assertThat(end("M".repeat(1_000_000), 0)).isEqualTo(-1);
    }

    @Test
    void cutsNoTimeOffAtAnyPlace() {
        String time = "2024-05-01T10:15:02.123456Z";
        for (int length = 0; length < time.length(); length++) {
            int end = end(time.substring(0, length), 0);
            assertThat(end).as(time.substring(0, length)).isLessThanOrEqualTo(length);
            assertThat(end > 0).as(time.substring(0, length)).isEqualTo(length >= "2024-05-01T10:15".length());
        }
    }

    @Test
    void dependsOnNothingBeforeTheTime() {
        Random random = new Random(SEED);
        for (int i = 0; i < 20_000; i++) {
            String text = garbage(random);
            int at = random.nextInt(text.length());
            int end = end(text, at);
            int same = end(text.substring(at), 0);
            assertThat(end).as("%s from %s", text, at).isEqualTo(same < 0 ? -1 : same + at);
        }
    }

    @Test
    void endsInsideTheTextAndNeverInAWord() {
        Random random = new Random(SEED);
        int found = 0;
        for (int i = 0; i < 50_000; i++) {
            String text = garbage(random);
            int end = end(text, 0);
            if (end != -1) {
                found++;
                assertThat(end).as(text).isBetween(5, text.length());
                assertThat(end < text.length() && TimeText.isWord(text.charAt(end)))
                        .as(text)
                        .isFalse();
            }
        }
        assertThat(found).isPositive();
    }

    @Test
    void takesEveryValidTime() {
        Random random = new Random(SEED);
        for (int i = 0; i < 5_000; i++) {
            String time = time(random);
            assertThat(time(time + " it works")).isEqualTo(time);
            assertThat(time(time)).isEqualTo(time);
            assertThat(time(time + "]")).isEqualTo(time);
        }
    }

    private static String time(Random random) {
        int year = 1970 + random.nextInt(130);
        int month = 1 + random.nextInt(12);
        int day = 1 + random.nextInt(28);
        String name = MONTHS[month - 1];
        String date =
                switch (random.nextInt(6)) {
                    case 0 -> String.format(Locale.ROOT, "%04d-%02d-%02d ", year, month, day);
                    case 1 -> String.format(Locale.ROOT, "%04d-%02d-%02dT", year, month, day);
                    case 2 -> String.format(Locale.ROOT, "%02d.%02d.%04d ", day, month, year);
                    case 3 -> String.format(Locale.ROOT, "%02d/%s/%04d:", day, name, year);
                    case 4 -> String.format(Locale.ROOT, "%s %2d ", name, day);
                    default -> "";
                };
        String clock = String.format(
                Locale.ROOT, "%02d:%02d:%02d", random.nextInt(24), random.nextInt(60), random.nextInt(61));
        String fraction = List.of("", ".5", ",123", ".123456").get(random.nextInt(4));
        String zone = List.of("", "Z", "+02:00", " -0330", " UTC", "-05").get(random.nextInt(6));
        return date + clock + fraction + zone;
    }

    /** Pieces of times in any order. */
    private static String garbage(Random random) {
        List<String> pieces = List.of(
                "2024",
                "05",
                "01",
                "1",
                "-",
                "/",
                ":",
                ".",
                ",",
                " ",
                "T",
                "Z",
                "May",
                "Wed",
                "10:15:02",
                "AM",
                "+02",
                "x",
                "UTC",
                "1714551302",
                "\u00e9",
                "_");
        StringBuilder text = new StringBuilder();
        for (int i = 1 + random.nextInt(10); i > 0; i--) {
            text.append(pieces.get(random.nextInt(pieces.size())));
        }
        return text.toString();
    }

    /** The time that begins the text; empty if none does. */
    private static String time(String text) {
        int end = end(text, 0);
        return end < 0 ? "" : text.substring(0, end);
    }

    private static int end(String text, int at) {
        return TimeScanner.end(text.toCharArray(), at);
    }
}
