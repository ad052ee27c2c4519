package io.logclf.server.edge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;

import java.io.ByteArrayOutputStream;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

class EdgeBuilderTest {

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();

    @Test
    void aSecondCallOverwritesTheFirst() throws UnknownHostException {
        PemIdentity second = new PemIdentity(Path.of("b.crt"), Path.of("b.key"));
        Edge edge = Edge.builder()
                .rootPath("/one")
                .rootPath("/two/")
                .trustedProxies(List.of("10.0.0.1"))
                .trustedProxies(List.of("10.0.0.2"))
                .tls(new PemIdentity(Path.of("a.crt"), Path.of("a.key")))
                .tls(second)
                .accessLog(AccessLogFormat.TEXT, new ByteArrayOutputStream())
                .accessLog(AccessLogFormat.JSON, out)
                .build();
        assertThat(edge.rootPath().path()).isEqualTo("/two");
        assertThat(edge.trustedProxies().trusts(InetAddress.getByName("10.0.0.1")))
                .isFalse();
        assertThat(edge.trustedProxies().trusts(InetAddress.getByName("10.0.0.2")))
                .isTrue();
        assertThat(edge.identity()).contains(second);
        assertThat(edge.accessLog()).contains(new Edge.LogTarget(AccessLogFormat.JSON, out));
    }

    @Test
    void whatWasBuiltDoesNotSeeWhatTheBuilderGetsLater() {
        Edge.Builder builder = Edge.builder().rootPath("/one");
        Edge edge = builder.build();
        builder.rootPath("/two").accessLog(AccessLogFormat.TEXT, out);
        assertThat(edge.rootPath().path()).isEqualTo("/one");
        assertThat(edge.accessLog()).isEmpty();
    }

    @Test
    void whatIsRefusedChangesNothing() {
        Edge.Builder builder = Edge.builder().rootPath("/one").trustedProxies(List.of("::1"));
        assertThatIllegalArgumentException().isThrownBy(() -> builder.rootPath("two"));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> builder.trustedProxies(List.of("10.0.0.1", "proxy")))
                .withMessageEndingWith(": proxy");
        Edge edge = builder.build();
        assertThat(edge.rootPath().path()).isEqualTo("/one");
        assertThat(edge.trustedProxies().trusts(TrustedProxies.address("::1").orElseThrow()))
                .isTrue();
        assertThat(edge.trustedProxies()
                        .trusts(TrustedProxies.address("10.0.0.1").orElseThrow()))
                .isFalse();
    }

    @Test
    void refusesNulls() {
        assertThatNullPointerException()
                .isThrownBy(() -> Edge.builder().accessLog(AccessLogFormat.TEXT, null))
                .withMessage("out");
        assertThatNullPointerException().isThrownBy(() -> Edge.builder().tls(null));
    }
}
