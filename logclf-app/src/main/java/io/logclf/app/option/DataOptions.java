package io.logclf.app.option;

import io.logclf.server.LogServer;
import io.logclf.server.workbench.ProjectOptions;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import picocli.CommandLine.Option;

/**
 * The project that people label in at a server's {@code /workbench}: its folder, how large it may
 * grow, who is recorded as the author of a change, and whether messages that could not be decided
 * are collected for it.
 */
public final class DataOptions {

    @Option(
            names = "--data",
            paramLabel = "FOLDER",
            description = "Project to label in, at /workbench; created if it does not exist. None by default.")
    private Optional<Path> data = Optional.empty();

    @Option(
            names = "--data-limit",
            paramLabel = "SIZE",
            description = "Most that the project may hold, such as 500M; 10G by default.")
    private String limit = "10G";

    @Option(
            names = "--author-header",
            paramLabel = "NAME",
            description = "Header in which a --trusted-proxy says who somebody is, such as X-Remote-User; by default"
                    + " people type their names.")
    private Optional<String> authorHeader = Optional.empty();

    @Option(
            names = "--inbox",
            arity = "0..1",
            fallbackValue = "true",
            paramLabel = "true|false",
            description = "Collect messages that were not decided, for the project; off by default.")
    private boolean inbox;

    @Option(
            names = "--inbox-keep",
            paramLabel = "DAYS",
            description = "Days that a template stays in the inbox after it was seen last; 30 by default.")
    private int inboxKeep = 30;

    @Option(names = "--inbox-size", paramLabel = "N", description = "Templates that the inbox keeps; 10000 by default.")
    private int inboxSize = 10_000;

    /**
     * Sets the project of a server; without {@code --data} the server has none.
     *
     * @param proxied whether a proxy is trusted
     * @throws UsageException if a value is refused, or if an option needs another one that is missing:
     *     an inbox or an author without a project, or an author's header that nobody is trusted to send
     */
    public void applyTo(LogServer.Builder server, ServerSettings settings, boolean proxied) {
        if (data.isEmpty()) {
            if (inbox || authorHeader.isPresent()) {
                throw new UsageException(
                        (inbox ? "--inbox" : "--author-header") + " is for a project; name one with --data");
            }
            return;
        }
        if (authorHeader.isPresent() && !proxied) {
            throw new UsageException("--author-header counts only from a proxy; name it with --trusted-proxy");
        }
        ProjectOptions.Builder builder = ProjectOptions.builder(data.get());
        settings.set("--data-limit", () -> builder.maxBytes(ByteSize.parse(limit)));
        authorHeader.ifPresent(name -> settings.set("--author-header", () -> builder.authorHeader(name)));
        if (inbox) {
            // Each value by itself first, so that the error names the option that is wrong.
            settings.set("--inbox-keep", () -> builder.inbox(Duration.ofDays(inboxKeep), 1));
            settings.set("--inbox-size", () -> builder.inbox(Duration.ofDays(inboxKeep), inboxSize));
        }
        server.project(builder.build());
    }
}
