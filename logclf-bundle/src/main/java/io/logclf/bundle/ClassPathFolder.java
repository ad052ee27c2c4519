package io.logclf.bundle;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.file.FileSystem;
import java.nio.file.FileSystemNotFoundException;
import java.nio.file.FileSystems;
import java.nio.file.Path;
import java.nio.file.ProviderNotFoundException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;

/**
 * A bundle on the class path or module path. It is read through Java's file systems for jars: nothing is unpacked to
 * disk, and nothing stays open.
 *
 * <p>A file system of its own is opened for each read, and not the shared one of the URI, which another library could
 * close in the middle, or which would have to stay open for good.
 *
 * @param name the folder, such as {@code my-bundle}
 * @param file the address of its {@code pipeline.yaml}
 */
record ClassPathFolder(String name, URI file) implements BundlePlace {

    private static final String JAR = "jar:";
    /** Stands between a jar and what is in it. */
    private static final String IN_JAR = "!/";

    /**
     * Finds a bundle, with the class loader of the calling thread first: in application servers this library may be in
     * a loader that does not see the application.
     *
     * @throws BundleException if there is none
     */
    static ClassPathFolder of(String name) {
        Objects.requireNonNull(name, "name");
        String resource = name + "/" + PipelineFile.NAME;
        ClassLoader context = Thread.currentThread().getContextClassLoader();
        URL found = context == null ? null : context.getResource(resource);
        if (found == null) {
            found = ClassPathFolder.class.getClassLoader().getResource(resource);
        }
        if (found == null) {
            throw new BundleException(
                    resource + ": is not on the class path; a bundle is a folder with that file in a jar"
                            + " or in src/main/resources");
        }
        try {
            return new ClassPathFolder(name, found.toURI());
        } catch (URISyntaxException e) {
            throw new BundleException(found + ": is no URI, so Java cannot read it as a file", e);
        }
    }

    @Override
    public Optional<Path> folder() {
        return Optional.empty();
    }

    /**
     * Reads once: what is on the class path does not change. Paths in messages become addresses, since the file system
     * is closed then.
     */
    @Override
    public <T> Read<T> read(Function<Path, T> reading) {
        Deque<FileSystem> opened = new ArrayDeque<>();
        try {
            Path folder = open(opened);
            try {
                return new Read<>(reading.apply(folder), new BundleState(toString()));
            } catch (BundleException e) {
                throw opened.isEmpty() ? e : e.replacing(folder.toString(), toString());
            }
        } finally {
            close(opened);
        }
    }

    /**
     * Opens the folder, through as many jars as its address names.
     *
     * @param opened receives the file systems to close, the innermost first
     */
    private Path open(Deque<FileSystem> opened) {
        String address = file.toString();
        try {
            if (!address.startsWith(JAR)) {
                return Objects.requireNonNull(Path.of(file).getParent());
            }
            // A jar may be in a jar, in the notation of either of Spring Boot's loaders.
            String[] parts = address.substring(JAR.length()).split(IN_JAR, -1);
            Path path = Path.of(URI.create(parts[0]));
            for (int i = 1; i < parts.length; i++) {
                FileSystem jar = FileSystems.newFileSystem(path, (ClassLoader) null);
                opened.push(jar);
                path = jar.getPath("/" + URI.create(parts[i]).getPath());
            }
            return Objects.requireNonNull(path.getParent());
        } catch (IOException | FileSystemNotFoundException | ProviderNotFoundException | IllegalArgumentException e) {
            throw new BundleException(
                    this
                            + ": cannot be read as files; a runtime made by jlink needs the module jdk.zipfs, and other places"
                            + " than jars and folders need a copy in a folder: " + e,
                    e);
        }
    }

    private static void close(Deque<FileSystem> opened) {
        for (FileSystem jar : opened) {
            try {
                jar.close();
            } catch (IOException e) {
                throw new UncheckedIOException(jar + ": cannot be closed", e);
            }
        }
    }

    /** Returns the address without the file's name. */
    @Override
    public String toString() {
        String address = file.toString();
        return address.substring(0, address.length() - PipelineFile.NAME.length() - 1);
    }
}
