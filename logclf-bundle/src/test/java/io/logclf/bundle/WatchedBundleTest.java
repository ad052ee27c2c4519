package io.logclf.bundle;

import static io.logclf.bundle.Bundles.label;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import io.logclf.api.AbstainReason;
import io.logclf.api.spi.StageProvider;
import io.logclf.api.spi.StageSource;
import io.logclf.bundle.KeywordStageProvider.Keywords;
import io.logclf.testkit.Await;
import io.logclf.testkit.FakeClassifier;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.slf4j.LoggerFactory;

/** Changes that a watch sees: taken when they stand still, refused once when they cannot be used. */
class WatchedBundleTest extends ReloadableFixture {

    private static final Duration OFTEN = Duration.ofMillis(5);

    private final ListAppender<ILoggingEvent> logged = new ListAppender<>();

    @BeforeEach
    void listen() {
        logger().setLevel(Level.DEBUG);
        logged.start();
        logger().addAppender(logged);
    }

    @AfterEach
    void stopListening() {
        logger().detachAppender(logged);
        logger().setLevel(null);
    }

    private static Logger logger() {
        return (Logger) LoggerFactory.getLogger(ReloadablePipeline.class);
    }

    @Test
    void aWatchedChangeIsTaken() throws IOException {
        ScheduledThreadPoolExecutor watcher = new ScheduledThreadPoolExecutor(1);
        try (ReloadablePipeline pipeline =
                ReloadablePipeline.builder(folder).watch(OFTEN, watcher).build()) {
            assertThat(label(pipeline)).isEqualTo("A");
            save("B");
            Await.until(() -> label(pipeline).equals("B"));
            // One file alone as well, of the same size; moved to its place, since looks may see a file half written.
            Path file = folder.resolve("pipeline.yaml");
            Path fresh = folder.resolve(".pipeline.yaml.new");
            Files.writeString(fresh, Files.readString(file).replace("label: B", "label: C"));
            Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE);
            Await.until(() -> label(pipeline).equals("C"));
        } finally {
            watcher.shutdownNow();
        }
        assertThat(logged.list).noneMatch(event -> event.getLevel() == Level.ERROR);
    }

    @Test
    void aWatchedBrokenChangeIsLoggedOnceWithoutLogTextAndTheRepairedOneIsTaken() throws Exception {
        Bundles.writeBoth(folder, "format: 1\nstages: [regex]\n", Bundles.rules("A"));
        ManualWatch watcher = new ManualWatch();
        try (ReloadablePipeline pipeline =
                ReloadablePipeline.builder(folder).watch(OFTEN, watcher).build()) {
            Path rules = folder.resolve("rules.yaml");
            Files.writeString(rules, Bundles.RULES.replace("User secret42", "Nobody secret42"));
            for (int look = 0; look < 5; look++) {
                watcher.look();
            }
            assertThat(errors())
                    .containsExactly("The bundle " + folder
                            + " has changed and cannot be used; the one before stays in use: " + rules
                            + ":4: rule 'session': cannot be used");
            assertThat(logged.list.stream().filter(event -> event.getLevel().isGreaterOrEqual(Level.INFO)))
                    .noneMatch(event -> (event.getFormattedMessage() + event.getThrowableProxy()).contains("secret42"));
            assertThat(pipeline.classify("", "User 1 logged in").labelOr("none"))
                    .isEqualTo("A");
            Files.writeString(rules, Bundles.rules("B"));
            watcher.look();
            assertThat(pipeline.classify("", "User 1 logged in").labelOr("none"))
                    .as("a change must stand still for one interval")
                    .isEqualTo("A");
            watcher.look();
            assertThat(pipeline.classify("", "User 1 logged in").labelOr("none"))
                    .isEqualTo("B");
            assertThat(errors()).hasSize(1);
        }
    }

    @ParameterizedTest
    @ValueSource(
            classes = {
                IllegalArgumentException.class,
                StackOverflowError.class,
                OutOfMemoryError.class,
                NoClassDefFoundError.class,
                AssertionError.class
            })
    void aProviderThatThrowsIsLoggedAndWatchingGoesOn(Class<? extends Throwable> failure) throws Exception {
        Throwable secret = failure.getSimpleName().equals("AssertionError")
                ? new AssertionError("secret")
                : failure.getConstructor(String.class).newInstance("secret");
        Bundles.write(folder, "format: 1", "stages: [own]");
        List<FakeClassifier> opened = new ArrayList<>();
        AtomicBoolean broken = new AtomicBoolean();
        StageProvider own = new StageProvider() {
            @Override
            public String type() {
                return "own";
            }

            @Override
            public FakeClassifier open(StageSource source) {
                if (broken.get()) {
                    throw sneaky(secret);
                }
                FakeClassifier stage = FakeClassifier.abstaining(AbstainReason.NO_MATCH);
                opened.add(stage);
                return stage;
            }
        };
        ManualWatch watcher = new ManualWatch();
        try (ReloadablePipeline pipeline = ReloadablePipeline.builder(folder)
                .provider(own)
                .watch(OFTEN, watcher)
                .build()) {
            broken.set(true);
            Bundles.write(folder, "format: 1", "stages: [own] # other");
            watcher.look();
            watcher.look();
            watcher.look();
            assertThat(errors()).hasSize(1).allMatch(error -> error.endsWith(": " + failure.getName()));
            assertThat(pipeline.classify("", "").label()).isEmpty();
            broken.set(false);
            Bundles.write(folder, "format: 1", "stages: [own] # third");
            watcher.look();
            watcher.look();
            assertThat(opened.stream().map(FakeClassifier::isClosed)).containsExactly(true, false);
        }
    }

    @Test
    void aTouchedFileIsNoChange() throws IOException {
        ManualWatch watcher = new ManualWatch();
        ReloadablePipeline pipeline =
                ReloadablePipeline.builder(folder).watch(OFTEN, watcher).build();
        try (pipeline) {
            String content = Files.readString(folder.resolve("pipeline.yaml"));
            Files.delete(folder.resolve("pipeline.yaml"));
            Files.writeString(folder.resolve("pipeline.yaml"), content);
            Files.writeString(folder.resolve(".pipeline.yaml.swp"), "an editor's");
            watcher.look();
            watcher.look();
            assertThat(KeywordStageProvider.OPENED).hasSize(1);
        }
        watcher.look();
        assertThat(watcher.isCancelled()).isTrue();
    }

    @Test
    void aLargeFileThatChangesIsAChange() throws IOException {
        ManualWatch watcher = new ManualWatch();
        ReloadablePipeline pipeline =
                ReloadablePipeline.builder(folder).watch(OFTEN, watcher).build();
        try (pipeline) {
            Files.write(folder.resolve("large.bin"), new byte[3 << 20]);
            watcher.look();
            watcher.look();
            assertThat(KeywordStageProvider.OPENED).hasSize(2);
            Files.write(folder.resolve("large.bin"), new byte[(3 << 20) + 1]);
            watcher.look();
            watcher.look();
            assertThat(KeywordStageProvider.OPENED).hasSize(3);
        }
    }

    @Test
    void anExecutorThatCannotWatchLeavesNothingOpen() {
        ScheduledThreadPoolExecutor watcher = new ScheduledThreadPoolExecutor(1);
        watcher.shutdownNow();
        assertThatExceptionOfType(RejectedExecutionException.class)
                .isThrownBy(() ->
                        ReloadablePipeline.builder(folder).watch(OFTEN, watcher).build());
        assertThat(KeywordStageProvider.OPENED).hasSize(1).allMatch(Keywords::isClosed);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ReloadablePipeline.builder(folder).watch(Duration.ZERO, watcher))
                .withMessage("interval must be positive: PT0S");
    }

    @SuppressWarnings("unchecked")
    private static <T extends Throwable> RuntimeException sneaky(Throwable failure) throws T {
        throw (T) failure;
    }

    private List<String> errors() {
        return logged.list.stream()
                .filter(event -> event.getLevel() == Level.ERROR)
                .map(ILoggingEvent::getFormattedMessage)
                .toList();
    }
}
