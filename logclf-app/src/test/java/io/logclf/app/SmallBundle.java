package io.logclf.app;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** A bundle with one rule. */
final class SmallBundle {

    private SmallBundle() {}

    /** Writes a bundle that labels what has failed. */
    static Path make(Path folder, String label) throws IOException {
        Files.createDirectories(folder);
        Files.writeString(folder.resolve("pipeline.yaml"), "format: 1\nstages: [regex]\n");
        Files.writeString(folder.resolve("rules.yaml"), "- {id: failed, label: " + label + ", pattern: failed}\n");
        return folder;
    }
}
