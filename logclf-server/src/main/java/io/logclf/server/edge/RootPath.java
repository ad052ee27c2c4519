package io.logclf.server.edge;

import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Where all addresses of the server begin for those outside, such as {@code /logclf}, when a proxy
 * shows it under a path of a larger site. Requests are answered with it, from a proxy that leaves
 * it, and without it, from a proxy that takes it off: nobody has to know which kind of proxy there
 * is.
 *
 * @param path begins with a slash and ends with none; empty if the server has a host for itself
 */
public record RootPath(String path) {

    /** No root path. */
    public static final RootPath NONE = new RootPath("");

    private static final Pattern PATH = Pattern.compile("(/[A-Za-z0-9_~-][A-Za-z0-9._~-]*)+");

    /**
     * Reads a root path; a slash at its end makes no difference.
     *
     * @throws IllegalArgumentException if it is none
     */
    public static RootPath of(String text) {
        String path = text.replaceFirst("/$", "");
        if (!path.isEmpty() && !PATH.matcher(path).matches()) {
            throw new IllegalArgumentException(
                    "a root path begins with a slash and has letters, digits and ._~- only, such as /logclf: " + text);
        }
        return new RootPath(path);
    }

    /** Tells whether a path is that of the page, without the slash at the end that the page's own links need. */
    public boolean isItself(String address) {
        return !path.isEmpty() && path.equals(address);
    }

    /** Returns the rest of a path behind the root path; empty if it does not begin with it. */
    public Optional<String> stripped(String address) {
        return !path.isEmpty() && address.startsWith(path + "/")
                ? Optional.of(address.substring(path.length()))
                : Optional.empty();
    }
}
