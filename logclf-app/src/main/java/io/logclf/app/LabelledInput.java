package io.logclf.app;

import io.logclf.io.LabelColumns;
import io.logclf.training.LabelledCsv;
import io.logclf.training.LabelledEntries;
import io.logclf.workbench.ProjectFolder;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** How files with labelled entries are read. */
final class LabelledInput {

    @Mixin
    private final FormatOption format = new FormatOption();

    @Mixin
    private final FieldNames names = new FieldNames();

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

    /** Reads the files and projects; says on standard error what they were found to be, unless quiet, and what is odd about them. */
    LabelledEntries read(List<Path> files, Terminal terminal, boolean quiet) {
        LabelledEntries entries = read(files);
        if (!quiet) {
            entries.descriptions().forEach(terminal::say);
        }
        entries.remarks().forEach(terminal::say);
        return entries;
    }
}
