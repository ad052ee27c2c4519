package io.logclf.bundle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.logclf.api.AbstainReason;
import io.logclf.api.ClassificationPipeline;
import io.logclf.api.spi.StageLoadException;
import io.logclf.api.spi.StageProvider;
import io.logclf.api.spi.StageSource;
import io.logclf.bundle.KeywordStageProvider.Keywords;
import io.logclf.testkit.FakeClassifier;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Bundles that change while they are read: a stage that is opened changes them. */
class ReplacedWhileReadTest {

    @TempDir
    private Path folder;

    @BeforeEach
    void forgetOpened() {
        KeywordStageProvider.OPENED.clear();
    }

    @Test
    void aBundleThatIsReplacedWhileItIsReadGivesOneOfTheTwo() {
        Bundles.write(folder, "format: 1", "stages: [swap, keyword]", "keyword: {label: Old, words: [word]}");
        List<String> swaps = new ArrayList<>();
        StageProvider swapping = new StageProvider() {
            @Override
            public String type() {
                return "swap";
            }

            @Override
            public FakeClassifier open(StageSource source) {
                if (swaps.isEmpty()) {
                    Bundles.write(
                            folder, "format: 1", "stages: [swap, keyword]", "keyword: {label: New, words: [word]}");
                }
                swaps.add(source.name());
                return FakeClassifier.abstaining(AbstainReason.NO_MATCH);
            }
        };
        try (ClassificationPipeline pipeline = Bundle.load(folder, swapping).pipeline()) {
            assertThat(pipeline.classify("", "word").labelOr("none")).isEqualTo("New");
        }
        assertThat(swaps).hasSize(2);
        assertThat(KeywordStageProvider.OPENED).hasSize(2).allMatch(Keywords::isClosed);
    }

    @Test
    void aBundleThatWasAwayWhileItWasReadIsReadAgain() {
        Path bundle = folder.resolve("bundle");
        Bundles.write(bundle, "format: 1", "stages: [away]");
        List<String> opened = new ArrayList<>();
        StageProvider away = new StageProvider() {
            @Override
            public String type() {
                return "away";
            }

            @Override
            public FakeClassifier open(StageSource source) {
                opened.add(source.name());
                if (opened.size() == 1) {
                    // As two saves of one content do it: what is there afterwards looks the same, and is another
                    // folder.
                    try {
                        Files.move(bundle, folder.resolve("old"));
                    } catch (IOException e) {
                        throw new UncheckedIOException(e);
                    }
                    Bundles.write(bundle, "format: 1", "stages: [away]");
                    throw new StageLoadException("no such file");
                }
                return FakeClassifier.abstaining(AbstainReason.NO_MATCH);
            }
        };
        Bundle.load(bundle, away).pipeline().close();
        assertThat(opened).hasSize(2);
    }

    @Test
    void aBundleThatAlwaysChangesWhileItIsReadIsRefused() {
        Bundles.write(folder, "format: 1", "stages: [swap]");
        List<String> swaps = new ArrayList<>();
        StageProvider swapping = new StageProvider() {
            @Override
            public String type() {
                return "swap";
            }

            @Override
            public FakeClassifier open(StageSource source) {
                swaps.add(source.name());
                Bundles.write(folder, "format: 1", "stages: [swap] # " + swaps.size());
                return FakeClassifier.abstaining(AbstainReason.NO_MATCH);
            }
        };
        Bundle bundle = Bundle.load(folder, swapping);
        assertThatExceptionOfType(BundleException.class)
                .isThrownBy(bundle::pipeline)
                .withMessage(
                        "%s: changes while it is being read, 10 times in a row; copy it to a place of its own and"
                                + " load that",
                        folder);
    }
}
