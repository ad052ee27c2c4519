package io.logclf.server;

import io.javalin.http.Context;
import io.javalin.http.Handler;
import io.logclf.server.problem.Problem;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.eclipse.jetty.ee10.servlet.ServletContextRequest;
import org.eclipse.jetty.http.HttpURI;

/**
 * Goes before every request: sets headers that keep browsers safe, and refuses whom the server is
 * not for. Immutable and safe for concurrent use.
 *
 * <p>What it defends against is mostly a browser: a page of another site, open on the same machine,
 * can send requests to this server in the name of its user. Three checks stand against that, in
 * this order:
 *
 * <ol>
 *   <li>the host: without a token, a server on loopback answers to loopback names only, so that a site cannot
 *       reach it by giving its own name the address 127.0.0.1 (DNS rebinding);
 *   <li>the origin: requests that do something must come from the server's own page or the one site allowed;
 *   <li>the token, compared in constant time.
 * </ol>
 */
final class Guard implements Handler {

    private static final Set<String> LOOPBACK = Set.of("localhost", "127.0.0.1", "[::1]");
    private static final String BEARER = "Bearer ";

    private final Optional<String> token;
    private final Optional<String> corsOrigin;
    private final boolean loopback;
    private final List<Route> routes;

    /**
     * @param token what clients must show; empty if everybody may ask
     * @param corsOrigin the site whose pages may use the server; empty for none
     * @param loopback whether the server listens on loopback only
     * @param routes which of them answer without the token
     */
    Guard(Optional<String> token, Optional<String> corsOrigin, boolean loopback, List<Route> routes) {
        this.token = token;
        this.corsOrigin = corsOrigin;
        this.loopback = loopback;
        this.routes = routes;
    }

    @Override
    public void handle(Context ctx) {
        SafeHeaders.set(ctx::header);
        HttpURI own = ServletContextRequest.getServletContextRequest(ctx.req()).getHttpURI();
        checkHost(ctx, own);
        boolean allowedOrigin = checkOrigin(ctx, own);
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
     * Refuses a request for a host that this server does not answer to, with status 421. Not behind
     * a trusted proxy: which names it answers to is the proxy's affair.
     */
    private void checkHost(Context ctx, HttpURI own) {
        // Which names a trusted proxy answers to is the proxy's affair.
        if (token.isPresent() || !loopback || ctx.attribute(ForwardedCustomizer.PROXIED) != null) {
            return;
        }
        String host = own.getHost();
        if (host == null || !LOOPBACK.contains(host.toLowerCase(Locale.ROOT))) {
            throw Problem.of(
                    421,
                    "this server answers to localhost, 127.0.0.1 and [::1] only; to serve other names, start it"
                            + " with --token-env, or behind a proxy with --trusted-proxy");
        }
    }

    /**
     * Refuses what pages of other sites send, except from the one allowed, with status 403. A
     * {@code GET} is answered, as it changes nothing; without the header that allows it, the
     * browser does not let the page read the answer.
     *
     * @return whether the request comes from the site that is allowed
     */
    private boolean checkOrigin(Context ctx, HttpURI own) {
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
        if (!ctx.method().name().equals("GET") && !isOwn(origin, own)) {
            throw Problem.of(403, "pages of other sites may not use this server; allow one with the option --cors");
        }
        return false;
    }

    /** Says whether a page is the server's own. Not by its scheme: a proxy with TLS need not have told that it has it. */
    private static boolean isOwn(String origin, HttpURI own) {
        try {
            URI page = URI.create(origin);
            String scheme = page.getScheme();
            return page.getHost() != null
                    && page.getHost().equalsIgnoreCase(own.getHost())
                    && port(page.getPort(), scheme) == port(own.getPort(), scheme);
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    private static int port(int port, String scheme) {
        return port > 0 ? port : scheme.equalsIgnoreCase("https") ? 443 : 80;
    }

    /**
     * Refuses a request without the right token, with status 401, unless its address is open to
     * all.
     */
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
