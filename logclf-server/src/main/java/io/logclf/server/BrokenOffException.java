package io.logclf.server;

import java.io.IOException;

/** The client did not send its body to the end. */
final class BrokenOffException extends IOException {

    private static final long serialVersionUID = 1L;

    BrokenOffException(IOException cause) {
        super("the client broke off", cause);
    }
}
