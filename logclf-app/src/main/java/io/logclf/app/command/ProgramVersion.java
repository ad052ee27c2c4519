package io.logclf.app.command;

import java.util.Objects;
import picocli.CommandLine.IVersionProvider;

/**
 * What {@code --version} prints: the version in the manifest of the jar that this class is in. A class path of folders, as in an IDE or
 * in tests, has no manifest; then the answer is {@code (not packaged)} instead of an error.
 *
 * <p>A class of its own, so that the annotation of each command can name it without the commands depending on the program's main class.
 */
public final class ProgramVersion implements IVersionProvider {

    /** For picocli, which creates it by reflection. */
    public ProgramVersion() {}

    @Override
    public String[] getVersion() {
        String version = ProgramVersion.class.getPackage().getImplementationVersion();
        return new String[] {"logclf " + Objects.toString(version, "(not packaged)")};
    }
}
