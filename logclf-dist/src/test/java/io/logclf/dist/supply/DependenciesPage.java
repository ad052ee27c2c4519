package io.logclf.dist.supply;

import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Writes {@code docs/dependencies.md}. */
final class DependenciesPage {

    /** Where a page says of which day it is. */
    private static final Pattern AS_OF = Pattern.compile("(?m)^As of (\\d{4}-\\d{2}-\\d{2})[:.]");

    private static final double DAYS_OF_YEAR = 365.25;

    private final Dependencies dependencies;
    private final LibraryNotes notes;
    private final Path repository;
    private final LocalDate day;

    /**
     * A page of a day.
     *
     * @param repository the local repository, for the jars' own dates
     * @param day the ages are those of this day, so that a page does not change by itself
     */
    DependenciesPage(Dependencies dependencies, LibraryNotes notes, Path repository, LocalDate day) {
        this.dependencies = dependencies;
        this.notes = notes;
        this.repository = repository;
        this.day = day;
    }

    /** Returns the day that a page was written on. */
    static LocalDate day(String page) {
        Matcher matcher = AS_OF.matcher(page);
        if (!matcher.find()) {
            throw new IllegalArgumentException("does not say of which day it is");
        }
        return LocalDate.parse(matcher.group(1));
    }

    String text() throws IOException {
        return """
                # Dependencies

                What the published modules and the archives need of others, and why. This page is generated:

                <!-- not run: builds everything -->

                ```sh
                mvn -B verify -Dtest=DependenciesPageTest -Dsurefire.failIfNoSpecifiedTests=false -Dmaven.javadoc.skip -Dlogclf.dependencies=write
                ```

                As of %s: %d libraries. Versions, licences and who asks for what are from the bills of materials that the build makes
                (CycloneDX); a library with several licences is used under the first that `logclf-dist/src/main/dependencies/libraries.txt`
                allows, which also has the reasons. Released is the day of the newest file in the jar or, where the jar hides that, of its
                signature. The age is that on the day above: a build fails when what is written here is no longer so, when a licence is
                not allowed, and when a library was older than three years and [decisions.md](decisions.md) does not say why it stays; but never only because
                time has passed.

                ## Asked for by modules

                %s
                ## Brought by those

                %s
                ## Used where an application has them

                These come with no module. The version is the one that it is tested with.

                %s""".formatted(
                        day,
                        dependencies.all().size(),
                        table("asked for by", dependencies.asked(), true),
                        table("asked for by", dependencies.brought(), false),
                        table("used by", dependencies.provided(), true));
    }

    private String table(String who, Map<Library, Set<String>> libraries, boolean why) throws IOException {
        StringBuilder text = new StringBuilder();
        text.append("| library | version | licence | released | years | ").append(who);
        text.append(why ? " | why |\n" : " |\n");
        text.append("| --- ".repeat(why ? 7 : 6)).append("|\n");
        for (Map.Entry<Library, Set<String>> entry : libraries.entrySet()) {
            Library library = entry.getKey();
            LocalDate released = Dependencies.released(library, repository, notes);
            text.append(String.format(
                    Locale.ROOT,
                    "| %s | %s | %s | %s | %.1f | %s |",
                    library.id(),
                    library.version(),
                    String.join(" or ", notes.licences(library)),
                    released,
                    ChronoUnit.DAYS.between(released, day) / DAYS_OF_YEAR,
                    String.join(", ", entry.getValue())));
            if (why) {
                text.append(' ')
                        .append(notes.why(library)
                                .orElseThrow(() ->
                                        new IOException("libraries.txt does not say why there is " + library.id())))
                        .append(" |");
            }
            text.append('\n');
        }
        return text.toString();
    }
}
