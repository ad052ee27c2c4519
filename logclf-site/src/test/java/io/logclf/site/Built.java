package io.logclf.site;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;

/** What the build has made before the tests run. */
final class Built {

    static final Path ROOT = folder("logclf.home", "..");
    static final Path SITE = folder("logclf.site", "target/site");
    static final String VERSION = System.getProperty("logclf.version", "");

    private Built() {}

    /** The joined Javadoc, which only the profile {@code site} makes. */
    static Optional<Path> javadoc() {
        return Optional.of(folder("logclf.javadoc", "target/joined-javadoc/apidocs"))
                .filter(Files::isDirectory);
    }

    /** The pages that are not of the Javadoc, from the root of the site, with their text. */
    static Map<Path, String> pages(Path site) throws IOException {
        Map<Path, String> pages = new TreeMap<>();
        try (Stream<Path> files = Files.walk(site)) {
            for (Path file :
                    files.filter(file -> file.toString().endsWith(".html")).toList()) {
                Path page = site.relativize(file);
                if (!page.startsWith(SiteBuild.API)) {
                    pages.put(page, Files.readString(file));
                }
            }
        }
        return pages;
    }

    private static Path folder(String property, String otherwise) {
        return Path.of(System.getProperty(property, otherwise)).toAbsolutePath().normalize();
    }
}
