package io.logclf.server.workbench;

import java.io.IOException;

/**
 * An address of a project. Immutable.
 *
 * @param method {@code GET}, or one that changes something
 * @param path below that of the workbench, with names in braces for parts that vary; empty for the
 *     project itself
 * @param load how long it may take, by which the server limits how many run at once
 * @param work answers
 */
public record Address(String method, String path, Load load, Work work) {

    /** How long an answer may take. */
    public enum Load {
        /** A moment. */
        SMALL,
        /** As long as a file takes to come or go. */
        LARGE
    }

    /** What answers. */
    @FunctionalInterface
    public interface Work {

        /** Answers a request. */
        void answer(Call call) throws IOException;
    }

    /** Returns an address that shows something. */
    static Address get(String path, Work work) {
        return new Address("GET", path, Load.SMALL, work);
    }

    /** Returns an address that changes something. */
    static Address post(String path, Work work) {
        return new Address("POST", path, Load.SMALL, work);
    }

    /** Returns an address that removes something. */
    static Address delete(String path, Work work) {
        return new Address("DELETE", path, Load.SMALL, work);
    }

    /** Returns the same, taking as long as a file does. */
    Address large() {
        return new Address(method, path, Load.LARGE, work);
    }

    /** Tells whether it changes something. */
    public boolean changes() {
        return !method.equals("GET");
    }
}
