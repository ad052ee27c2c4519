package io.logclf.kafka.connect;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Rules made for a test. */
final class TestBundle {

    private TestBundle() {}

    static Path in(Path folder) throws IOException {
        Files.createDirectories(folder);
        Files.writeString(folder.resolve("pipeline.yaml"), "format: 1\nstages: [regex]\n");
        Files.writeString(folder.resolve("rules.yaml"), """
                - {id: intruder, label: Security Alert, pattern: 'Invalid user \\S+ from'}
                - {id: shop, label: User Action, pattern: 'order \\d+ placed', sources: [shop]}
                - {id: loud, label: Critical Error, pattern: 'on fire', severity: [FATAL]}
                """);
        return folder;
    }
}
