package io.logclf.server.edge;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TrustedProxiesReferenceTest {

    private static final long SEED = 192_168;

    private final Random random = new Random(SEED);

    @Test
    void aRangeHoldsTheAddressesWhoseFirstBitsAreItsOwn() throws UnknownHostException {
        for (int i = 0; i < 2_000; i++) {
            int bits = 1 + random.nextInt(32);
            int mask = -1 << (32 - bits);
            int network = random.nextInt() & mask;
            // Mostly near the range: its own bits, but for one now and then.
            int address = network | (random.nextInt() & ~mask);
            address ^= random.nextBoolean() ? 1 << random.nextInt(32) : 0;
            boolean inside = (address & mask) == network;
            String range = text(network) + "/" + bits;
            assertThat(TrustedProxies.of(List.of(range)).trusts(InetAddress.getByName(text(address))))
                    .as("seed %d: %s in %s", SEED, text(address), range)
                    .isEqualTo(inside);
        }
    }

    @Test
    void oneOfManyRangesIsEnough() throws UnknownHostException {
        TrustedProxies proxies = TrustedProxies.of(List.of("10.0.0.0/8", "192.168.1.7", "2001:db8::/32", "::1"));
        for (String trusted : List.of("10.0.0.0", "10.255.255.255", "192.168.1.7", "2001:db8:ffff::1", "::1")) {
            assertThat(proxies.trusts(InetAddress.getByName(trusted)))
                    .as(trusted)
                    .isTrue();
        }
        for (String other : List.of("9.255.255.255", "11.0.0.0", "192.168.1.6", "192.168.1.8", "2001:db9::1", "::2")) {
            assertThat(proxies.trusts(InetAddress.getByName(other))).as(other).isFalse();
        }
    }

    @Test
    void noRangeTrustsNobody() throws UnknownHostException {
        TrustedProxies nobody = TrustedProxies.of(List.of());
        assertThat(nobody.trusts(InetAddress.getByName("127.0.0.1"))).isFalse();
        assertThat(nobody.trusts(InetAddress.getByName("::1"))).isFalse();
    }

    @ParameterizedTest
    @CsvSource({
        "127.0.0.1, 127.0.0.1",
        "[127.0.0.1], 127.0.0.1",
        "::1, 0:0:0:0:0:0:0:1",
        "[2001:DB8::7], 2001:db8:0:0:0:0:0:7",
        "::ffff:10.0.0.1, 10.0.0.1",
        "255.255.255.255, 255.255.255.255"
    })
    void readsAddressesInEveryForm(String text, String address) {
        assertThat(TrustedProxies.address(text).map(InetAddress::getHostAddress))
                .contains(address);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "[]",
                "[",
                "10.0.0",
                "10.0.0.1.2",
                "10.0.0.256",
                "999.1.1.1",
                "10.0.0.1:80",
                "localhost",
                "a.b.c.d",
                "::g",
                "1::2::3",
                ":",
                "dead",
                "fe80::1%eth0",
                " 10.0.0.1",
                "１０.0.0.1"
            })
    void whatIsNoAddressIsNone(String text) {
        assertThat(TrustedProxies.address(text)).isEmpty();
    }

    @Test
    void everyAddressIsReadAsJavaWritesIt() throws UnknownHostException {
        for (int i = 0; i < 500; i++) {
            byte[] bytes = new byte[random.nextBoolean() ? 4 : 16];
            random.nextBytes(bytes);
            InetAddress address = InetAddress.getByAddress(bytes);
            assertThat(TrustedProxies.address(address.getHostAddress()))
                    .as("seed %d", SEED)
                    .contains(address);
            assertThat(TrustedProxies.of(List.of(address.getHostAddress())).trusts(address))
                    .isTrue();
        }
    }

    private static String text(int address) {
        return String.format(
                Locale.ROOT,
                "%d.%d.%d.%d",
                address >>> 24,
                address >>> 16 & 0xFF,
                address >>> 8 & 0xFF,
                address & 0xFF);
    }
}
