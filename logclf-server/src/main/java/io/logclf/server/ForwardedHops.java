package io.logclf.server;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.eclipse.jetty.http.HttpField;
import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.QuotedCSVParser;

/**
 * What proxies told of a request, one after the other; the last proxy is at the end of each list. A list may be shorter than the others, as
 * some proxies append and others replace.
 *
 * @param clients who each of them was called by, as text
 * @param hosts the host names that each of them was called by
 * @param schemes how each of them was called
 * @param ports the ports that each of them was called at
 */
record ForwardedHops(List<String> clients, List<String> hosts, List<String> schemes, List<String> ports) {

    /**
     * Reads {@code X-Forwarded-For}, {@code -Host}, {@code -Proto} and {@code -Port}, or if there are none of them, {@code Forwarded} (RFC
     * 7239). Not both: a proxy that writes the one usually passes the other on as a client sent it.
     */
    static ForwardedHops of(HttpFields headers) {
        ForwardedHops extensions = new ForwardedHops(
                list(headers, HttpHeader.X_FORWARDED_FOR),
                list(headers, HttpHeader.X_FORWARDED_HOST),
                list(headers, HttpHeader.X_FORWARDED_PROTO),
                list(headers, HttpHeader.X_FORWARDED_PORT));
        return extensions.isEmpty() ? standard(headers) : extensions;
    }

    boolean isEmpty() {
        return clients.isEmpty() && hosts.isEmpty() && schemes.isEmpty() && ports.isEmpty();
    }

    /** What the proxy so many before the last one said; of a list that is too short, its first element. */
    static Optional<String> before(List<String> values, int hops) {
        return values.isEmpty()
                ? Optional.empty()
                : Optional.of(values.get(Math.max(0, values.size() - 1 - hops))).filter(value -> !value.isEmpty());
    }

    private static List<String> list(HttpFields headers, HttpHeader header) {
        return headers.getCSV(header, false);
    }

    private static ForwardedHops standard(HttpFields headers) {
        Elements elements = new Elements();
        for (HttpField field : headers) {
            if (field.getHeader() == HttpHeader.FORWARDED && field.getValue() != null) {
                try {
                    elements.addValue(field.getValue());
                } catch (IllegalArgumentException e) {
                    // Passed on from a client, perhaps: what cannot be read tells nothing, and the request goes on
                    // without it.
                    return new ForwardedHops(List.of(), List.of(), List.of(), List.of());
                }
            }
        }
        return new ForwardedHops(elements.clients, elements.hosts, elements.schemes, List.of());
    }

    /** The elements of {@code Forwarded}; what one does not say is empty, so that the lists stay aligned. */
    private static final class Elements extends QuotedCSVParser {

        private final List<String> clients = new ArrayList<>();
        private final List<String> hosts = new ArrayList<>();
        private final List<String> schemes = new ArrayList<>();

        Elements() {
            super(false);
        }

        @Override
        protected void parsedParam(StringBuilder buffer, int valueLength, int paramName, int paramValue) {
            if (paramName == 0) {
                clients.add("");
                hosts.add("");
                schemes.add("");
            }
            if (valueLength > 0 || paramValue <= paramName || clients.isEmpty()) {
                return;
            }
            int last = clients.size() - 1;
            String value = buffer.substring(paramValue);
            switch (buffer.substring(paramName, paramValue - 1).toLowerCase(Locale.ROOT)) {
                case "for" -> clients.set(last, value);
                case "host" -> hosts.set(last, value);
                case "proto" -> schemes.set(last, value);
                default -> {
                    // By whom it was called, and extensions.
                }
            }
        }
    }
}
