package io.logclf.app;

import io.logclf.server.workbench.ProjectOptions;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.function.BiConsumer;
import picocli.CommandLine.Option;

/** The project that a server labels in. */
final class DataOptions {

    @Option(
            names = "--data",
            paramLabel = "FOLDER",
            description = "Project to label in, at /workbench; made if it is absent. None by default.")
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
     * Returns what the options say; empty without a project.
     *
     * @param setting runs what may refuse the value of an option
     * @param proxied whether there is a proxy to trust
     */
    Optional<ProjectOptions> project(BiConsumer<String, Runnable> setting, boolean proxied) {
        if (data.isEmpty()) {
            if (inbox || authorHeader.isPresent()) {
                throw new UsageException(
                        (inbox ? "--inbox" : "--author-header") + " is for a project; name one with --data");
            }
            return Optional.empty();
        }
        if (authorHeader.isPresent() && !proxied) {
            throw new UsageException("--author-header counts only from a proxy; name it with --trusted-proxy");
        }
        ProjectOptions.Builder builder = ProjectOptions.builder(data.get());
        setting.accept("--data-limit", () -> builder.maxBytes(ServeCommand.bytes(limit)));
        authorHeader.ifPresent(name -> setting.accept("--author-header", () -> builder.authorHeader(name)));
        if (inbox) {
            setting.accept("--inbox-keep", () -> builder.inbox(Duration.ofDays(inboxKeep), 1));
            setting.accept("--inbox-size", () -> builder.inbox(Duration.ofDays(inboxKeep), inboxSize));
        }
        return Optional.of(builder.build());
    }
}
