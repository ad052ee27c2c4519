package io.logclf.flink;

import io.logclf.api.Classification;
import io.logclf.api.ClassificationPipeline;
import io.logclf.api.LogEntry;
import io.logclf.bundle.Bundle;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Bundles made for a test. */
public final class TestBundle {

    private static final String RULES = """
            - id: login
              label: %s
              pattern: 'user \\w+ logged in'
            - id: backup
              label: Backup
              pattern: 'backup (done|failed)'
            """;

    private TestBundle() {}

    /** Rules for logins and backups, behind a stage that counts. */
    public static Path rules(Path folder) throws IOException {
        return of(folder, "stages: [counted, regex]\n", "User Action");
    }

    /** The same rules behind a stage that fails when it is told to. */
    public static Path faulty(Path folder) throws IOException {
        return of(folder, "stages: [fault, regex]\n", "User Action");
    }

    /** The same rules, and for the rest a server. */
    public static Path withServer(Path folder, int port) throws IOException {
        return of(
                folder, "stages: [regex, http]\nhttp:\n  url: 'http://127.0.0.1:" + port + "/label'\n", "User Action");
    }

    /** The same rules with these stages, and another label for logins. */
    public static Path of(Path folder, String stages, String loginLabel) throws IOException {
        Files.createDirectories(folder);
        Files.writeString(folder.resolve("pipeline.yaml"), "format: 1\n" + stages);
        Files.writeString(folder.resolve("rules.yaml"), RULES.formatted(loginLabel));
        return folder;
    }

    /** What the library says without Flink. */
    public static ClassifiedEntry<LogEntry> expected(ClassificationPipeline pipeline, LogEntry entry) {
        return labelled(entry, pipeline.classify(entry), true);
    }

    /** What the operator makes of a classification. */
    public static <T> ClassifiedEntry<T> labelled(T value, Classification classification, boolean explain) {
        return ClassifiedEntry.of(value, classification, explain);
    }

    /** How many pipelines the operators of this JVM have open. */
    public static int openPipelines() {
        return SharedPipeline.openPipelines();
    }

    public static ClassificationPipeline open(Path folder) {
        return Bundle.load(folder).pipeline();
    }
}
