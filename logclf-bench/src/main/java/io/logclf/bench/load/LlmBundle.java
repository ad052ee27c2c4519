package io.logclf.bench.load;

import io.logclf.api.ClassificationPipeline;
import io.logclf.api.spi.Permissions;
import io.logclf.bundle.Bundle;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Opens bundles with nothing but the stage {@code llm}, for a server on loopback that speaks OpenAI's wire format. */
final class LlmBundle {

    private LlmBundle() {}

    /**
     * Opens a pipeline.
     *
     * @param url of the server, whose host the bundle is permitted to call
     * @param settings further lines of the stage's settings; server, model and labels are set
     */
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
