package io.logclf.app.option;

import io.logclf.api.LogclfException;
import io.logclf.regex.RuleSet;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Rule files named on the command line. */
public final class RuleFiles {

    private RuleFiles() {}

    /**
     * Reads a rule file.
     *
     * @throws LogclfException if it is a folder
     * @throws io.logclf.regex.RuleSetException if it has errors, with the lines of all of them
     * @throws IOException if it cannot be read
     */
    public static RuleSet load(Path file) throws IOException {
        if (Files.isDirectory(file)) {
            throw new LogclfException(file + ": is a directory; give a rule file in it");
        }
        return RuleSet.load(file);
    }
}
