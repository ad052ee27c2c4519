package io.logclf.bundle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.logclf.testkit.Await;
import io.logclf.testkit.Jvm;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

/** Saves that are killed half way, and saves to one target at the same time. */
class InterruptedSavesTest extends SaveFixture {

    @Test
    void killedWhileWritingLeavesTheOldBundleAndTheNextSaveCleansUp() throws IOException, InterruptedException {
        Bundle.save(target, Bundles.keyword("A"));
        kill("content");
        assertThat(Bundles.content(parent)).containsKey(".default.logclf-new/pipeline.yaml");
        assertThat(label()).isEqualTo("A");
        Bundle.save(target, Bundles.keyword("C"));
        assertThat(label()).isEqualTo("C");
        assertAlone();
    }

    @Test
    void killedWhileWritingTheFirstBundleLeavesNone() throws IOException, InterruptedException {
        kill("content");
        assertThat(target).doesNotExist();
        Bundle.save(target, Bundles.keyword("C"));
        assertThat(label()).isEqualTo("C");
        assertAlone();
    }

    @Test
    void killedBetweenRenamesLeavesNoBundleAndSaysWhereTheOldOneIs() throws IOException, InterruptedException {
        Bundle.save(target, Bundles.keyword("A"));
        kill("renames");
        Path old = parent.resolve(".default.logclf-old");
        assertThatExceptionOfType(BundleException.class)
                .isThrownBy(() -> Bundle.load(target))
                .withMessage(
                        "%s: no such folder; a save was killed there, and what was there before is now %s: rename"
                                + " that, or save again",
                        target, old);
        assertThat(Bundles.content(old)).isNotEmpty();
    }

    @Test
    void theSaveAfterOneKilledBetweenRenamesReplacesIt() throws IOException, InterruptedException {
        Bundle.save(target, Bundles.keyword("A"));
        kill("renames");
        Bundle.save(target, Bundles.keyword("C"));
        assertThat(label()).isEqualTo("C");
        assertAlone();
    }

    @Test
    void aFailingSaveAfterOneKilledBetweenRenamesBringsTheOldBundleBack() throws IOException, InterruptedException {
        Bundle.save(target, Bundles.keyword("A"));
        kill("renames");
        assertThatExceptionOfType(BundleException.class).isThrownBy(() -> Bundle.save(target, folder -> {}));
        assertThat(label()).isEqualTo("A");
        assertAlone();
    }

    @Test
    void savesAtOnceInOneProcessGiveOneOfThemWhole() throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(4);
        try {
            List<Future<?>> saves = new ArrayList<>();
            for (int i = 0; i < 40; i++) {
                BundleContent content = Bundles.keyword("Label" + i % 4);
                saves.add(threads.submit(() -> {
                    Bundle.save(target, content);
                    return null;
                }));
                // While they go on, there is always one to load: the reader waits out the moment without.
                if (i > 4) {
                    saves.get(0).get();
                    assertThat(label()).startsWith("Label");
                }
            }
            for (Future<?> save : saves) {
                save.get();
            }
        } finally {
            threads.shutdown();
        }
        assertThat(label()).startsWith("Label");
        assertAlone();
    }

    @Test
    void savesAtOnceInTwoProcessesGiveOneOfThemWhole() throws IOException, InterruptedException {
        Process one = start("One", "30");
        Process two = start("Two", "30");
        Set<String> labels = Set.of("One", "Two");
        Await.until(() -> Files.exists(target) || !one.isAlive());
        while (one.isAlive() || two.isAlive()) {
            assertThat(label()).isIn(labels);
        }
        assertThat(one.waitFor()).isZero();
        assertThat(two.waitFor()).isZero();
        assertThat(label()).isIn(labels);
        assertAlone();
    }

    private Process start(String label, String what) throws IOException {
        return new ProcessBuilder(Jvm.command(List.of("-Xmx128m"), SavingRun.class, target.toString(), label, what))
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
    }

    private void kill(String where) throws IOException, InterruptedException {
        Process process = start("B", where);
        try (BufferedReader output = process.inputReader(StandardCharsets.UTF_8)) {
            assertThat(output.readLine()).isEqualTo(SavingRun.STOPPED);
        } finally {
            process.destroyForcibly().waitFor();
        }
    }
}
