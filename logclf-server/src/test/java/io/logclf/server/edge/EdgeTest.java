package io.logclf.server.edge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.logclf.api.LogclfException;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class EdgeTest {

    @TempDir
    Path folder;

    @Test
    void byDefaultThereIsNothingButTheServer() {
        assertThat(Edge.PLAIN.rootPath()).isEqualTo(RootPath.NONE);
        assertThat(Edge.PLAIN.identity()).isEmpty();
        assertThat(Edge.PLAIN.accessLog()).isEmpty();
        assertThat(Edge.PLAIN.trustedProxies().trusts(InetAddress.getLoopbackAddress()))
                .isFalse();
    }

    @ParameterizedTest
    @CsvSource({"/logclf, /logclf", "/logclf/, /logclf", "/a/b.c/d~e, /a/b.c/d~e", "'', ''", "/, ''"})
    void readsARootPath(String text, String path) {
        assertThat(RootPath.of(text).path()).isEqualTo(path);
    }

    @ParameterizedTest
    @ValueSource(strings = {"logclf", "//", "/a//b", "/..", "/a/../b", "/a b", "/a?b", "/a%20b", "http://host/a"})
    void refusesWhatIsNoRootPath(String text) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Edge.builder().rootPath(text))
                .withMessageEndingWith(text);
    }

    @Test
    void takesTheRootPathOffWhereItIsOne() {
        RootPath root = RootPath.of("/logclf");
        assertThat(root.stripped("/logclf/v1/classify")).contains("/v1/classify");
        assertThat(root.stripped("/logclf/")).contains("/");
        assertThat(root.stripped("/logclf")).isEmpty();
        assertThat(root.stripped("/logclfx/y")).isEmpty();
        assertThat(root.stripped("/v1/classify")).isEmpty();
        assertThat(root.isItself("/logclf")).isTrue();
        assertThat(root.isItself("/logclf/")).isFalse();
        assertThat(RootPath.NONE.stripped("/x")).isEmpty();
        assertThat(RootPath.NONE.isItself("")).isFalse();
    }

    @ParameterizedTest
    @CsvSource({
        "10.0.0.7, 10.0.0.7, true",
        "10.0.0.7, 10.0.0.8, false",
        "10.0.0.0/8, 10.255.1.2, true",
        "10.0.0.0/8, 11.0.0.1, false",
        "::1, ::1, true",
        "' 10.0.0.7 ', 10.0.0.7, true",
        "2001:db8::/32, 2001:db8:1::5, true",
        "2001:db8::/32, 2001:db9::5, false"
    })
    void trustsAddressesAndRanges(String range, String address, boolean trusted) throws IOException {
        TrustedProxies proxies = TrustedProxies.of(List.of(range));
        InetAddress inet = InetAddress.getByName(address);
        assertThat(proxies.trusts(inet)).isEqualTo(trusted);
        assertThat(proxies.trusts(new InetSocketAddress(inet, 1_234))).isEqualTo(trusted);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "localhost", "proxy.example.com", "10.0.0.0/99", "999.1.1.1", "10.0.0", "*"})
    void refusesWhatIsNoAddress(String text) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> TrustedProxies.of(List.of(text)))
                .withMessageStartingWith("not an address such as 10.0.0.7");
    }

    @Test
    void namesAreNeverLookedUp() {
        assertThat(TrustedProxies.address("localhost")).isEmpty();
        assertThat(TrustedProxies.address("unknown")).isEmpty();
        assertThat(TrustedProxies.address("_hidden")).isEmpty();
        assertThat(TrustedProxies.address("[::1]")).isPresent();
        assertThat(TrustedProxies.address("10.1.2.3")).isPresent();
        assertThat(TrustedProxies.of(List.of("10.0.0.1")).trusts(InetSocketAddress.createUnresolved("10.0.0.1", 80)))
                .isFalse();
    }

    @Test
    void saysWhatIsWrongWithACertificate() throws IOException {
        Path empty = Files.writeString(folder.resolve("empty.pem"), "no block\n");
        Path broken = Files.writeString(
                folder.resolve("broken.pem"), "-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----\n");
        Path gone = folder.resolve("gone.pem");
        assertRefused(empty, "holds no certificate; expected PEM");
        assertRefused(broken, "holds a certificate that cannot be read");
        assertRefused(gone, "gone.pem");
    }

    private static void assertRefused(Path file, String why) {
        assertThatExceptionOfType(LogclfException.class)
                .isThrownBy(() -> new PemIdentity(file, file).keyStore("x"))
                .withMessageContaining(file.toString())
                .withMessageContaining(why);
        assertThatExceptionOfType(LogclfException.class)
                .isThrownBy(() -> PinnedCertificate.of(file))
                .withMessageContaining(why);
    }
}
