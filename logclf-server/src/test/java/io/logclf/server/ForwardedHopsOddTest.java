package io.logclf.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.eclipse.jetty.http.HttpFields;
import org.junit.jupiter.api.Test;

class ForwardedHopsOddTest {

    private static final long SEED = 7_239;

    private final Random random = new Random(SEED);

    @Test
    void theStandardHeaderIsReadAsItIsWritten() {
        for (int i = 0; i < 500; i++) {
            List<String> clients = new ArrayList<>();
            List<String> hosts = new ArrayList<>();
            List<String> schemes = new ArrayList<>();
            List<String> elements = new ArrayList<>();
            for (int hop = random.nextInt(5); hop >= 0; hop--) {
                String client = random.nextBoolean() ? "10.0.0." + hop : "[2001:db8::" + hop + "]:80";
                String host = "h" + hop + ".example";
                String scheme = random.nextBoolean() ? "https" : "http";
                clients.add(client);
                hosts.add(host);
                schemes.add(scheme);
                elements.add(oneOf("for", "For", "FOR") + "=\"" + client + "\"" + oneOf(";", "; ", " ; ")
                        + oneOf("host", "Host") + "=" + host + ";by=_me;"
                        + oneOf("proto", "Proto") + "=" + scheme);
            }
            ForwardedHops hops =
                    ForwardedHops.of(HttpFields.build().add("Forwarded", String.join(oneOf(",", ", "), elements)));
            assertThat(hops).as("seed %d", SEED).isEqualTo(new ForwardedHops(clients, hosts, schemes, List.of()));
        }
    }

    @Test
    void whateverIsMissingTheListsStayAligned() {
        for (String value : List.of(
                "for=a;for=b, host=x",
                "proto=https, for=a, host=x;proto=http",
                "by=_me, by=_other",
                "for=, host=x",
                "secret=1;for=a, for=b;secret=2",
                "for=a;host=x;host=y",
                "for=unknown, for=_hidden, for=\"\"")) {
            ForwardedHops hops = ForwardedHops.of(HttpFields.build().add("Forwarded", value));
            assertThat(hops.hosts()).as(value).hasSameSizeAs(hops.clients());
            assertThat(hops.schemes()).as(value).hasSameSizeAs(hops.clients());
            assertThat(hops.ports()).as(value).isEmpty();
            assertThat(hops.isEmpty()).as(value).isFalse();
        }
    }

    @Test
    void aHeaderThatCannotBeReadTellsNothing() {
        for (String value : List.of("for=\"a", "for=a b;host=x", "for=a;host=\"x\"y", "for = a;;b c")) {
            HttpFields headers =
                    HttpFields.build().add("Forwarded", "for=first").add("Forwarded", value);
            assertThatCode(() -> ForwardedHops.of(headers)).as(value).doesNotThrowAnyException();
        }
        assertThat(ForwardedHops.of(HttpFields.build().add("Forwarded", "for=\"a"))
                        .clients())
                .isEmpty();
    }

    @Test
    void everyOneOfTheUsualHeadersIsEnough() {
        for (String header : List.of("X-Forwarded-For", "X-Forwarded-Host", "X-Forwarded-Proto", "X-Forwarded-Port")) {
            ForwardedHops hops =
                    ForwardedHops.of(HttpFields.build().add(header, "a, b").add("Forwarded", "for=6.6.6.6;host=x"));
            List<String> all = new ArrayList<>(hops.clients());
            all.addAll(hops.hosts());
            all.addAll(hops.schemes());
            all.addAll(hops.ports());
            assertThat(all).as(header).containsExactly("a", "b");
        }
    }

    @Test
    void anEmptyHeaderSaysNothing() {
        assertThat(ForwardedHops.of(HttpFields.build().add("Forwarded", "")).isEmpty())
                .isTrue();
        assertThat(ForwardedHops.of(HttpFields.build()).isEmpty()).isTrue();
    }

    private String oneOf(String... choices) {
        return choices[random.nextInt(choices.length)];
    }
}
