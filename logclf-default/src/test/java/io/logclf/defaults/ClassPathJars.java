package io.logclf.defaults;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.jar.Attributes;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import java.util.stream.Stream;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;

/** What an application has on its class path, as jars, and jars made of it. */
final class ClassPathJars {

    private static final List<String> OF_TESTS = List.of(
            "test-classes",
            "junit",
            "assertj",
            "spring-boot",
            "logback",
            "opentest4j",
            "apiguardian",
            "surefire",
            "byte-buddy");

    private ClassPathJars() {}

    /**
     * Returns a jar for each entry of the class path that the tests alone do not need.
     *
     * @param made takes jars of modules of this build, of which there are only classes yet
     */
    static List<Path> of(Path made) throws IOException {
        List<Path> jars = new ArrayList<>();
        for (String entry : System.getProperty("java.class.path").split(File.pathSeparator, -1)) {
            Path path = Path.of(entry);
            if (OF_TESTS.stream().noneMatch(entry::contains) && Files.exists(path)) {
                jars.add(Files.isDirectory(path) ? jar(path, made) : path);
            }
        }
        return jars;
    }

    /** A jar as Maven makes it of {@code MODULE/target/classes}. */
    private static Path jar(Path classes, Path made) throws IOException {
        String module = classes.toAbsolutePath()
                .normalize()
                .getParent()
                .getParent()
                .getFileName()
                .toString();
        Path jar = made.resolve(module + ".jar");
        try (JarOutputStream out = new JarOutputStream(Files.newOutputStream(jar), manifest())) {
            addFolder(out, classes, "");
        }
        return jar;
    }

    static Manifest manifest() {
        Manifest manifest = new Manifest();
        manifest.getMainAttributes().put(Attributes.Name.MANIFEST_VERSION, "1.0");
        return manifest;
    }

    /** Adds the files of a folder. */
    static void addFolder(JarOutputStream out, Path folder, String prefix) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                out.putNextEntry(
                        new ZipEntry(prefix + folder.relativize(file).toString().replace(File.separatorChar, '/')));
                Files.copy(file, out);
            }
        }
    }

    /** Adds a file as it is, which is what a loader of jars in jars asks for. */
    static void addStored(JarOutputStream out, Path file, String name) throws IOException {
        byte[] content = Files.readAllBytes(file);
        CRC32 crc = new CRC32();
        crc.update(content);
        ZipEntry entry = new ZipEntry(name);
        entry.setMethod(ZipEntry.STORED);
        entry.setSize(content.length);
        entry.setCrc(crc.getValue());
        out.putNextEntry(entry);
        out.write(content);
    }
}
