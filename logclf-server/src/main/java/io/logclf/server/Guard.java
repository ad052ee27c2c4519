package io.logclf.server;

import io.javalin.http.Context;
import io.javalin.http.Handler;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Goes before every request: sets headers that keep browsers safe, and refuses whom the server is not for. */
final class Guard implements Handler {

    private static final Set<String> LOOPBACK = Set.of("localhost", "127.0.0.1", "[::1]");
    private static final String BEARER = "Bearer ";

    private final Optional<String> token;
    private final Optional<String> corsOrigin;
    private final boolean loopback;
    private final List<Route> routes;

    Guard(Optional<String> token, Optional<String> corsOrigin, boolean loopback, List<Route> routes) {
        this.token = token;
        this.corsOrigin = corsOrigin;
        this.loopback = loopback;
        this.routes = routes;
    }

    @Override
    public void handle(Context ctx) {
        SafeHeaders.set(ctx::header);
        checkHost(ctx.header("Host"));
        boolean allowedOrigin = checkOrigin(ctx);
        if (allowedOrigin
                && ctx.method().name().equals("OPTIONS")
                && ctx.header("Access-Control-Request-Method") != null) {
            ctx.header("Access-Control-Allow-Methods", "GET, POST");
            ctx.header("Access-Control-Allow-Headers", "Authorization, Content-Type");
            ctx.header("Access-Control-Max-Age", "600");
            ctx.status(204).skipRemainingHandlers();
            return;
        }
        checkToken(ctx);
    }

    /**
     * Without a token, whoever reaches the address may ask; a web page elsewhere must not get there by giving its own name
     * the address of this machine.
     */
    private void checkHost(@Nullable String host) {
        if (token.isPresent() || !loopback) {
            return;
        }
        String name = host == null ? "" : host.replaceFirst(":\\d+$", "").toLowerCase(Locale.ROOT);
        if (!LOOPBACK.contains(name)) {
            throw Problem.of(
                    421,
                    "this server answers to localhost, 127.0.0.1 and [::1] only; to serve other names, start it"
                            + " with --token-env");
        }
    }

    /** Refuses what pages of other sites send, except from the one allowed. Returns whether it is that one. */
    private boolean checkOrigin(Context ctx) {
        String origin = ctx.header("Origin");
        if (origin == null) {
            return false;
        }
        if (corsOrigin.isPresent() && corsOrigin.get().equals(origin)) {
            ctx.header("Access-Control-Allow-Origin", origin);
            ctx.header("Vary", "Origin");
            ctx.header("Access-Control-Expose-Headers", "X-Classification-Id, Content-Disposition, Retry-After");
            ctx.header("Cross-Origin-Resource-Policy", "cross-origin");
            return true;
        }
        if (!ctx.method().name().equals("GET") && !isOwn(origin, ctx.header("Host"))) {
            throw Problem.of(403, "pages of other sites may not use this server; allow one with the option --cors");
        }
        return false;
    }

    private static boolean isOwn(String origin, @Nullable String host) {
        try {
            String authority = URI.create(origin).getRawAuthority();
            return authority != null && authority.equalsIgnoreCase(host);
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    private void checkToken(Context ctx) {
        boolean open = routes.stream().anyMatch(route -> route.open() && route.matches(ctx.path()));
        if (token.isEmpty() || open) {
            return;
        }
        String given = ctx.header("Authorization");
        boolean right = given != null
                && given.regionMatches(true, 0, BEARER, 0, BEARER.length())
                && MessageDigest.isEqual(
                        given.substring(BEARER.length()).strip().getBytes(StandardCharsets.UTF_8),
                        token.get().getBytes(StandardCharsets.UTF_8));
        if (!right) {
            throw Problem.of(401, "this server asks for a token; send the header Authorization: Bearer TOKEN")
                    .header("WWW-Authenticate", "Bearer realm=\"logclf\"");
        }
    }
}
