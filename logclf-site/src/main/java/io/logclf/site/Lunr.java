package io.logclf.site;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Properties;

/**
 * The library that searches in the browser, from its artifact on the class path, with its licence. So no
 * page loads anything from another server, and the build tool sees the library's version as it sees all
 * others.
 */
final class Lunr {

    /** Has the version, which the path of the files in the artifact contains. */
    private static final String POM = "/META-INF/maven/org.webjars.npm/lunr/pom.properties";

    private Lunr() {}

    /**
     * Copies the library and its licence into a folder.
     *
     * @throws FileNotFoundException if the class path lacks them
     */
    static void copyTo(Path folder) throws IOException {
        Properties pom = new Properties();
        try (InputStream in = open(POM)) {
            pom.load(in);
        }
        String files = "/META-INF/resources/webjars/lunr/" + pom.getProperty("version") + "/";
        copy(files + "lunr.min.js", folder.resolve("lunr.js"));
        copy(files + "LICENSE", folder.resolve("lunr-license.txt"));
    }

    private static void copy(String resource, Path file) throws IOException {
        try (InputStream in = open(resource)) {
            Files.copy(in, file);
        }
    }

    private static InputStream open(String resource) throws IOException {
        InputStream in = Lunr.class.getResourceAsStream(resource);
        if (in == null) {
            throw new FileNotFoundException("the class path lacks " + resource);
        }
        return in;
    }
}
