package io.logclf.app;

import io.logclf.api.LogclfException;
import io.logclf.regex.RuleSet;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Rule files named on the command line. */
final class RuleFiles {

    private RuleFiles() {}

    static RuleSet load(Path file) throws IOException {
        if (Files.isDirectory(file)) {
            throw new LogclfException(file + ": is a directory; give a rule file in it");
        }
        return RuleSet.load(file);
    }
}
