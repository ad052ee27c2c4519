package io.logclf.dist.supply;

import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.Optional;
import java.util.jar.JarFile;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.ZipEntry;

/** When a jar was made, as far as it tells. */
final class ReleaseDate {

    /** Builds that are the same each time write a day before this one, or this one. */
    private static final LocalDate CREDIBLE = LocalDate.of(2010, 1, 1);

    private static final Pattern DAY = Pattern.compile("\\d{4}-\\d{2}-\\d{2}");

    private ReleaseDate() {}

    /** Returns the day of its newest entry or, if those have none, the day that its manifest tells. */
    static Optional<LocalDate> of(Path jar) throws IOException {
        try (JarFile file = new JarFile(jar.toFile())) {
            Optional<LocalDate> newest = file.stream()
                    .map(ZipEntry::getTimeLocal)
                    .map(time -> time.toLocalDate())
                    .filter(CREDIBLE::isBefore)
                    .max(Comparator.naturalOrder());
            return newest.isPresent() || file.getManifest() == null
                    ? newest
                    : day(file.getManifest().getMainAttributes().getValue("Build-Date"));
        }
    }

    private static Optional<LocalDate> day(String text) {
        Matcher matcher = DAY.matcher(text == null ? "" : text);
        return matcher.find() ? Optional.of(LocalDate.parse(matcher.group())) : Optional.empty();
    }
}
