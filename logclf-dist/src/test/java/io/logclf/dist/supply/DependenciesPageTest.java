package io.logclf.dist.supply;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What {@code docs/dependencies.md} says is so, and what is so may be. */
class DependenciesPageTest {

    private static final Path HOME = Path.of(System.getProperty("logclf.home"));
    private static final Path REPOSITORY = Path.of(System.getProperty("logclf.repository"));
    private static final Path PAGE = HOME.resolve("docs/dependencies.md");
    private static final Path NOTES = HOME.resolve("logclf-dist/src/main/dependencies/libraries.txt");
    private static final int YEARS = 3;

    private LibraryNotes notes;
    private Dependencies dependencies;

    @BeforeEach
    void read() throws IOException {
        notes = LibraryNotes.read(NOTES);
        List<Path> modules = new ArrayList<>(PublishedModules.in(HOME));
        Set<String> unbuilt = modules.stream()
                .filter(module -> !Files.exists(PublishedModules.pom(module)))
                .map(module -> module.getFileName().toString())
                .collect(Collectors.toCollection(TreeSet::new));
        assumeTrue(unbuilt.isEmpty(), () -> "skipped, as these modules are not built here: " + unbuilt);
        List<Path> bills = bills();
        assumeTrue(!bills.isEmpty(), "skipped, as an offline build makes no bills of materials");
        BillOfMaterials bill = BillOfMaterials.read(bills);
        assertThat(bill.libraries().values())
                .as("modules that no bill lists: their POMs must have cyclonedx-maven-plugin")
                .extracting(Library::name)
                .containsAll(modules.stream()
                        .map(module -> module.getFileName().toString())
                        .filter(module -> !module.equals("logclf-bom"))
                        .toList());
        dependencies = Dependencies.of(bill, modules);
    }

    @Test
    void pageIsUpToDate() throws IOException {
        boolean write = System.getProperty("logclf.dependencies", "").equals("write");
        LocalDate day = write ? LocalDate.now(ZoneOffset.UTC) : DependenciesPage.day(Files.readString(PAGE));
        String text = new DependenciesPage(dependencies, notes, REPOSITORY, day).text();
        if (write) {
            Files.writeString(PAGE, text);
        }
        assertThat(Files.readString(PAGE))
                .as("docs/dependencies.md is out of date; it says how it is written")
                .isEqualTo(text);
        dependencies.all().forEach(notes::licences);
        assertThat(notes.unused())
                .as("entries of libraries.txt for what is not used")
                .isEmpty();
    }

    @Test
    void everyLicenceIsAllowed() {
        Map<Library, List<String>> refused = new HashMap<>();
        for (Library library : Stream.concat(dependencies.all().stream(), dependencies.provided().keySet().stream())
                .toList()) {
            if (!notes.allows(library)) {
                refused.put(library, notes.licences(library));
            }
        }
        assertThat(refused)
                .as("under licences that libraries.txt does not allow")
                .isEmpty();
    }

    @Test
    void libraryUnderAnotherLicenceIsRefused() {
        assertThat(notes.allows(library("org.example", "GPL-3.0-only"))).isFalse();
        assertThat(notes.allows(library("org.example"))).isFalse();
        assertThat(notes.allows(library("org.example", "LGPL-3.0-only"))).isFalse();
        assertThat(notes.allows(library("com.github.haifengl", "LGPL-3.0-only")))
                .isTrue();
        assertThat(notes.allows(library("org.example", "GPL-3.0-only", "MIT"))).isTrue();
    }

    @Test
    void whatIsOldIsThereForAReason() throws IOException {
        LocalDate day = DependenciesPage.day(Files.readString(PAGE));
        String decisions = Files.readString(HOME.resolve("docs/decisions.md"));
        Set<String> unexplained = new TreeSet<>();
        for (Library library : dependencies.all()) {
            if (Dependencies.released(library, REPOSITORY, notes)
                            .plusYears(YEARS)
                            .isBefore(day)
                    && !decisions.contains("`" + library.name() + "`")
                    && !decisions.contains("`" + library.group() + "`")) {
                unexplained.add(library.toString());
            }
        }
        assertThat(unexplained)
                .as("older than %d years, and decisions.md has no word about it", YEARS)
                .isEmpty();
    }

    private static Library library(String group, String... licences) {
        return new Library(group, "example", "1", List.of(licences));
    }

    private static List<Path> bills() throws IOException {
        List<Path> bills = new ArrayList<>();
        List<Path> folders = new ArrayList<>(PublishedModules.in(HOME));
        folders.add(HOME.resolve("logclf-dist"));
        for (Path folder : folders) {
            Path made = folder.resolve("target/licenses");
            if (Files.isDirectory(made)) {
                try (Stream<Path> files = Files.list(made)) {
                    files.filter(file -> file.toString().endsWith(".cdx.json")).forEach(bills::add);
                }
            }
        }
        return bills;
    }
}
