package io.logclf.bundle;

import static org.assertj.core.api.Assertions.assertThat;

import io.logclf.api.AbstainReason;
import io.logclf.api.LogClassifier;
import io.logclf.api.Promise;
import io.logclf.api.spi.StageProvider;
import io.logclf.api.spi.StageSource;
import io.logclf.testkit.FakeClassifier;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PromiseTest {

    private final Recording provider = new Recording();

    @TempDir
    private Path folder;

    @Test
    void isSureUnlessSomebodyChooses() throws IOException {
        Bundles.write(folder, "format: 1", "stages: [recording]");
        Bundle.load(folder, provider).pipeline().close();
        assertThat(provider.promises).containsExactly(Promise.SURE);
    }

    @Test
    void comesFromTheFile() throws IOException {
        Bundles.write(folder, "format: 1", "decide: Always", "stages: [recording]");
        Bundle.load(folder, provider).pipeline().close();
        assertThat(provider.promises).containsExactly(Promise.ALWAYS);
    }

    @Test
    void ofTheCallerComesBeforeThatOfTheFile() throws IOException {
        Bundles.write(folder, "format: 1", "decide: always", "stages: [recording]");
        Bundle bundle = Bundle.load(folder, provider);
        bundle.withPromise(Promise.BALANCED).pipeline().close();
        bundle.pipeline().close();
        assertThat(provider.promises).containsExactly(Promise.BALANCED, Promise.ALWAYS);
    }

    @Test
    void isKeptAcrossReloads() throws IOException {
        Bundles.write(folder, "format: 1", "stages: [recording]");
        try (ReloadablePipeline pipeline = ReloadablePipeline.builder(folder)
                .provider(provider)
                .promise(Promise.ALWAYS)
                .build()) {
            pipeline.reload();
        }
        assertThat(provider.promises).containsExactly(Promise.ALWAYS, Promise.ALWAYS);
    }

    /** Remembers what it was asked to promise. */
    private static final class Recording implements StageProvider {

        private final List<Promise> promises = new ArrayList<>();

        @Override
        public String type() {
            return "recording";
        }

        @Override
        public LogClassifier open(StageSource source) {
            promises.add(source.promise());
            return FakeClassifier.abstaining(AbstainReason.NO_MATCH);
        }
    }
}
