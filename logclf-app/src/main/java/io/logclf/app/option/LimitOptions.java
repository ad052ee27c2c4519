package io.logclf.app.option;

import io.logclf.server.LogServer;
import java.time.Duration;
import picocli.CommandLine.Option;

/** How much a server takes on at once, and how long it may take to stop. */
public final class LimitOptions {

    @Option(names = "--max-upload", paramLabel = "SIZE", description = "Largest upload, such as 200M; 1G by default.")
    private String maxUpload = "1G";

    @Option(
            names = "--max-concurrent",
            paramLabel = "N",
            description = "Uploads at once, more are told to try later; 4 by default.")
    private int maxConcurrent = 4;

    @Option(
            names = "--max-requests",
            paramLabel = "N",
            description = "JSON requests at once, more are told to try later; 128 by default.")
    private int maxRequests = 128;

    @Option(
            names = "--threads",
            paramLabel = "N",
            description = "Threads that classify uploads; one per core by default.")
    private int threads = Runtime.getRuntime().availableProcessors();

    @Option(
            names = "--stop-limit",
            paramLabel = "SECONDS",
            description = "How long what is under way may take at the end; 30 by default.")
    private int stopLimit = 30;

    /**
     * Sets the limits of a server.
     *
     * @throws UsageException if one is outside its range
     */
    public void applyTo(LogServer.Builder server, ServerSettings settings) {
        settings.set("--max-upload", () -> server.maxUploadBytes(ByteSize.parse(maxUpload)));
        settings.set("--max-concurrent", () -> server.maxUploads(maxConcurrent));
        settings.set("--max-requests", () -> server.maxRequests(maxRequests));
        settings.set("--threads", () -> server.threads(threads));
        settings.set("--stop-limit", () -> server.stopLimit(Duration.ofSeconds(stopLimit)));
    }
}
