package io.logclf.app;

/** What the program returns to the shell. */
final class ExitCode {

    static final int DONE = 0;
    /** The input or the rules are at fault. */
    static final int BAD_INPUT = 1;

    static final int WRONG_USAGE = 2;

    private ExitCode() {}
}
