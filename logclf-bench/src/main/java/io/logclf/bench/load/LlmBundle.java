package io.logclf.bench.load;

import io.logclf.api.ClassificationPipeline;
import io.logclf.api.spi.Permissions;
import io.logclf.bundle.Bundle;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Opens bundles with nothing but the stage {@code llm}. */
final class LlmBundle {

    private LlmBundle() {}

    /** @param settings lines of the stage's settings beside the server, the model and the labels */
    static ClassificationPipeline pipeline(String url, String settings) throws IOException {
        Path folder = Files.createTempDirectory("llm");
        Files.writeString(
                folder.resolve("pipeline.yaml"),
                "format: 1\nstages: [llm]\nllm:\n"
                        + ("provider: openai\nbaseUrl: " + url
                                        + "\nmodel: test\nlabels: {User Action: a person did something, Error: something failed}\n"
                                        + settings)
                                .indent(2));
        return Bundle.load(
                        folder, Permissions.of(List.of("host:" + URI.create(url).getHost())))
                .pipeline();
    }
}
