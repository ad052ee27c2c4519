package io.logclf.server.workbench;

/** What is answered in place of a result. The message is one line for a person. */
public final class Refusal extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final int status;

    /** Makes a refusal with a status of HTTP. */
    public Refusal(int status, String message) {
        // It carries an answer and no place in the code.
        super(message, null, false, false);
        this.status = status;
    }

    /** Returns the status of HTTP. */
    public int status() {
        return status;
    }
}
