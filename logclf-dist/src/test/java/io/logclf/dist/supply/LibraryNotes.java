package io.logclf.dist.supply;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** What neither POMs nor jars say of libraries: {@code src/main/dependencies/libraries.txt}. */
final class LibraryNotes {

    /** By kind and key; which kinds there are, the file explains. */
    private final Map<String, Map<String, String>> entries = new TreeMap<>(Map.of(
            "allowed", new TreeMap<>(),
            "why", new TreeMap<>(),
            "licence", new TreeMap<>(),
            "released", new TreeMap<>()));

    private final Set<String> used = new TreeSet<>();

    private LibraryNotes() {}

    static LibraryNotes read(Path file) throws IOException {
        LibraryNotes notes = new LibraryNotes();
        for (String line : Files.readAllLines(file)) {
            if (!line.isBlank() && !line.startsWith("#")) {
                String[] words = line.strip().split("\\s+", 3);
                Map<String, String> kind = notes.entries.get(words[0]);
                if (kind == null || words.length < 2 || kind.put(words[1], words.length < 3 ? "" : words[2]) != null) {
                    throw new IOException(file + ": not understood, or there twice: " + line);
                }
            }
        }
        return notes;
    }

    /** Why a module asks for it. */
    Optional<String> why(Library library) {
        return entry("why", library.id());
    }

    /** When it was released, if its jar does not tell. */
    Optional<LocalDate> released(Library library) {
        return entry("released", library.toString()).map(LocalDate::parse);
    }

    /** Its licences; those of its POM, unless that is wrong. */
    List<String> licences(Library library) {
        return entry("licence", library.id()).map(List::of).orElse(library.licences());
    }

    /** Whether one of its licences may be used. */
    boolean allows(Library library) {
        return licences(library).stream().anyMatch(licence -> allows(licence, library.group()));
    }

    private boolean allows(String licence, String group) {
        String only = entries.get("allowed").get(licence);
        return only != null && (only.isEmpty() || only.equals(group));
    }

    /** Returns the entries that no library has asked for. */
    Set<String> unused() {
        Set<String> unused = new TreeSet<>();
        entries.forEach((kind, all) -> all.keySet().forEach(key -> {
            if (!kind.equals("allowed") && !used.contains(kind + " " + key)) {
                unused.add(kind + " " + key);
            }
        }));
        return unused;
    }

    private Optional<String> entry(String kind, String key) {
        used.add(kind + " " + key);
        return Optional.ofNullable(entries.get(kind).get(key));
    }
}
