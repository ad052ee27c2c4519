package io.logclf.training;

/** Labelled data that nothing can be learned from. The message is one line: place, problem, remedy; it holds no log text. */
public final class TrainingException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /** Makes an exception with a message of one line. */
    public TrainingException(String message) {
        super(message);
    }
}
