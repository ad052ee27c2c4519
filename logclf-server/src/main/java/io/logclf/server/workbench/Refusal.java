package io.logclf.server.workbench;

/**
 * What is answered in place of a result. The message is one line for a person. It carries no stack
 * trace, as it is an answer and no place in the code.
 */
public final class Refusal extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final int status;

    /**
     * Creates a refusal.
     *
     * @param status of HTTP
     * @param message what is wrong and what to do; it holds no log text
     */
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
