package io.logclf.api.spi;

import io.logclf.api.LogclfException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;

/**
 * What the operator lets a bundle do beyond its own folder. A bundle may come from a stranger, so nothing in it can grant these: they
 * come from the environment, the command line or the program. Each is a text:
 *
 * <ul>
 *   <li>{@code host:NAME} or {@code host:NAME:PORT}: this server may be called, at any port or that one.
 *   <li>{@code env:NAME}: this environment variable may be read, and sent to a server that may be called.
 *   <li>{@code path:FOLDER}: files in this folder may be read, and written.
 * </ul>
 *
 * <pre>{@code
 * Permissions permissions = Permissions.of(List.of("host:api.example.org:443", "env:API_KEY"));
 * permissions.mayCall("api.example.org", 443);     // true
 * permissions.mayCall("api.example.org", 80);      // false
 * }</pre>
 *
 * <p>Immutable and safe for concurrent use.
 */
public final class Permissions {

    /** Allows nothing. */
    public static final Permissions NONE = new Permissions(Set.of(), false);

    /** Allows everything: for bundles that a program has written itself. */
    public static final Permissions ALL = new Permissions(Set.of(), true);

    /** The environment variable that {@link #ofEnvironment} reads. */
    public static final String VARIABLE = "LOGCLF_ALLOW";

    private static final String HOST = "host:";
    private static final String ENV = "env:";
    private static final String PATH = "path:";

    /** The permissions as texts, host names in lower case; of no effect if all are granted. */
    private final Set<String> granted;

    private final boolean all;

    private Permissions(Set<String> granted, boolean all) {
        this.granted = Set.copyOf(granted);
        this.all = all;
    }

    /**
     * Returns permissions by their texts.
     *
     * @param texts permissions as above; blanks around them are ignored, and the case of host names
     * @throws IllegalArgumentException if one has none of the three forms
     */
    public static Permissions of(Collection<String> texts) {
        Set<String> granted = new LinkedHashSet<>();
        for (String text : texts) {
            granted.add(checked(text.strip()));
        }
        return new Permissions(granted, false);
    }

    /**
     * Returns the permissions in the environment variable {@value #VARIABLE}, with commas between them; none if it is not set.
     *
     * @throws LogclfException if one has none of the three forms
     */
    public static Permissions ofEnvironment() {
        String value = Objects.requireNonNullElse(System.getenv(VARIABLE), "");
        try {
            return of(
                    Stream.of(value.split(",")).filter(text -> !text.isBlank()).toList());
        } catch (IllegalArgumentException e) {
            throw new LogclfException("the environment variable " + VARIABLE + ": " + e.getMessage(), e);
        }
    }

    /** Returns the union of these permissions and others. */
    public Permissions and(Permissions others) {
        Set<String> both = new LinkedHashSet<>(granted);
        both.addAll(others.granted);
        return new Permissions(both, all || others.all);
    }

    /** Tells whether a server may be called: by exactly this name, as neither addresses nor subdomains are derived from it. */
    public boolean mayCall(String host, int port) {
        String name = HOST + host.toLowerCase(Locale.ROOT);
        return all || granted.contains(name) || granted.contains(name + ":" + port);
    }

    /** Tells whether an environment variable may be read; its name is case-sensitive. */
    public boolean mayRead(String variable) {
        return all || granted.contains(ENV + variable);
    }

    /**
     * Tells whether a file or folder may be used: if it is in an allowed folder, or below, or that folder itself. It may be absent,
     * as a file to be written is. Symbolic links are resolved, so a link in the folder that leads out of it is refused.
     */
    public boolean mayUse(Path file) {
        return all
                || granted.stream()
                        .filter(text -> text.startsWith(PATH))
                        .anyMatch(text -> inside(file, Path.of(text.substring(PATH.length()))));
    }

    /**
     * Tells whether a file, which may be absent, is in a folder, or below, or is that folder. Symbolic links are resolved on both
     * sides; false if that fails, as without permission to look.
     */
    public static boolean inside(Path file, Path folder) {
        try {
            return real(file.toAbsolutePath()).startsWith(real(folder.toAbsolutePath()));
        } catch (IOException e) {
            // If in doubt, the file is outside, and use of it is refused.
            return false;
        }
    }

    /** Says how to allow something, to end the message of a refusal: {@code ; whoever runs this can allow it with ...}. */
    public static String remedy(String permission) {
        return "; whoever runs this can allow it with " + VARIABLE + "=" + permission
                + " in the environment, or --allow " + permission;
    }

    /** Says how to allow that a server is called. */
    public static String remedyForHost(String host, int port) {
        return remedy(HOST + host.toLowerCase(Locale.ROOT) + ":" + port);
    }

    /** Says how to allow that a variable is read. */
    public static String remedyForVariable(String name) {
        return remedy(ENV + name);
    }

    /** Says how to allow that a folder is used. */
    public static String remedyForFolder(Path folder) {
        return remedy(PATH + folder);
    }

    /** Resolves links in the part of a path that exists; the rest of it, such as a file to be written, is appended. */
    private static Path real(Path file) throws IOException {
        Path parent = file.getParent();
        if (parent == null || Files.exists(file, LinkOption.NOFOLLOW_LINKS)) {
            return file.toRealPath();
        }
        // Links are followed before "..", as the system does.
        return real(parent).resolve(file.getFileName()).normalize();
    }

    private static String checked(String text) {
        for (String kind : List.of(HOST, ENV, PATH)) {
            if (text.startsWith(kind) && text.length() > kind.length() && text.indexOf('\0') < 0) {
                return kind.equals(HOST) ? text.toLowerCase(Locale.ROOT) : text;
            }
        }
        throw new IllegalArgumentException(
                "a permission must be host:NAME, host:NAME:PORT, env:NAME or path:FOLDER: '" + text + "'");
    }
}
