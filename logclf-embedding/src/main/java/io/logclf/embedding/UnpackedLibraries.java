package io.logclf.embedding;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.UserPrincipal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The native libraries that ONNX Runtime unpacks for every process into a folder of its own. It deletes them at the end of the JVM, but in
 * an order in which the folder stays, and not at all if the process is killed. So they are deleted as soon as they are loaded, and
 * what others have left is deleted at the next start.
 */
final class UnpackedLibraries {

    private static final Logger LOG = LoggerFactory.getLogger(UnpackedLibraries.class);
    private static final String PREFIX = "onnxruntime-java";
    private static final Pattern IN_USE = Pattern.compile(PREFIX + "\\d+");
    private static final Set<String> LIBRARIES =
            Set.of(System.mapLibraryName("onnxruntime"), System.mapLibraryName("onnxruntime4j_jni"));
    private static final Path PROCESSES = Path.of("/proc");

    /** Libraries are unpacked before they are loaded. */
    private static final Duration MIN_AGE = Duration.ofMinutes(10);

    private UnpackedLibraries() {}

    /**
     * Deletes the libraries in this process's folder, which must be loaded, and what other processes of this user have left next to it.
     * The folder itself is deleted by ONNX Runtime, now that it is empty; a system that keeps loaded files from being deleted keeps them.
     */
    static void sweep(Path own) {
        try {
            deleteLibraries(own);
            List<Path> old = old(own);
            if (!old.isEmpty()) {
                Optional<Set<String>> inUse = inUse();
                for (Path folder : old) {
                    if (inUse.isPresent() ? !inUse.get().contains(name(folder)) : isEmpty(folder)) {
                        deleteLibraries(folder);
                        Files.deleteIfExists(folder);
                    }
                }
            }
        } catch (IOException e) {
            LOG.debug("Unpacked libraries of ONNX Runtime stay in {}", own.getParent(), e);
        }
    }

    private static void deleteLibraries(Path folder) throws IOException {
        for (String library : LIBRARIES) {
            Files.deleteIfExists(folder.resolve(library));
        }
    }

    /** Folders of this user next to this process's that are old and hold nothing but libraries that are loaded at once. */
    private static List<Path> old(Path own) throws IOException {
        UserPrincipal user = Files.getOwner(own);
        Instant latest = Instant.now().minus(MIN_AGE);
        List<Path> old = new ArrayList<>();
        try (DirectoryStream<Path> folders =
                Files.newDirectoryStream(own.toAbsolutePath().getParent(), PREFIX + "*")) {
            for (Path folder : folders) {
                if (!folder.equals(own)
                        && Files.isDirectory(folder, LinkOption.NOFOLLOW_LINKS)
                        && Files.getOwner(folder, LinkOption.NOFOLLOW_LINKS).equals(user)
                        && Files.getLastModifiedTime(folder).toInstant().isBefore(latest)
                        && holdsLibrariesOnly(folder)) {
                    old.add(folder);
                }
            }
        }
        return old;
    }

    private static boolean holdsLibrariesOnly(Path folder) throws IOException {
        try (DirectoryStream<Path> files = Files.newDirectoryStream(folder)) {
            for (Path file : files) {
                if (!LIBRARIES.contains(name(file))) {
                    return false;
                }
            }
        }
        return true;
    }

    private static boolean isEmpty(Path folder) throws IOException {
        try (DirectoryStream<Path> files = Files.newDirectoryStream(folder)) {
            return !files.iterator().hasNext();
        }
    }

    /** The folders from which running processes of this user have loaded libraries; empty where the system does not tell. */
    private static Optional<Set<String>> inUse() throws IOException {
        if (!Files.isReadable(PROCESSES.resolve("self/maps"))) {
            return Optional.empty();
        }
        Set<String> inUse = new HashSet<>();
        try (DirectoryStream<Path> processes = Files.newDirectoryStream(PROCESSES, "[0-9]*")) {
            for (Path process : processes) {
                Matcher folders = IN_USE.matcher(maps(process));
                while (folders.find()) {
                    inUse.add(folders.group());
                }
            }
        }
        return Optional.of(inUse);
    }

    private static String maps(Path process) {
        try {
            return new String(Files.readAllBytes(process.resolve("maps")), StandardCharsets.ISO_8859_1);
        } catch (IOException e) {
            // It has ended, or belongs to somebody else, as its folder does then.
            return "";
        }
    }

    private static String name(Path path) {
        return String.valueOf(path.getFileName());
    }
}
