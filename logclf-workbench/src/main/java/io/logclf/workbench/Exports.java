package io.logclf.workbench;

import io.logclf.api.AbstainReason;
import io.logclf.api.Classification;
import io.logclf.api.Evidence;
import io.logclf.api.FileException;
import io.logclf.api.Label;
import io.logclf.api.StageVerdict;
import io.logclf.api.Verdict;
import io.logclf.io.CsvWriter;
import io.logclf.io.EntryColumns;
import io.logclf.io.LabelColumns;
import io.logclf.io.LabelWriter;
import io.logclf.io.LogFormat;
import io.logclf.io.LogReader;
import io.logclf.io.LogRow;
import io.logclf.training.LabelledGroups;
import io.logclf.workbench.files.RowForms;
import io.logclf.workbench.model.Form;
import io.logclf.workbench.model.FormKey;
import io.logclf.workbench.model.Group;
import io.logclf.workbench.model.LogFile;
import io.logclf.workbench.model.Mark;
import io.logclf.workbench.suggest.Suggester;
import io.logclf.workbench.view.FileSummary;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/**
 * Writes a project out as plain files. Safe for concurrent use; the lock is held only while what is said is
 * copied, so that a slow reader holds nobody up.
 *
 * <p>Streams given are flushed and stay the caller's to close. Logs are read again from the project's
 * copies; rows are matched with what is said by their order, by the numbers that {@link RowForms} has for
 * them.
 */
public final class Exports {

    /** The name of the stage under which a person's label stands in a classification. */
    static final String STAGE = "workbench";

    /** The columns of {@code labels.csv}, which {@link LabelImport} reads back. */
    static final List<String> LABEL_COLUMNS =
            List.of("template", EntryColumns.SOURCE, EntryColumns.SEVERITY, LabelColumns.LABEL, "rows", "by", "at");

    private final Project project;

    Exports(Project project) {
        this.project = project;
    }

    /** Evidence of a label that a person gave. */
    private record Person(String summary) implements Evidence {}

    /**
     * Writes a file in its own format with its labels, as {@code logclf classify} writes them. A label
     * column that is there already is overwritten.
     *
     * @param id the number of the file
     * @throws UnknownException if there is no such file, or its rows are not known
     * @throws IOException if the log cannot be read or the stream not be written
     */
    public void labelled(long id, OutputStream out) throws IOException {
        Map<Integer, Classification> byForm = new HashMap<>();
        LogFile file = project.locked(() -> {
            project.state()
                    .formsOf(id)
                    .forEach(form -> byForm.put(Math.toIntExact(form.id()), classification(form.mark())));
            return project.state().file(id);
        });
        RowForms formOfRow = project.files().forms(id);
        Path log = project.files().log(id);
        try (LogReader reader =
                LogReader.builder(LogFormat.ofName(file.format())).open(log)) {
            LabelWriter writer =
                    LabelWriter.builder(reader, out).overwrite(true).build();
            int number = 0;
            for (Optional<LogRow> row = reader.read(); row.isPresent(); row = reader.read()) {
                Optional<Classification> said = Optional.ofNullable(byForm.get(formOfRow.get(number++)));
                writer.write(
                        row.get(),
                        row.get().entry().isPresent()
                                ? said.or(() -> Optional.of(classification(Mark.NEVER)))
                                : Optional.empty());
            }
            writer.flush();
        }
    }

    /** Returns a mark as the classification of one stage: decided with confidence 1, or abstained. */
    private static Classification classification(Mark mark) {
        Verdict verdict = mark.said()
                .label()
                .<Verdict>map(label ->
                        new Verdict.Decided(new Label(label), 1, List.of(), new Person("labelled by " + mark.by())))
                .orElseGet(() -> new Verdict.Abstained(
                        mark.said().none() ? AbstainReason.NO_LABEL_FITS : AbstainReason.NO_MATCH, "", List.of()));
        return new Classification(List.of(new StageVerdict(STAGE, verdict)));
    }

    /**
     * Writes {@code labels.csv}: all that was said, a row for each template, source and severity, sorted by
     * these, also for templates of which no file has rows now. The same project gives the same bytes.
     *
     * @throws IOException if the stream cannot be written
     */
    public void labels(OutputStream out) throws IOException {
        List<List<String>> rows = project.locked(() -> {
            Map<FormKey, Long> counts = new HashMap<>();
            project.state().forms().forEach(form -> counts.merge(form.key(), form.rows(), Long::sum));
            return project.state().marks().entrySet().stream()
                    .filter(entry -> entry.getValue().isSaid())
                    .map(entry -> List.of(
                            entry.getKey().template(),
                            entry.getKey().source(),
                            entry.getKey().severity(),
                            entry.getValue().said().label().orElse(Suggester.NONE),
                            Long.toString(counts.getOrDefault(entry.getKey(), 0L)),
                            entry.getValue().by(),
                            entry.getValue().at().toString()))
                    .sorted((a, b) -> String.join("\n", a).compareTo(String.join("\n", b)))
                    .toList();
        });
        CsvWriter writer = CsvWriter.of(out);
        writer.write(LABEL_COLUMNS);
        for (List<String> row : rows) {
            writer.write(row);
        }
        writer.flush();
    }

    /**
     * Writes a zip of what {@code logclf discover} would write, with labels filled in: {@code logclf train}
     * takes its folder. A group whose parts have different labels has none there; where no label fits, the
     * cell is empty as well.
     *
     * @throws IOException if a log cannot be read or the stream not be written
     */
    public void groups(OutputStream out) throws IOException {
        ZipOutputStream zip = new ZipOutputStream(out);
        Map<Integer, FormKey> keys = new HashMap<>();
        Map<Integer, Long> groupOfForm = new HashMap<>();
        List<List<String>> groups = new ArrayList<>();
        List<LogFile> files = project.locked(() -> {
            project.state().groups().forEach(group -> groups.add(row(group)));
            project.state().forms().forEach(form -> {
                keys.put(Math.toIntExact(form.id()), form.key());
                groupOfForm.put(Math.toIntExact(form.id()), form.group());
            });
            return project.state().files().stream()
                    .filter(file -> file.state() == FileSummary.State.READY && file.kind() == FileSummary.Kind.FILE)
                    .toList();
        });
        zip.putNextEntry(new ZipEntry(LabelledGroups.GROUPS));
        CsvWriter writer = CsvWriter.of(zip);
        writer.write(List.of(
                "cluster", "rows", "templates", "example", LabelColumns.LABEL, "sources", "severities", "examples"));
        for (List<String> row : groups) {
            writer.write(row);
        }
        writer.flush();
        zip.putNextEntry(new ZipEntry(LabelledGroups.CLUSTERS));
        CsvWriter clusters = CsvWriter.of(zip);
        clusters.write(List.of("row", EntryColumns.SOURCE, EntryColumns.MESSAGE, "template", "cluster"));
        for (LogFile file : files) {
            clusters(file, keys, groupOfForm, clusters);
        }
        clusters.flush();
        zip.finish();
    }

    /** Returns the line of {@code groups.csv} for a group. */
    private static List<String> row(Group group) {
        List<Form> forms = group.forms();
        return List.of(
                Long.toString(group.id()),
                Long.toString(group.rows()),
                Long.toString(forms.stream()
                        .map(form -> form.key().template())
                        .distinct()
                        .count()),
                forms.get(0).samples().get(0).text(),
                group.said().label().orElse(""),
                distinct(forms, FormKey::source),
                distinct(forms, FormKey::severity),
                forms.stream()
                        .map(form -> form.rows() + " x "
                                + form.samples().get(0).text().replaceAll("\\s+", " "))
                        .collect(Collectors.joining("\n")));
    }

    private static String distinct(List<Form> forms, Function<FormKey, String> part) {
        return forms.stream()
                .map(form -> part.apply(form.key()))
                .filter(name -> !name.isEmpty())
                .distinct()
                .sorted()
                .collect(Collectors.joining("; "));
    }

    /**
     * Writes the lines of {@code clusters.csv} for the rows of a file; a row without a message has a line
     * with its number alone.
     */
    private void clusters(LogFile file, Map<Integer, FormKey> keys, Map<Integer, Long> groupOfForm, CsvWriter writer)
            throws IOException {
        RowForms formOfRow = project.files().forms(file.id());
        Path log = project.files().log(file.id());
        try (LogReader reader =
                LogReader.builder(LogFormat.ofName(file.format())).open(log)) {
            int number = 0;
            for (Optional<LogRow> row = reader.read();
                    row.isPresent() && number < formOfRow.size();
                    row = reader.read()) {
                int form = formOfRow.get(number++);
                FormKey key = keys.get(form);
                if (key == null || row.get().entry().isEmpty()) {
                    writer.write(List.of(Integer.toString(number), "", "", "", ""));
                } else {
                    writer.write(List.of(
                            Integer.toString(number),
                            row.get().entry().get().source(),
                            row.get().entry().get().message(),
                            key.template(),
                            Long.toString(groupOfForm.getOrDefault(form, 0L))));
                }
            }
        } catch (IOException e) {
            throw FileException.reading(log, e);
        }
    }

    /** Writes the files in a folder to a zip, sorted by path, with slashes on every system. */
    static void folder(Path folder, ZipOutputStream zip) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.filter(Files::isRegularFile).sorted().toList()) {
                zip.putNextEntry(new ZipEntry(folder.relativize(file).toString().replace('\\', '/')));
                Files.copy(file, zip);
            }
        }
        zip.closeEntry();
    }
}
