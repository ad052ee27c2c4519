package io.logclf.embedding;

import io.logclf.head.ModelException;

/** An encoder that this machine or application lacks something for, which is no fault of a bundle. */
final class EncoderUnavailableException extends ModelException {

    EncoderUnavailableException(String message) {
        super(message);
    }

    EncoderUnavailableException(String message, Throwable cause) {
        super(message, cause);
    }

    /** Returns for which platforms there is native code, which this one is, and what an exception says in the end. */
    static String platforms(Throwable e) {
        Throwable root = e;
        while (root.getCause() != null) {
            root = root.getCause();
        }
        return "it is made for Linux (x64 and arm64, with glibc), macOS (arm64) and Windows (x64), and this is "
                + System.getProperty("os.name") + " on " + System.getProperty("os.arch") + " (" + root.getMessage()
                + ")";
    }
}
