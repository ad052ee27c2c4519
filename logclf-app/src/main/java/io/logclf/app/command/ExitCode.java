package io.logclf.app.command;

/**
 * What the program returns to the shell. The three numbers are stable: scripts and services rely on
 * them. Java itself ends with 1 as well if it cannot start, and with 128 plus the number of a
 * signal that kills it.
 */
public final class ExitCode {

    /**
     * The command did what it says; also if no row was decided, or the reader of standard output
     * has gone.
     */
    public static final int DONE = 0;
    /**
     * What the command was given cannot be used: an input, rules, a bundle, a folder; also out of
     * memory.
     */
    public static final int BAD_INPUT = 1;

    /**
     * The command line is wrong: an unknown option, a value outside its range, or options that
     * exclude each other.
     */
    public static final int WRONG_USAGE = 2;

    private ExitCode() {}
}
