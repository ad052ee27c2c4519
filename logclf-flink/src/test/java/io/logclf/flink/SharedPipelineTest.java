package io.logclf.flink;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.logclf.api.ClassificationPipeline;
import io.logclf.api.LogEntry;
import io.logclf.api.PipelineListener;
import io.logclf.bundle.BundleException;
import io.logclf.testkit.FakeClassifier;
import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Who opens a pipeline, who uses it, and who closes it. */
@Timeout(60)
class SharedPipelineTest {

    private static final PipelineLocator.CachedFiles NO_FILES = name -> {
        throw new AssertionError("asked for the cached file " + name);
    };

    @TempDir
    private Path folder;

    private final FakeClassifier stage = FakeClassifier.deciding("Done");

    @AfterEach
    void everythingIsClosed() {
        assertThat(SharedPipeline.openPipelines()).isZero();
    }

    @Test
    void theFirstUserOpensItAndTheLastOneClosesIt() throws IOException {
        Opening opening = new Opening("a");
        SharedPipeline first = SharedPipeline.of(opening);
        SharedPipeline second = SharedPipeline.of(opening);
        SharedPipeline third = second.again();
        assertThat(opening.opened).hasValue(1);
        assertThat(second.pipeline()).isSameAs(first.pipeline());
        first.close();
        second.close();
        assertThat(stage.isClosed()).isFalse();
        assertThat(third.pipeline().classify("", "x").labelOr("")).isEqualTo("Done");
        third.close();
        assertThat(stage.isClosed()).isTrue();
    }

    @Test
    void pipelinesOfOtherKeysAreOthers() throws IOException {
        try (SharedPipeline a = SharedPipeline.of(new Opening("a"));
                SharedPipeline b = SharedPipeline.of(new Opening("b"))) {
            assertThat(a.pipeline()).isNotSameAs(b.pipeline());
            assertThat(SharedPipeline.openPipelines()).isEqualTo(2);
        }
    }

    @Test
    void afterTheLastUserItIsOpenedAgain() throws IOException {
        Opening opening = new Opening("a");
        SharedPipeline.of(opening).close();
        SharedPipeline.of(opening).close();
        assertThat(opening.opened).hasValue(2);
    }

    @Test
    void whatCannotBeOpenedLeavesNothing() {
        Opening broken = new Opening("a") {
            @Override
            public OpenedPipeline open(PipelineListener listener) throws IOException {
                throw new IOException("no such model");
            }
        };
        assertThatThrownBy(() -> SharedPipeline.of(broken)).isInstanceOf(IOException.class);
    }

    @Test
    void threadsThatNeedTheSameAtTheSameTimeOpenItOnce() throws Exception {
        Opening opening = new Opening("a");
        CountDownLatch start = new CountDownLatch(1);
        List<Throwable> failures = new CopyOnWriteArrayList<>();
        List<Thread> threads = new ArrayList<>();
        SharedPipeline held = SharedPipeline.of(opening);
        for (int i = 0; i < 8; i++) {
            Thread thread = new Thread(() -> {
                try {
                    start.await();
                    for (int k = 0; k < 500; k++) {
                        try (SharedPipeline used = SharedPipeline.of(opening)) {
                            used.pipeline().classify(LogEntry.of("x"));
                        }
                    }
                } catch (InterruptedException | IOException | RuntimeException e) {
                    failures.add(e);
                }
            });
            thread.start();
            threads.add(thread);
        }
        start.countDown();
        for (Thread thread : threads) {
            thread.join();
        }
        held.close();
        assertThat(failures).isEmpty();
        assertThat(opening.opened).hasValue(1);
    }

    @Test
    void aSubtaskKeepsItsPipelineWhereTheNextCannotBeUsed() throws IOException {
        Path bundle = TestBundle.of(folder.resolve("bundle"), "stages: [regex]\n", "Before");
        Path next = TestBundle.of(folder.resolve("next"), "stages: [regex]\n", "After");
        PipelineLocator locator = PipelineLocator.folder(bundle.toString());
        try (CurrentPipeline current = new CurrentPipeline(locator, NO_FILES, false)) {
            SharedPipeline first = current.of(CurrentPipeline.INITIAL);
            assertThat(current.of(CurrentPipeline.INITIAL)).isSameAs(first);
            assertThatThrownBy(() -> current.of(folder.resolve("none").toString()))
                    .isInstanceOf(BundleException.class);
            assertThat(current.of(CurrentPipeline.INITIAL)).isSameAs(first);
            assertThat(label(current.of(next.toString()))).isEqualTo("After");
            assertThat(SharedPipeline.openPipelines())
                    .as("the first one is closed")
                    .isOne();
        }
    }

    @Test
    void aRemoteStageIsRefusedWhereItMayNotBe() throws IOException {
        Path remote = TestBundle.withServer(folder.resolve("remote"), 9);
        PipelineLocator locator = PipelineLocator.named(remote.toString());
        try (CurrentPipeline current = new CurrentPipeline(locator, NO_FILES, false)) {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> current.of(CurrentPipeline.INITIAL))
                    .withMessageStartingWith(remote + ": has a stage that waits for another process");
        }
        try (CurrentPipeline current = new CurrentPipeline(locator, NO_FILES, true)) {
            assertThat(current.of(CurrentPipeline.INITIAL).isRemote()).isTrue();
        }
    }

    @Test
    void aSettingNamesAFolderAClassPathOrACachedFile() throws IOException {
        Path bundle = TestBundle.of(folder.resolve("bundle"), "stages: [regex]\n", "Before");
        assertThat(PipelineLocator.named(bundle.toString()).locate(NO_FILES).key())
                .isEqualTo(bundle.toString());
        assertThat(PipelineLocator.named("classpath:flink-test-bundle")
                        .locate(NO_FILES)
                        .key())
                .isEqualTo("classpath:flink-test-bundle");
        File cached = bundle.toFile();
        assertThat(PipelineLocator.named("cached:mine")
                        .locate(name -> name.equals("mine") ? cached : null)
                        .key())
                .isEqualTo(bundle.toString());
    }

    @Test
    void pipelinesOfTheApplicationAreSharedWithinOneClassificationOnly() {
        PipelineSupplier supplier =
                listener -> ClassificationPipeline.builder().stage("s", stage).build();
        PipelineLocator one = PipelineLocator.of(supplier);
        assertThat(one.locate(NO_FILES).key()).isEqualTo(one.locate(NO_FILES).key());
        assertThat(one.locate(NO_FILES).key())
                .isNotEqualTo(PipelineLocator.of(supplier).locate(NO_FILES).key());
    }

    private static String label(SharedPipeline shared) {
        return shared.pipeline().classify("test", "user kim logged in").labelOr("");
    }

    /** A pipeline of one stage that counts how often it is opened. */
    private class Opening implements PipelineLocator.Opening {

        private final String key;
        private final AtomicInteger opened = new AtomicInteger();

        Opening(String key) {
            this.key = key;
        }

        @Override
        public String key() {
            return key;
        }

        @Override
        public OpenedPipeline open(PipelineListener listener) throws IOException {
            opened.incrementAndGet();
            return new OpenedPipeline(
                    ClassificationPipeline.builder()
                            .stage("fake", stage)
                            .listener(listener)
                            .build(),
                    false);
        }
    }
}
