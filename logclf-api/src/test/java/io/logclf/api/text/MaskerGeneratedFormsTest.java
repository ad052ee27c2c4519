package io.logclf.api.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Forms as other programs write them: by Java's own formatters, or by a reference that is written out here. */
class MaskerGeneratedFormsTest {

    private static final long SEED = 4_711;
    private static final int TRIES = 300;

    private final Masker masker = Masker.standard();
    private final Random random = new Random(SEED);

    @ParameterizedTest
    @ValueSource(
            strings = {
                "yyyy-MM-dd",
                "yyyy/MM/dd",
                "yyyy.MM.dd",
                "dd.MM.yyyy",
                "MM/dd/yyyy",
                "M/d/yy",
                "d MMM yyyy",
                "d MMMM yyyy",
                "dd-MMM-yyyy",
                "MMM d, yyyy",
                "MMMM d yyyy",
                "EEE, d MMM yyyy",
                "EEEE, MMMM d, yyyy",
                "MMM dd"
            })
    void everyDayIsADate(String pattern) {
        DateTimeFormatter formatter = DateTimeFormatter.ofPattern(pattern, Locale.ENGLISH);
        for (int i = 0; i < TRIES; i++) {
            assertMasked(formatter.format(moment()), "<date>");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"HH:mm", "HH:mm:ss", "HH:mm:ss.SSS", "HH:mm:ss,SSS", "HH:mm:ss.SSSSSSSSS", "h:mm a"})
    void everyTimeOfDayIsATime(String pattern) {
        DateTimeFormatter formatter = DateTimeFormatter.ofPattern(pattern, Locale.ENGLISH);
        for (int i = 0; i < TRIES; i++) {
            assertMasked(formatter.format(moment()), "<time>");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "yyyy-MM-dd HH:mm:ss",
                "yyyy-MM-dd HH:mm:ss,SSS",
                "yyyy-MM-dd'T'HH:mm:ss.SSSSSS'Z'",
                "yyyy-MM-dd'T'HH:mm:ss+02:00",
                "yyyy/MM/dd HH:mm:ss.SSS",
                "dd.MM.yyyy HH:mm:ss",
                "yyyyMMdd'T'HHmmss",
                "dd/MMM/yyyy:HH:mm:ss -0700",
                "MMM dd HH:mm:ss",
                "EEE MMM dd HH:mm:ss yyyy",
                "EEE, d MMM yyyy HH:mm:ss 'GMT'"
            })
    void everyMomentIsADateWithItsTime(String pattern) {
        DateTimeFormatter formatter = DateTimeFormatter.ofPattern(pattern, Locale.ENGLISH);
        for (int i = 0; i < TRIES; i++) {
            assertMasked(formatter.format(moment()), "<date> <time>");
        }
    }

    @Test
    void fourOctetsAreAnAddressAndFourOtherNumbersAreNone() {
        for (int i = 0; i < TRIES; i++) {
            int[] parts = random.ints(4, 0, 290).toArray();
            boolean octets = true;
            List<String> texts = new ArrayList<>();
            for (int part : parts) {
                octets &= part <= 255;
                texts.add(Integer.toString(part));
            }
            assertMasked(String.join(".", texts), octets ? "<ip>" : "<number>");
        }
    }

    @Test
    void everyIpv6AddressIsOneWrittenInFullOrWithItsZeroesLeftOut() {
        for (int i = 0; i < TRIES; i++) {
            int[] groups = random.ints(8, 0, 0x10000).toArray();
            groups[0] = 0x2001;
            int from = 1 + random.nextInt(6);
            int to = Math.min(8, from + 2 + random.nextInt(5));
            assertMasked(joined(groups, 0, 8), "<ip>");
            assertMasked(joined(groups, 0, from) + "::" + joined(groups, to, 8), "<ip>");
            assertMasked("[" + joined(groups, 0, 8) + "]:" + random.nextInt(65_536), "<ip>");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {":", "-"})
    void sixPairsWithADigitAreAnAddressOfANetworkCard(String separator) {
        for (int i = 0; i < TRIES; i++) {
            List<String> pairs = new ArrayList<>();
            for (int k = 0; k < 6; k++) {
                pairs.add(String.format(Locale.ROOT, random.nextBoolean() ? "%02x" : "%02X", random.nextInt(256)));
            }
            String address = String.join(separator, pairs);
            if (address.chars().anyMatch(c -> c >= '0' && c <= '9')) {
                assertMasked(address, "<mac>");
            } else {
                assertMasked(address, address);
            }
        }
    }

    @Test
    void everyRandomUuidIsOneInEitherCase() {
        for (int i = 0; i < TRIES; i++) {
            byte[] bytes = new byte[16];
            random.nextBytes(bytes);
            ByteBuffer buffer = ByteBuffer.wrap(bytes);
            String uuid = new UUID(buffer.getLong() & 0xFFFF_FFFF_FFFF_0FFFL | 0x4000L, buffer.getLong()).toString();
            assertMasked(uuid, "<uuid>");
            assertMasked(uuid.toUpperCase(Locale.ROOT), "<uuid>");
        }
    }

    @Test
    void everyNumberOfJavaIsANumber() {
        for (int i = 0; i < TRIES; i++) {
            assertMasked(Long.toString(random.nextLong()), "<number>");
            assertMasked(String.format(Locale.ROOT, "%,d", random.nextInt()), "<number>");
            assertMasked(Double.toString(random.nextGaussian()), "<number>");
            assertMasked(String.format(Locale.ROOT, "%e", random.nextGaussian()), "<number>");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"ns", "us", "µs", "ms", "s", "sec", "seconds", "min", "minutes", "h", "hours", "days"})
    void anAmountOfTimeIsADurationWithABlankAndWithout(String unit) {
        for (int i = 0; i < 200; i++) {
            String amount = String.format(Locale.ROOT, "%.2f", random.nextDouble() * 1_000);
            assertMasked(amount + unit, "<duration>");
            assertMasked(amount + " " + unit, "<duration>");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"B", "kB", "KB", "KiB", "MB", "MiB", "GB", "TB", "bytes", "bits", "Mbps"})
    void anAmountOfDataIsASizeWithABlankAndWithout(String unit) {
        for (int i = 0; i < 200; i++) {
            String amount = String.format(Locale.ROOT, "%.1f", random.nextDouble() * 1_000);
            assertMasked(amount + unit, "<size>");
            assertMasked(amount + " " + unit, "<size>");
        }
    }

    private void assertMasked(String value, String placeholder) {
        assertThat(masker.mask("value " + value + ", done"))
                .as("seed %d: %s", SEED, value)
                .isEqualTo("value " + placeholder + ", done");
    }

    /** A moment from 1970 to 2069. */
    private LocalDateTime moment() {
        return LocalDateTime.ofEpochSecond(
                (long) (random.nextDouble() * 3_155_000_000L), random.nextInt(1_000_000_000), ZoneOffset.UTC);
    }

    private static String joined(int[] groups, int from, int to) {
        List<String> texts = new ArrayList<>();
        for (int i = from; i < to; i++) {
            texts.add(Integer.toHexString(groups[i]));
        }
        return String.join(":", texts);
    }
}
