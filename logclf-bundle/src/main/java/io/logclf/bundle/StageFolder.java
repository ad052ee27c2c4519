package io.logclf.bundle;

import io.logclf.api.MessageVectors;
import io.logclf.api.spi.StageLoadException;
import io.logclf.api.spi.StageSettings;
import io.logclf.api.spi.StageSource;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** A stage's part of the bundle in a folder. */
record StageFolder(String name, Path folder, StageSettings settings, Optional<MessageVectors> vectors)
        implements StageSource {

    @Override
    public Path file(String fileName) {
        Path file = folder.resolve(fileName);
        if (!Files.isRegularFile(file)) {
            throw new StageLoadException(file + ": no such file; the stage " + YamlSettings.quoted(name) + " needs it");
        }
        return file;
    }
}
