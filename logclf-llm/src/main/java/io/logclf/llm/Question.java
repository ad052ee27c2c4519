package io.logclf.llm;

/**
 * A message as the model sees it.
 *
 * @param key stands for the masked message and the prompt; equal keys have equal answers
 * @param source the system that wrote the message, which the model is not told
 * @param text what is sent
 * @param masked the masked message
 * @param secrets how many secrets were taken out of the text
 */
record Question(String key, String source, String text, String masked, int secrets) {}
