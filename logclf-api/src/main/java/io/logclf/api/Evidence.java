package io.logclf.api;

/**
 * What a decision rests on: a rule, similar training messages, a model's reply. Each stage module has its own type, so that an
 * application that knows a stage can read the details ({@code instanceof}), and others show the summary.
 *
 * <p>Implementations are immutable, and should have value equality, as verdicts are equal only if their evidence is.
 */
public interface Evidence {

    /** Returns one line for a person to read. It may quote a part of the message, so it does not belong in logs above DEBUG. */
    String summary();
}
