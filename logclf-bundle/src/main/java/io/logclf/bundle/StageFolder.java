package io.logclf.bundle;

import io.logclf.api.MessageVectors;
import io.logclf.api.Promise;
import io.logclf.api.spi.Permissions;
import io.logclf.api.spi.StageLoadException;
import io.logclf.api.spi.StageSettings;
import io.logclf.api.spi.StageSource;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * What a provider gets to open one stage: the stage's settings and the files of the bundle. Every path that it gives
 * out lies inside the bundle, or where the operator allows it, wherever links lead. Valid while the bundle is read.
 *
 * @param name the stage's name in the pipeline
 * @param folder the bundle's folder, which may be in a jar
 * @param settings what {@code pipeline.yaml} says under the stage's name
 * @param vectors of the first stage before this one that gives vectors of messages
 * @param promise how sure the stage must be before it decides
 * @param permissions what it may do outside the folder
 * @param owner receives what is to be closed after the stage
 */
record StageFolder(
        String name,
        Path folder,
        StageSettings settings,
        Optional<MessageVectors> vectors,
        Promise promise,
        Permissions permissions,
        Consumer<AutoCloseable> owner)
        implements StageSource {

    @Override
    public Path file(String fileName) {
        Path file = path(fileName);
        if (!Files.isRegularFile(file)) {
            throw new StageLoadException(file + ": no such file; the stage " + YamlSettings.quoted(name) + " needs it");
        }
        BundleFiles.requireReadable(file);
        return file;
    }

    @Override
    public Path path(String fileName) {
        try {
            Path path = folder.resolve(fileName);
            BundleFiles.requireInside(path, folder, permissions);
            return path;
        } catch (InvalidPathException e) {
            throw new StageLoadException(
                    folder + ": the stage " + YamlSettings.quoted(name) + " names " + YamlSettings.quoted(fileName)
                            + ", which is no name of a file",
                    e);
        }
    }

    @Override
    public void owns(AutoCloseable resource) {
        owner.accept(resource);
    }
}
