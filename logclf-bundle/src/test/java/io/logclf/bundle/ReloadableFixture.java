package io.logclf.bundle;

import io.logclf.bundle.KeywordStageProvider.Keywords;
import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A bundle in a folder, whose stage labels messages with the word "word" as A, and threads to use its pipeline on. */
@Timeout(60)
abstract class ReloadableFixture {

    @TempDir
    Path parent;

    Path folder;
    final ExecutorService threads = Executors.newCachedThreadPool();

    @BeforeEach
    void saveA() throws IOException {
        folder = parent.resolve("bundle");
        Bundle.save(folder, Bundles.keyword("A"));
        KeywordStageProvider.OPENED.clear();
        KeywordStageProvider.GATES.clear();
    }

    @AfterEach
    void stop() {
        threads.shutdownNow();
    }

    static Keywords first() {
        return KeywordStageProvider.OPENED.element();
    }

    final void save(String label) throws IOException {
        Bundle.save(folder, Bundles.keyword(label));
    }
}
