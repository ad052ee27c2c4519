package io.logclf.app;

import io.logclf.bundle.Bundle;
import java.nio.file.Path;

/** Saves a small bundle. */
final class SavingRun {

    private SavingRun() {}

    /** Arguments: target and label. */
    public static void main(String... args) {
        Bundle.save(Path.of(args[0]), folder -> SmallBundle.make(folder, args[1]));
    }
}
