package io.logclf.server;

import java.util.Map;
import java.util.function.BiConsumer;

/**
 * Headers that all answers have, so that browsers do no more with them than show them: no scripts
 * from elsewhere, no frames, no guessing of types, nothing in caches.
 */
final class SafeHeaders {

    private static final Map<String, String> ALL = Map.of(
            "Content-Security-Policy",
            "default-src 'self'; frame-ancestors 'none'; base-uri 'none'; form-action 'self'",
            "X-Content-Type-Options",
            "nosniff",
            "X-Frame-Options",
            "DENY",
            "Referrer-Policy",
            "no-referrer",
            "Cross-Origin-Resource-Policy",
            "same-origin",
            "Cache-Control",
            "no-store");

    private SafeHeaders() {}

    /**
     * Sets all headers, by whatever sets one: Javalin's answers and Jetty's have no type in common.
     */
    static void set(BiConsumer<String, String> header) {
        ALL.forEach(header);
    }
}
