package io.logclf.dist.supply;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.w3c.dom.Element;

/**
 * The libraries of others that the published modules and the archives need.
 *
 * @param asked by library: the modules that ask for it and bring it
 * @param brought by library: the libraries that ask for it, of those that no module asks for
 * @param provided by library: the modules that use what the application has of it
 */
record Dependencies(
        Map<Library, Set<String>> asked, Map<Library, Set<String>> brought, Map<Library, Set<String>> provided) {

    /** Reads the bills of materials and the POMs of modules that have been built. */
    static Dependencies of(BillOfMaterials bill, List<Path> modules) throws IOException {
        Set<String> given = new HashSet<>();
        for (Path module : modules) {
            given.addAll(provided(module));
        }
        Map<Library, Set<String>> asked = sorted();
        Map<Library, Set<String>> provided = sorted();
        Deque<String> open = new ArrayDeque<>();
        bill.libraries().forEach((ref, library) -> {
            if (library.isOurs()) {
                for (String wanted : bill.wants().getOrDefault(ref, List.of())) {
                    Library other = bill.libraries().get(wanted);
                    if (!other.isOurs()) {
                        boolean isGiven = given.contains(library.name() + " " + other.id());
                        put(isGiven ? provided : asked, other, library.name());
                        if (!isGiven) {
                            open.add(wanted);
                        }
                    }
                }
            }
        });
        return new Dependencies(asked, brought(bill, open, asked), provided);
    }

    private static Map<Library, Set<String>> brought(
            BillOfMaterials bill, Deque<String> open, Map<Library, Set<String>> asked) {
        Map<Library, Set<String>> brought = sorted();
        Set<String> seen = new HashSet<>();
        while (!open.isEmpty()) {
            String ref = open.remove();
            if (seen.add(ref)) {
                for (String wanted : bill.wants().getOrDefault(ref, List.of())) {
                    open.add(wanted);
                    Library library = bill.libraries().get(wanted);
                    if (!asked.containsKey(library)) {
                        put(brought, library, bill.libraries().get(ref).name());
                    }
                }
            }
        }
        return brought;
    }

    /** Returns {@code MODULE group:name} for each dependency that a module expects to be there. */
    private static Set<String> provided(Path module) throws IOException {
        Set<String> provided = new HashSet<>();
        Pom pom = Pom.read(PublishedModules.pom(module));
        for (Element dependency : pom.elements("project/dependencies/dependency")) {
            if (Pom.text(dependency, "scope").equals("provided")) {
                provided.add(pom.text("project/artifactId") + " " + Pom.text(dependency, "groupId") + ":"
                        + Pom.text(dependency, "artifactId"));
            }
        }
        return provided;
    }

    /** Returns all that is brought, whoever asks for it. */
    List<Library> all() {
        List<Library> all = new ArrayList<>(asked.keySet());
        all.addAll(brought.keySet());
        return all;
    }

    /** Returns when a library was released: as its jar says, else as the notes do. */
    static LocalDate released(Library library, Path repository, LibraryNotes notes) throws IOException {
        Path jar = repository
                .resolve(library.group().replace('.', '/'))
                .resolve(library.name())
                .resolve(library.version())
                .resolve(library.name() + "-" + library.version() + ".jar");
        Optional<LocalDate> told = Files.exists(jar) ? ReleaseDate.of(jar) : Optional.empty();
        return told.or(() -> notes.released(library))
                .orElseThrow(
                        () -> new IOException(jar + ": does not tell when it was made; put the time of its signature"
                                + " into libraries.txt, as is said there"));
    }

    private static Map<Library, Set<String>> sorted() {
        return new TreeMap<>(Comparator.comparing(Library::id).thenComparing(Library::version));
    }

    private static void put(Map<Library, Set<String>> map, Library library, String who) {
        map.computeIfAbsent(library, key -> new TreeSet<>()).add(who);
    }
}
