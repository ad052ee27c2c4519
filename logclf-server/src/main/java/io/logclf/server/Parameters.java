package io.logclf.server;

import io.javalin.http.Context;

/** Query parameters. */
final class Parameters {

    private Parameters() {}

    /**
     * A parameter that is true or false; false without it.
     *
     * @throws Problem with status 400 if it is something else
     */
    static boolean flag(Context ctx, String name) {
        String value = text(ctx, name, "false");
        if (!value.equals("true") && !value.equals("false")) {
            throw Problem.of(400, "the parameter " + name + " must be true or false");
        }
        return value.equals("true");
    }

    static String text(Context ctx, String name, String fallback) {
        String value = ctx.queryParam(name);
        return value == null ? fallback : value;
    }
}
