package io.logclf.server;

import io.javalin.http.Context;
import io.javalin.http.Handler;
import io.logclf.api.FileException;
import io.logclf.bundle.BundleException;
import io.logclf.bundle.ReloadablePipeline;
import io.logclf.server.problem.Problem;
import java.util.Optional;

/**
 * {@code POST /v1/reload}: loads the bundle again. Only for who has the token or, on a server
 * without one, sits at its machine: loading takes seconds of processor time, which nobody else
 * should be able to cause.
 */
final class ReloadHandler implements Handler {

    private final Optional<ReloadablePipeline> reload;
    private final boolean token;
    private final boolean loopback;

    /**
     * @param reload empty if the server runs on a rule file, which is not reloaded
     * @param token whether all who get here have shown one
     * @param loopback whether only this machine reaches the server, or a proxy on it
     */
    ReloadHandler(Optional<ReloadablePipeline> reload, boolean token, boolean loopback) {
        this.reload = reload;
        this.token = token;
        this.loopback = loopback;
    }

    @Override
    public void handle(Context ctx) {
        boolean fromHere = loopback && ctx.attribute(ForwardedCustomizer.PROXIED) == null;
        if (!token && !fromHere) {
            throw Problem.of(
                    403,
                    "a server that others can reach reloads only for a token; start it with --token-env, or send"
                            + " the process SIGHUP");
        }
        ReloadablePipeline pipeline = reload.orElseThrow(
                () -> Problem.of(409, "the server runs on a rule file; to reload, start it with --bundle"));
        try {
            pipeline.reload();
        } catch (BundleException e) {
            throw refused(e.summary());
        } catch (FileException e) {
            throw refused(String.valueOf(e.getMessage()));
        }
        ctx.contentType("application/json").result("{\"reloaded\":true}");
    }

    /**
     * A bundle that cannot be used is a conflict and no failure of the server: the one before goes
     * on.
     */
    private static Problem refused(String why) {
        return Problem.of(409, "the bundle cannot be used, and the one before stays in use: " + why);
    }
}
