package io.logclf.workbench;

import io.logclf.api.LogclfException;

/**
 * What was named is not there: a group, a file, a step, a label, a trained bundle. Nothing was changed. The
 * HTTP API answers 404.
 */
public final class UnknownException extends LogclfException {

    private static final long serialVersionUID = 1L;

    /** @param message what is not there */
    public UnknownException(String message) {
        super(message);
    }
}
