package io.logclf.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.eclipse.jetty.http.HttpFields;
import org.junit.jupiter.api.Test;

class ForwardedHopsTest {

    @Test
    void readsTheHeadersThatMostProxiesWrite() {
        ForwardedHops hops = ForwardedHops.of(HttpFields.build()
                .add("X-Forwarded-For", "10.1.1.1, 10.2.2.2")
                .add("X-Forwarded-For", "10.3.3.3")
                .add("X-Forwarded-Proto", "https")
                .add("X-Forwarded-Host", "logs.example.com")
                .add("X-Forwarded-Port", "8443"));
        assertThat(hops.clients()).containsExactly("10.1.1.1", "10.2.2.2", "10.3.3.3");
        assertThat(hops.schemes()).containsExactly("https");
        assertThat(hops.hosts()).containsExactly("logs.example.com");
        assertThat(hops.ports()).containsExactly("8443");
    }

    @Test
    void readsTheStandardHeaderAndKeepsItsElementsAligned() {
        ForwardedHops hops = ForwardedHops.of(HttpFields.build()
                .add("Forwarded", "for=10.1.1.1;host=a.example;proto=https, for=\"[2001:db8::1]:80\"")
                .add("Forwarded", "proto=http;by=x"));
        assertThat(hops.clients()).containsExactly("10.1.1.1", "[2001:db8::1]:80", "");
        assertThat(hops.hosts()).containsExactly("a.example", "", "");
        assertThat(hops.schemes()).containsExactly("https", "", "http");
    }

    @Test
    void theStandardHeaderCountsOnlyWithoutTheOthers() {
        ForwardedHops hops = ForwardedHops.of(
                HttpFields.build().add("Forwarded", "for=6.6.6.6").add("X-Forwarded-For", "10.1.1.1"));
        assertThat(hops.clients()).containsExactly("10.1.1.1");
    }

    @Test
    void withoutHeadersThereIsNothing() {
        assertThat(ForwardedHops.of(HttpFields.build().add("Host", "x")).isEmpty())
                .isTrue();
        assertThat(ForwardedHops.of(HttpFields.build().add("X-Forwarded-For", "x"))
                        .isEmpty())
                .isFalse();
    }

    @Test
    void takesWhatTheProxySoManyHopsBeforeSaid() {
        List<String> values = List.of("first", "", "last");
        assertThat(ForwardedHops.before(values, 0)).contains("last");
        assertThat(ForwardedHops.before(values, 1)).isEmpty();
        assertThat(ForwardedHops.before(values, 2)).contains("first");
        assertThat(ForwardedHops.before(values, 9))
                .as("of a list that is too short")
                .contains("first");
        assertThat(ForwardedHops.before(List.of(), 0)).isEmpty();
    }
}
