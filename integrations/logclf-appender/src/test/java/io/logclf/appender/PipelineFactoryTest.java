package io.logclf.appender;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.logclf.api.ClassificationPipeline;
import io.logclf.bundle.BundleException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PipelineFactoryTest {

    @TempDir
    private Path folder;

    @Test
    void opensAFolderEachTimeItIsAsked() throws IOException {
        Files.writeString(folder.resolve("pipeline.yaml"), "format: 1\nstages: [parrot]\n");
        Supplier<ClassificationPipeline> supplier = PipelineFactory.of(folder.toString(), Optional.empty());
        try (ClassificationPipeline first = supplier.get();
                ClassificationPipeline second = supplier.get()) {
            assertThat(first).isNotSameAs(second);
            assertThat(first.classify("", "Hello").labelOr("none")).isEqualTo("Hello");
        }
    }

    @Test
    void opensABundleOfTheClassPath() {
        try (ClassificationPipeline pipeline = PipelineFactory.of("classpath:parrot-bundle", Optional.of("balanced"))
                .get()) {
            assertThat(pipeline.classify("", "Hello").labelOr("none")).isEqualTo("Hello");
        }
    }

    @Test
    void aBundleThatIsNotThereIsReportedWhereItIsOpened() {
        Supplier<ClassificationPipeline> supplier =
                PipelineFactory.of(folder.resolve("none").toString(), Optional.empty());
        assertThatThrownBy(supplier::get)
                .isInstanceOf(BundleException.class)
                .hasMessageContaining("none")
                .hasMessageEndingWith("no such folder");
    }

    @Test
    void aPromiseThatDoesNotExistIsReportedAtOnce() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> PipelineFactory.of("classpath:parrot-bundle", Optional.of("perhaps")))
                .withMessageStartingWith("promise must be one of")
                .withMessageEndingWith(": perhaps");
    }

    @ParameterizedTest
    @CsvSource({"pass_on,PASS_ON", "Block,BLOCK", "DROP,DROP"})
    void policiesAreNamedInAnyCase(String name, WhenFull expected) {
        assertThat(WhenFull.of(name)).isEqualTo(expected);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "sometimes", "pass on"})
    void aPolicyThatDoesNotExistIsNamedWithThoseThatDo(String name) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> WhenFull.of(name))
                .withMessage("whenFull must be one of pass_on, block, drop: " + name);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "io.logclf.bundle.Bundle",
                "dev.langchain4j.http",
                "ai.djl.Model",
                "jdk.internal.httpclient.debug"
            })
    void loggersOfLogclfAndItsLibrariesAreItsOwn(String logger) {
        assertThat(OwnLoggers.contain(logger)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "io.logclf", "com.example.io.logclf.Fake", "ai.djlx.Model"})
    void otherLoggersAreNot(String logger) {
        assertThat(OwnLoggers.contain(logger)).isFalse();
    }
}
