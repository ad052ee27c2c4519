package io.logclf.workbench;

import io.logclf.api.LogclfException;
import io.logclf.io.LogFormat;
import io.logclf.training.discover.Discovery;
import io.logclf.workbench.files.LogImport;
import io.logclf.workbench.model.Form;
import io.logclf.workbench.model.Group;
import io.logclf.workbench.model.LogFile;
import io.logclf.workbench.view.FileSummary;
import io.logclf.workbench.view.Step;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Brings files into a project, in the background, one after the other. Safe for concurrent use.
 *
 * <p>A file is first copied, then read and grouped by a {@link LogImport} without the lock, and at last its
 * forms and groups are written and shown at once, under the lock. A process that is killed in between finds
 * the file {@code IMPORTING} when it opens the project again, removes what the last transactions may have
 * left, and reads it from the start. A file that is removed while it is read ends its import.
 */
final class Imports {

    /** The name of the job in events. */
    static final String JOB = "import";

    private static final Logger LOG = LoggerFactory.getLogger(Imports.class);

    private final Project project;
    private final Background background;
    private final Guesses guesses;
    private final Refinement refinement;
    /** Files that were removed; numbers are not used twice, so that none has to be taken out again. */
    private final Set<Long> unwanted = ConcurrentHashMap.newKeySet();

    Imports(Project project, Background background, Guesses guesses, Refinement refinement) {
        this.project = project;
        this.background = background;
        this.guesses = guesses;
        this.refinement = refinement;
    }

    /**
     * Copies a log in and begins to import it; if copying fails, nothing is left.
     *
     * @return the number of the file
     */
    long add(String name, LogFormat format, InputStream content, String author) throws IOException {
        long id = project.locked(() -> project.write(() -> project.records().nextFile()));
        project.files().add(id, content);
        project.locked(() -> {
            LogFile file = LogFile.added(
                    id,
                    name,
                    FileSummary.Kind.FILE,
                    format.name(),
                    project.clock().instant());
            project.write(() -> {
                project.records().save(file);
                return project.steps().add(author, file.at(), Step.What.FILE, "added the file " + name, List.of());
            });
            project.state().put(file);
            project.tellChanged(List.of(), author);
        });
        begin(id, Discovery.DEFAULT_EPS);
        return id;
    }

    /** Continues what was not finished when the project was closed or its process killed. */
    void resume() {
        project.locked(() -> List.copyOf(project.state().files())).stream()
                .filter(file -> file.state() == FileSummary.State.IMPORTING)
                .forEach(file -> begin(file.id(), Discovery.DEFAULT_EPS));
    }

    private void begin(long id, double eps) {
        background.run(() -> run(id, FileSummary.State.FAILED, () -> read(id, eps)));
    }

    /**
     * Groups a file again with another distance, in the background: new groups of the same forms. Until
     * that is done, and if it fails, the old groups hold.
     *
     * @param eps up to which cosine distance two templates are neighbours, in (0, 2]
     * @throws UnknownException if there is no such file
     * @throws IllegalArgumentException if it is not ready, is the inbox, or {@code eps} is out of range
     */
    void again(long id, double eps, String author) {
        if (!(eps > 0 && eps <= 2)) {
            throw new IllegalArgumentException("eps must be above 0 and at most 2: " + eps);
        }
        project.locked(() -> {
            LogFile file = project.state().file(id);
            if (file.state() != FileSummary.State.READY || file.kind() != FileSummary.Kind.FILE) {
                throw new IllegalArgumentException("only a file that is ready can be grouped again");
            }
            // Not on disk: until it is done, and if the process ends before, the old groups hold.
            show(file.in(FileSummary.State.IMPORTING, Optional.empty()));
        });
        background.run(() -> run(id, FileSummary.State.READY, () -> group(id, eps, author)));
    }

    /**
     * Removes a file with its forms and groups, also one that is being imported; what was said about its
     * templates stays.
     *
     * @throws UnknownException if there is no such file
     * @throws IllegalArgumentException if it is the inbox
     */
    Changed remove(long id, String author) {
        unwanted.add(id);
        return project.locked(() -> {
            LogFile file = project.state().file(id);
            if (file.kind() == FileSummary.Kind.INBOX) {
                throw new IllegalArgumentException(
                        "the inbox is no file; start the server without --inbox to be without it");
            }
            List<Long> groups =
                    project.state().groupsOf(id).stream().map(Group::id).toList();
            long step = project.write(() -> {
                project.records().removeFile(id);
                return project.step(author, Step.What.FILE, "removed the file " + file.name(), groups);
            });
            project.state().removeFile(id);
            project.files().remove(id);
            project.changed(List.of(), author);
            return new Changed(project.revision(), step, List.of(), groups);
        });
    }

    /**
     * Runs an import, tells how it ended, and then has the guesses found.
     *
     * @param otherwise the state of the file if the work fails
     */
    private void run(long id, FileSummary.State otherwise, Runnable work) {
        OptionalLong file = OptionalLong.of(id);
        try {
            work.run();
            project.tell(new WorkbenchEvent.Ended(JOB, file, "ready", Optional.empty()));
            guesses.find();
        } catch (CancellationException e) {
            project.tell(new WorkbenchEvent.Ended(JOB, file, "cancelled", Optional.empty()));
        } catch (LogclfException e) {
            fail(id, otherwise, String.valueOf(e.getMessage()));
        } catch (RuntimeException | Error e) {
            LOG.error("The file {} could not be imported", id, e);
            fail(id, otherwise, "internal error: " + e.getClass().getSimpleName());
        }
    }

    /** Notes why a file could not be imported, unless it was removed or the project is being closed. */
    private void fail(long id, FileSummary.State otherwise, String why) {
        if (background.isClosed()) {
            // Closing interrupts what reads; the next one that opens the project goes on.
            return;
        }
        project.locked(() -> {
            if (project.state().files().stream().anyMatch(file -> file.id() == id)) {
                save(project.state().file(id).in(otherwise, Optional.of(why)));
            }
        });
        project.tell(new WorkbenchEvent.Ended(JOB, OptionalLong.of(id), "failed", Optional.of(why)));
    }

    private void save(LogFile file) {
        project.write(() -> {
            project.records().save(file);
            return true;
        });
        show(file);
    }

    private void show(LogFile file) {
        project.state().put(file);
        project.tellChanged(List.of(), "");
    }

    /** Returns what reads and groups a file, telling the listeners how far it is. */
    private LogImport reader(long id) {
        return new LogImport(
                background.encoder(),
                background.workers(),
                background.threads(),
                (phase, done, total) ->
                        project.tell(new WorkbenchEvent.Progress(JOB, OptionalLong.of(id), phase, done, total)),
                () -> unwanted.contains(id) || background.isClosed());
    }

    /** Reads and groups a file, and puts its forms and groups into the project. */
    private void read(long id, double eps) {
        LogFile file = project.locked(() -> project.state().file(id));
        LogImport.Result found =
                reader(id).read(project.files().log(id), file.name(), LogFormat.ofName(file.format()), eps);
        project.locked(() -> {
            requireWanted(id);
            forget(id);
            long firstForm = project.write(
                    () -> project.records().reserveForms(found.forms().size()));
            project.files().writeForms(id, found.formOfRow().from(firstForm));
            List<Form> forms = new ArrayList<>();
            List<Integer> groups = new ArrayList<>();
            for (LogImport.Found form : found.forms()) {
                forms.add(new Form(
                        firstForm + forms.size(),
                        id,
                        form.key(),
                        form.samples(),
                        form.first(),
                        form.last(),
                        form.rows(),
                        0,
                        0));
                groups.add(form.group());
            }
            forms.forEach(project.state()::put);
            new NewGroups(project, id).fill(forms, groups, found.centres(), 0);
            save(file.read(found.description(), found.rows(), found.messages()));
            refinement.again(forms);
            project.changed(List.of(), "");
        });
    }

    private void requireWanted(long id) {
        if (unwanted.contains(id)) {
            throw new CancellationException();
        }
    }

    /** Removes what an import left behind whose process was killed. */
    private void forget(long id) {
        List<Long> forms = project.state().formsOf(id).stream().map(Form::id).toList();
        if (!forms.isEmpty()) {
            List<Long> groups =
                    project.state().groupsOf(id).stream().map(Group::id).toList();
            project.write(() -> {
                project.records().removeForms(forms);
                project.records().removeGroupsOf(id);
                return true;
            });
            project.state().removeForms(forms);
            project.state().removeGroups(groups);
        }
    }

    /** Groups the forms of a file that is ready again, as a step of the history. */
    private void group(long id, double eps, String author) {
        LogFile file = project.locked(() -> project.state().file(id));
        List<Form> forms = project.locked(() -> project.state().formsOf(id).stream()
                .filter(form -> form.rows() > 0)
                .toList());
        LogImport.Grouped found = reader(id)
                .group(
                        forms.stream()
                                .map(form -> new LogImport.Template(
                                        form.key().template(),
                                        form.rows(),
                                        form.samples().get(0).text()))
                                .toList(),
                        eps);
        project.locked(() -> {
            requireWanted(id);
            List<Long> old =
                    project.state().groupsOf(id).stream().map(Group::id).toList();
            long step = project.write(() -> {
                project.records().removeGroupsOf(id);
                return project.step(author, Step.What.FILE, "grouped " + file.name() + " again", List.of());
            });
            project.state().removeGroups(old);
            List<Integer> groups = forms.stream()
                    .map(form -> found.group(form.key().template()))
                    .toList();
            new NewGroups(project, id).fill(forms, groups, found.centres(), step);
            save(file.in(FileSummary.State.READY, Optional.empty()));
            project.changed(List.of(), author);
        });
    }
}
