package io.logclf.workbench;

import io.logclf.api.ClassificationPipeline;
import io.logclf.embedding.OnnxTextEncoder;
import io.logclf.embedding.TextEncoder;
import io.logclf.io.LogFormat;
import io.logclf.testkit.Await;
import io.logclf.workbench.inbox.InboxOptions;
import io.logclf.workbench.view.FileSummary;
import io.logclf.workbench.view.GroupBrief;
import io.logclf.workbench.view.GroupState;
import io.logclf.workbench.view.TrainingState;
import java.io.ByteArrayInputStream;
import java.io.Closeable;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;

/** A project with what tests do again and again. */
final class TestProject implements Closeable {

    static final String KIM = "kim";

    /** One for all tests, until the JVM ends: opening it takes longer than most of them. */
    private static final TextEncoder ENCODER = OnnxTextEncoder.miniLm();

    final Workbench workbench;

    private TestProject(Workbench workbench) {
        this.workbench = workbench;
    }

    static TestProject open(Path folder) {
        return new TestProject(Workbench.builder(folder).encoder(ENCODER).open());
    }

    /** Opens a project with a pipeline in use, which stays the caller's. */
    static TestProject with(ClassificationPipeline pipeline, Path folder) {
        return new TestProject(
                Workbench.builder(folder).encoder(ENCODER).pipeline(pipeline).open());
    }

    static TestProject withInbox(Path folder) {
        return new TestProject(Workbench.builder(folder)
                .encoder(ENCODER)
                .inbox(InboxOptions.STANDARD)
                .open());
    }

    static TestProject of(Path folder, List<String> lines) throws Exception {
        TestProject project = open(folder);
        project.add("app.log", lines);
        return project;
    }

    /** Adds a file and waits until it is ready, or cannot be, and the listeners have been told so. */
    long add(String name, List<String> lines) throws Exception {
        Queue<WorkbenchEvent> events = new ConcurrentLinkedQueue<>();
        Workbench.Listening listening = workbench.listen(events::add);
        try {
            long file = begin(name, lines);
            Await.until(() -> events.stream()
                    .anyMatch(event -> event instanceof WorkbenchEvent.Ended ended
                            && ended.file().equals(OptionalLong.of(file))));
            return file;
        } finally {
            listening.close();
        }
    }

    /** Adds a file, and does not wait for it. */
    long begin(String name, List<String> lines) throws IOException {
        return workbench.addFile(
                name,
                LogFormat.AUTO,
                new ByteArrayInputStream(String.join("\n", lines).getBytes(StandardCharsets.UTF_8)),
                KIM);
    }

    FileSummary.State state(long file) {
        return file(file).state();
    }

    FileSummary file(long file) {
        return workbench.summary().files().stream()
                .filter(summary -> summary.id() == file)
                .findFirst()
                .orElseThrow();
    }

    List<GroupBrief> groups() {
        return groups("", Optional.empty());
    }

    List<GroupBrief> groups(String search, Optional<GroupState> state) {
        return workbench
                .groups(new GroupQuery(
                        OptionalLong.empty(),
                        state,
                        GroupQuery.Order.ROWS,
                        search,
                        Optional.empty(),
                        0,
                        Optional.empty(),
                        0,
                        1_000))
                .groups();
    }

    /** Returns the only group that a search finds. */
    GroupBrief group(String search) {
        List<GroupBrief> found = groups(search, Optional.empty());
        if (found.size() != 1) {
            throw new AssertionError(search + ": " + found);
        }
        return found.get(0);
    }

    static GroupVersion version(GroupBrief group) {
        return new GroupVersion(group.id(), group.version());
    }

    Changed label(String search, String label) {
        if (workbench.summary().labels().stream()
                .noneMatch(known -> known.name().equals(label))) {
            workbench.addLabel(label, "", KIM);
        }
        return workbench.say(
                groups(search, Optional.empty()).stream()
                        .map(TestProject::version)
                        .toList(),
                Said.label(label),
                KIM);
    }

    TrainingState train() throws InterruptedException {
        workbench.bundles().train(0.9, KIM);
        Await.until(() -> workbench.bundles().training().state() != TrainingState.State.RUNNING);
        return workbench.bundles().training();
    }

    @Override
    public void close() throws IOException {
        workbench.close();
    }
}
