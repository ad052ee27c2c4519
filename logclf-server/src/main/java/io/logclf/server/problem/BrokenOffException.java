package io.logclf.server.problem;

import java.io.IOException;

/**
 * The client did not send its body to the end: it went away, its connection broke, or it was cut
 * off for being too slow. No failure of the server, and nobody is left to read an answer.
 */
public final class BrokenOffException extends IOException {

    private static final long serialVersionUID = 1L;

    /** @param cause what reading the body failed with */
    public BrokenOffException(IOException cause) {
        super("the client broke off", cause);
    }
}
