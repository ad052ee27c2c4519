package io.logclf.workbench;

import io.logclf.training.mining.TemplateMiner;
import io.logclf.workbench.inbox.InboxExample;
import io.logclf.workbench.inbox.InboxOptions;
import io.logclf.workbench.inbox.InboxStore;
import io.logclf.workbench.inbox.InboxTemplate;
import io.logclf.workbench.inbox.TemplateInbox;
import io.logclf.workbench.model.CarriedMarks;
import io.logclf.workbench.model.Form;
import io.logclf.workbench.model.FormKey;
import io.logclf.workbench.model.Group;
import io.logclf.workbench.model.Group.Guess;
import io.logclf.workbench.model.LogFile;
import io.logclf.workbench.model.Mark;
import io.logclf.workbench.model.Sample;
import io.logclf.workbench.store.Database;
import io.logclf.workbench.view.FileSummary;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The inbox as a file of the project: a group for each template that messages came with. So what came in is
 * labelled, split and trained on like the rows of any file. What was said is the project's, and stays when
 * a template leaves the inbox; the counts are the inbox's own.
 *
 * <p>The {@link TemplateInbox} names templates by masked text, and labels hang on mined templates, as
 * everywhere in a project. So the template of each is mined from its examples, and those that come to the
 * same text are one group.
 *
 * <p>The inbox's thread shows what has changed, a few seconds after it came. Safe for concurrent use.
 */
final class InboxGroups implements AutoCloseable {

    /** The name of the file in the project. */
    private static final String NAME = "inbox";

    private final Project project;
    private final Guesses guesses;
    private final Database database;
    private final TemplateInbox inbox;

    /**
     * Opens the inbox with what it kept, and shows it.
     *
     * @param options how long and how much is kept
     * @param clock tells when messages come
     */
    InboxGroups(Project project, Guesses guesses, Path folder, InboxOptions options, Clock clock) {
        this.project = project;
        this.guesses = guesses;
        // A connection of its own: it writes on a thread of its own.
        this.database = Database.open(folder.resolve(ProjectFolder.DATABASE));
        this.inbox = TemplateInbox.open(new InboxStore(database.connection(), database), options, clock);
        show();
        inbox.onChange(this::show);
    }

    /**
     * Returns where messages are offered. What the project itself classifies is not collected: suggesting
     * labels for what is in the inbox must not bring it there again.
     */
    Inbox inbox() {
        return (entry, classification) -> {
            if (!Background.isOwnThread()) {
                inbox.offer(entry, classification);
            }
        };
    }

    /** Templates of the inbox that have one mined text. */
    private static final class Heap {
        private final List<InboxExample> examples = new ArrayList<>();
        private Instant first = Instant.MAX;
        private Instant last = Instant.MIN;
        private Optional<Guess> answer = Optional.empty();
        private long count;

        void add(InboxTemplate template) {
            count += template.count();
            examples.addAll(template.examples());
            first = first.isBefore(template.first()) ? first : template.first();
            last = last.isAfter(template.last()) ? last : template.last();
            answer = template.suggestion()
                    .map(said -> new Guess(said.label(), said.probability()))
                    .or(() -> answer);
        }
    }

    /** Brings the groups up to what is in the inbox. */
    private void show() {
        Map<String, Heap> heaps = new LinkedHashMap<>();
        for (InboxTemplate template : inbox.templates()) {
            if (!template.examples().isEmpty()) {
                heaps.computeIfAbsent(text(template), none -> new Heap()).add(template);
            }
        }
        project.locked(() -> show(heaps));
        guesses.find();
    }

    /** Returns the template that mining finds in the examples of one. */
    private static String text(InboxTemplate template) {
        TemplateMiner miner = new TemplateMiner();
        int ticket = 0;
        for (InboxExample example : template.examples()) {
            ticket = miner.add(example.message());
        }
        return miner.mine().template(ticket).text();
    }

    /**
     * Makes the file's forms and groups what the inbox has: new ones get a group each, known ones keep
     * theirs, with any label and split, and what has left the inbox is removed. For who holds the lock.
     */
    private void show(Map<String, Heap> heaps) {
        LogFile file = file();
        Map<String, Form> known = new HashMap<>();
        project.state().formsOf(file.id()).forEach(form -> known.put(form.key().template(), form));
        List<Long> gone = known.entrySet().stream()
                .filter(entry -> !heaps.containsKey(entry.getKey()))
                .map(entry -> entry.getValue().id())
                .toList();
        int fresh = (int)
                heaps.keySet().stream().filter(text -> !known.containsKey(text)).count();
        List<Form> forms = new ArrayList<>();
        List<Group> groups = new ArrayList<>();
        project.write(() -> {
            long nextForm = fresh == 0 ? 0 : project.records().reserveForms(fresh);
            long nextGroup = fresh == 0 ? 0 : project.records().reserveGroups(fresh);
            for (Map.Entry<String, Heap> entry : heaps.entrySet()) {
                Form old = known.get(entry.getKey());
                Heap heap = entry.getValue();
                long id = old == null ? nextForm++ : old.id();
                long group = old == null ? nextGroup++ : old.group();
                if (old == null) {
                    groups.add(new Group(group, file.id(), 1));
                }
                forms.add(new Form(
                        id,
                        file.id(),
                        new FormKey(entry.getKey(), "", ""),
                        samples(heap),
                        heap.first.toString(),
                        heap.last.toString(),
                        heap.count,
                        group,
                        old == null ? 0 : old.moved()));
            }
            Map<FormKey, Mark> carried = new HashMap<>();
            forms.forEach(form -> form.mark(project.state().mark(form.key())));
            carried.putAll(new CarriedMarks(project.state()).to(forms));
            project.records().removeForms(gone);
            project.records().saveGroups(groups);
            project.records().saveForms(forms);
            project.steps().save(carried);
            long rows = heaps.values().stream().mapToLong(heap -> heap.count).sum();
            LogFile now = file.read(file.description(), rows, rows);
            project.records().save(now);
            carried.forEach(project.state()::mark);
            project.state().put(now);
            return true;
        });
        project.state().removeForms(gone);
        groups.forEach(project.state()::put);
        forms.forEach(project.state()::put);
        project.state().regroup();
        forms.forEach(form -> {
            Heap heap = heaps.get(form.key().template());
            project.state()
                    .anyGroup(form.group())
                    .ifPresent(group -> group.answer(heap == null ? Optional.empty() : heap.answer));
        });
        project.changed(List.of(), "");
    }

    private static List<Sample> samples(Heap heap) {
        return heap.examples.stream()
                .limit(InboxTemplate.MAX_EXAMPLES)
                .map(example -> Sample.of(example.message(), 0, example.seen().toString()))
                .toList();
    }

    /** Returns the file of the inbox, which is made when a project first has one. */
    private LogFile file() {
        Optional<LogFile> known = project.state().files().stream()
                .filter(file -> file.kind() == FileSummary.Kind.INBOX)
                .findFirst();
        if (known.isPresent()) {
            return known.get();
        }
        return project.write(() -> {
            LogFile file = LogFile.added(
                            project.records().nextFile(),
                            NAME,
                            FileSummary.Kind.INBOX,
                            "auto",
                            project.clock().instant())
                    .in(FileSummary.State.READY, Optional.empty());
            project.records().save(file);
            project.state().put(file);
            return file;
        });
    }

    /** Stores what was offered, and closes the inbox's own connection. */
    @Override
    public void close() {
        inbox.close();
        database.close();
    }
}
