package io.logclf.flink;

import io.logclf.api.Classification;
import io.logclf.api.ClassificationPipeline;
import io.logclf.bundle.Bundle;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Bundles made for a test. */
final class TestBundle {

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
    static Path rules(Path folder) throws IOException {
        return of(folder, "stages: [counted, regex]\n", "User Action");
    }

    /** The same rules behind a stage that fails when it is told to. */
    static Path faulty(Path folder) throws IOException {
        return of(folder, "stages: [fault, regex]\n", "User Action");
    }

    /** The same rules, and for the rest a server. */
    static Path withServer(Path folder, int port) throws IOException {
        return of(
                folder, "stages: [regex, http]\nhttp:\n  url: 'http://127.0.0.1:" + port + "/label'\n", "User Action");
    }

    static Path of(Path folder, String stages, String loginLabel) throws IOException {
        Files.createDirectories(folder);
        Files.writeString(folder.resolve("pipeline.yaml"), "format: 1\n" + stages);
        Files.writeString(folder.resolve("rules.yaml"), RULES.formatted(loginLabel));
        return folder;
    }

    /** What the library says without Flink. */
    static ClassifiedEntry<Row> expected(ClassificationPipeline pipeline, Row row) {
        Classification classification = pipeline.classify(row.source(), row.message());
        return ClassifiedEntry.of(row, classification, true);
    }

    static ClassificationPipeline open(Path folder) {
        return Bundle.load(folder).pipeline();
    }
}
