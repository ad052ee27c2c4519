package io.logclf.server;

import io.javalin.http.Context;
import io.javalin.http.Handler;
import io.logclf.bundle.BundleException;
import java.util.Optional;

/** {@code POST /v1/reload}: only for who has the token or, on a server without one, sits at its machine. */
final class ReloadHandler implements Handler {

    private final Optional<Reload> reload;
    private final boolean allowed;

    ReloadHandler(Optional<Reload> reload, boolean allowed) {
        this.reload = reload;
        this.allowed = allowed;
    }

    @Override
    public void handle(Context ctx) {
        if (!allowed) {
            throw Problem.of(
                    403,
                    "a server that others can reach reloads only for a token; start it with --token-env, or send"
                            + " the process SIGHUP");
        }
        Reload bundle = reload.orElseThrow(
                () -> Problem.of(409, "the server runs on a rule file; to load anew, start it with --bundle"));
        try {
            bundle.run();
        } catch (BundleException e) {
            throw Problem.of(409, "the bundle cannot be used, and the one before stays in use: " + e.summary());
        }
        ctx.contentType("application/json").result("{\"reloaded\":true}");
    }
}
