package io.logclf.workbench;

import static org.assertj.core.api.Assertions.assertThat;

import io.logclf.api.ClassificationPipeline;
import io.logclf.api.Label;
import io.logclf.bundle.Bundle;
import io.logclf.workbench.view.TrainingState;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TrainedBundlesTest {

    private static final List<String> LOG = SmallLog.lines(600);

    @TempDir
    private Path folder;

    @Test
    void aBundleIsTrainedAndCompared() throws Exception {
        try (TestProject project = TestProject.of(folder, LOG)) {
            assertThat(project.train().error().orElse("")).contains("nothing is labelled yet");
            project.label("logged", "User Action");
            project.label("Backup", "Backup");
            project.label("Connection", "Network");
            project.workbench.say(List.of(TestProject.version(project.group("evicted"))), Said.NONE, "kim");
            TrainingState trained = project.train();
            assertThat(trained.state()).as(trained.toString()).isEqualTo(TrainingState.State.DONE);
            assertThat(trained.summary()).anySatisfy(line -> assertThat(line).startsWith("your file: "));
            try (ClassificationPipeline pipeline = Bundle.load(
                            project.workbench.bundles().folder(trained.bundle().orElseThrow()))
                    .pipeline()) {
                assertThat(pipeline.classify("auth", "User zoe11 logged in from 10.0.9.7")
                                .label())
                        .contains(new Label("User Action"));
                assertThat(pipeline.classify("cache", "evicted 4711 entries").label())
                        .isEmpty();
            }
            ByteArrayOutputStream zip = new ByteArrayOutputStream();
            project.workbench.bundles().writeZip(trained.bundle().orElseThrow(), zip);
            assertThat(names(zip)).contains("pipeline.yaml", "memory.jsonl", "report.html");
        }
        assertThat(ProjectFolder.labelled(folder).entries())
                .extracting(entry -> entry.label().name())
                .contains("User Action", "Backup", "Network", ProjectFolder.NONE);
    }

    private static List<String> names(ByteArrayOutputStream zip) throws IOException {
        List<String> names = new ArrayList<>();
        try (ZipInputStream in = new ZipInputStream(new ByteArrayInputStream(zip.toByteArray()))) {
            for (ZipEntry entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
                names.add(entry.getName());
            }
        }
        return names;
    }
}
