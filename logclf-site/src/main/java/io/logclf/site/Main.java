package io.logclf.site;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** What the build runs: arguments are the root of the project, the folder to write, the version and the folder of the Javadoc. */
public final class Main {

    private Main() {}

    /**
     * Writes the site, checks its links, and lists those that lead elsewhere.
     *
     * @param args root, site, version, and the Javadoc, which need not be there
     * @throws IllegalArgumentException if there are not four
     * @throws SiteException if the pages do not make a site, or if a link leads nowhere
     * @throws IOException if a file cannot be read or written
     */
    public static void main(String[] args) throws IOException {
        if (args.length != 4) {
            throw new IllegalArgumentException("four arguments: root, site, version, Javadoc; given " + List.of(args));
        }
        Path site = Path.of(args[1]).toAbsolutePath().normalize();
        Optional<Path> api = Optional.of(Path.of(args[3])).filter(Files::isDirectory);
        SiteBuild.of(Path.of(args[0]).toAbsolutePath().normalize(), args[2], api)
                .write(site);
        LinkCheck check = LinkCheck.of(site);
        if (!check.broken().isEmpty()) {
            throw new SiteException(
                    check.broken().stream().map(LinkCheck.Broken::toString).toList());
        }
        System.out.printf(
                "%s: %d pages%s; %d links lead elsewhere and are not followed:%n",
                site.resolve("index.html"),
                check.pages(),
                api.isPresent() ? " and the Javadoc" : "",
                check.external().size());
        check.external().forEach((link, page) -> System.out.println("  " + link + " in " + page));
    }
}
