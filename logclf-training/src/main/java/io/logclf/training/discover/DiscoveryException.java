package io.logclf.training.discover;

/** An input in which nothing can be discovered, or a folder that the result may not replace. The message is one line. */
public final class DiscoveryException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /** Makes an exception with a message of one line: place, problem, remedy. */
    public DiscoveryException(String message) {
        super(message);
    }
}
