package io.logclf.server;

import io.javalin.http.Handler;
import java.util.List;
import java.util.regex.Pattern;

/**
 * An address that answers.
 *
 * @param method {@code GET}, which answers {@code HEAD} too, {@code POST} or {@code DELETE}
 * @param path with names in braces for parts that vary; a slash at the end makes no difference
 * @param open whether it answers without the token
 * @param handler what answers
 */
record Route(String method, String path, boolean open, Handler handler) {

    /** Returns a route that needs the token. */
    static Route get(String path, Handler handler) {
        return new Route("GET", path, false, handler);
    }

    /** Returns a route that needs the token. */
    static Route post(String path, Handler handler) {
        return new Route("POST", path, false, handler);
    }

    /** Returns the same, answering without the token: for what holds nothing that is anyone's. */
    Route opened() {
        return new Route(method, path, true, handler);
    }

    /**
     * Tells whether an address is this route's, by the same rules as Javalin's: a name in braces
     * stands for one part, and a slash at the end makes no difference.
     */
    boolean matches(String actual) {
        String regex = path.replaceAll("/$", "").replaceAll("\\.", "\\\\.").replaceAll("\\{[a-z]+}", "[^/]+") + "/?";
        return Pattern.matches(regex, actual);
    }

    /**
     * Returns the methods that an address takes, for the header {@code Allow}; empty if there is no
     * such address.
     */
    static String allowed(List<Route> routes, String actual) {
        List<String> methods = routes.stream()
                .filter(route -> route.matches(actual))
                .map(route -> route.method().equals("GET") ? "GET, HEAD" : route.method())
                .distinct()
                .toList();
        return String.join(", ", methods);
    }
}
