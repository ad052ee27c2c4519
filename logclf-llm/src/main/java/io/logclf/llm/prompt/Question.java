package io.logclf.llm.prompt;

/**
 * A log message on its way to the model.
 *
 * @param key the hash of the prompt and the masked message, by which answers are cached: questions with the same key
 *     have the same answer, even if their texts differ
 * @param source the system that wrote the message; for the review file, it is not sent
 * @param text what is sent: redacted, bounded in length, and masked if only templates may be sent
 * @param masked the redacted message with placeholders for its variable parts, codes excepted
 * @param secrets how many secrets were replaced
 */
public record Question(String key, String source, String text, String masked, int secrets) {}
