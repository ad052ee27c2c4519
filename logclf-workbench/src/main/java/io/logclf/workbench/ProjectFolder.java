package io.logclf.workbench;

import io.logclf.io.LogFormat;
import io.logclf.training.LabelledEntries;
import io.logclf.training.TrainingException;
import io.logclf.workbench.files.LabelledRows;
import io.logclf.workbench.files.LogFiles;
import io.logclf.workbench.model.Form;
import io.logclf.workbench.model.LogFile;
import io.logclf.workbench.model.State;
import io.logclf.workbench.store.Database;
import io.logclf.workbench.store.Records;
import io.logclf.workbench.suggest.Suggester;
import io.logclf.workbench.view.FileSummary;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * A project that is only read, also while a server has it open: what {@code logclf train PROJECT} learns
 * from. Takes no lock: SQLite lets one write and others read, and logs never change once they are in the
 * folder.
 */
public final class ProjectFolder {

    /** The label of messages of which was said that no label fits. */
    public static final String NONE = Suggester.NONE;

    /** The database's file, by which a project's folder is recognized. */
    static final String DATABASE = "project.db";

    private ProjectFolder() {}

    /** Tells whether a folder is that of a project. */
    public static boolean isProject(Path folder) {
        return Files.isRegularFile(folder.resolve(DATABASE));
    }

    /**
     * Reads the labelled rows of all its files, and the labelled messages of its inbox. Of equal messages
     * at most twenty are taken; rows of which nothing was said are counted as skipped.
     *
     * @throws TrainingException if nothing is labelled
     * @throws io.logclf.api.LogclfException if it is no project, or cannot be read
     */
    public static LabelledEntries labelled(Path folder) {
        State state;
        try (Database database = Database.read(folder.resolve(DATABASE))) {
            state = new Records(database).load();
        }
        return labelled(state, LogFiles.of(folder), folder.toString());
    }

    private static LabelledEntries labelled(State state, LogFiles files, String name) {
        LabelledRows rows = new LabelledRows();
        long messages = 0;
        for (LogFile file : state.files()) {
            if (file.state() == FileSummary.State.READY && file.kind() == FileSummary.Kind.FILE) {
                Map<Integer, Said> said = new HashMap<>();
                for (Form form : state.forms()) {
                    if (form.file() == file.id()) {
                        said.put(Math.toIntExact(form.id()), form.mark().said());
                    }
                }
                rows.add(
                        files.log(file.id()),
                        Path.of(file.name()),
                        LogFormat.ofName(file.format()),
                        files.forms(file.id()),
                        form -> said.getOrDefault(form, Said.NOTHING));
                messages += file.messages();
            }
        }
        for (Form form : state.forms()) {
            if (state.file(form.file()).kind() == FileSummary.Kind.INBOX) {
                rows.add(form);
            }
        }
        if (rows.entries().isEmpty()) {
            throw new TrainingException(name + ": nothing is labelled yet; label groups of two labels or more");
        }
        return new LabelledEntries(rows.entries(), messages - rows.labelled(), List.of(), List.of());
    }
}
