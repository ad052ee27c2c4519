package io.logclf.llm.prompt;

/**
 * A labelled message as the model is shown it.
 *
 * @param label the label's name, one of the prompt's
 * @param message the text, without secrets: it leaves the process as it is here
 */
public record ShownExemplar(String label, String message) {}
