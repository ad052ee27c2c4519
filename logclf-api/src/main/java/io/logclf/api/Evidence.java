package io.logclf.api;

/**
 * What a decision rests on: a rule, similar training messages, a model's reply. Each stage module has its own type.
 *
 * <p>Implementations are immutable.
 */
public interface Evidence {

    /** Returns one line for a person to read; it may quote a part of the message. */
    String summary();
}
