package io.logclf.app.option;

import io.logclf.app.terminal.Terminal;
import io.logclf.io.LabelColumns;
import io.logclf.training.LabelledCsv;
import io.logclf.training.LabelledEntries;
import io.logclf.workbench.ProjectFolder;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/**
 * How files with labelled entries are read: tables, JSON, labelled lines, results of {@code
 * discover}, and projects of the workbench, in any mixture.
 */
public final class LabelledInputOptions {

    @Mixin
    private final FormatOptions format = new FormatOptions();

    @Mixin
    private final FieldOptions names = new FieldOptions();

    @Option(
            names = "--label-column",
            paramLabel = "NAME",
            defaultValue = LabelColumns.LABEL,
            description = "Column or field with the right label; ${DEFAULT-VALUE} by default.")
    private String label = LabelColumns.LABEL;

    private LabelledEntries read(List<Path> files) {
        List<LabelledEntries> read = new ArrayList<>();
        List<Path> others = new ArrayList<>();
        for (Path file : files) {
            if (ProjectFolder.isProject(file)) {
                read.add(ProjectFolder.labelled(file));
            } else {
                others.add(file);
            }
        }
        if (!others.isEmpty()) {
            read.add(LabelledCsv.read(others, format.reader(names), label));
        }
        return LabelledEntries.all(read);
    }

    /**
     * Reads files and projects, and says on standard error what was odd about them.
     *
     * @param quiet whether to leave out what the files were found to be; warnings are always told
     * @return the entries of all inputs; those of projects come first, the others in the order of
     *     the files
     * @throws io.logclf.api.LogclfException if one cannot be used
     */
    public LabelledEntries read(List<Path> files, Terminal terminal, boolean quiet) {
        LabelledEntries entries = read(files);
        if (!quiet) {
            entries.descriptions().forEach(terminal::say);
        }
        entries.remarks().forEach(terminal::say);
        return entries;
    }
}
