package io.logclf.app.option;

/**
 * A command line that is wrong in a way that only logclf knows: a value outside its range, or
 * options that exclude each other. The program answers with the message, the help page to read, and
 * exit code 2.
 */
public final class UsageException extends RuntimeException {

    /**
     * @param message one line that begins with the option, such as {@code --threads must be at
     *     least 1: 0}
     */
    public UsageException(String message) {
        super(message);
    }
}
