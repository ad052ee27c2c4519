package io.logclf.app;

import io.logclf.app.terminal.Terminal;
import picocli.CommandLine;

/** The command line, for tests in other packages that look at its options and do not run it. */
public final class TestProgram {

    private TestProgram() {}

    /** Returns the program with all its commands; whatever it prints goes to this process's streams. */
    public static CommandLine create() {
        return Main.program(Terminal.ofProcess());
    }
}
