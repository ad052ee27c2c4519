package io.logclf.embedding;

import io.logclf.head.ModelException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;

/**
 * Runs a model once with what it might not be able to read, when an encoder is opened: better then than at some message after hours.
 *
 * @param model not closed by this
 * @param settings how the encoder uses it
 */
record ModelTrial(OnnxModel model, EncoderSettings settings) {

    /**
     * Checks that the model knows the largest token of a tokenizer. A tokenizer of another model gives numbers that this one has no
     * vectors for, if it has more words; ONNX Runtime then fails at the first such word.
     *
     * @param name names the tokenizer in errors
     * @throws ModelException if it belongs to another model
     */
    void largestToken(Tokenizer tokenizer, String name) {
        long last = tokenizer.largestId();
        try {
            run(new Tokenizer.Tokens(new long[] {last}, new long[] {1}, new long[] {0}, false));
        } catch (IllegalStateException e) {
            throw new ModelException(
                    name + ": belongs to another model: it has a token with the number " + last
                            + ", which the model does not know",
                    e);
        }
    }

    /**
     * Checks that the model can read as many tokens as the settings allow: its position embeddings may end before.
     *
     * @param file names the model in errors
     * @throws ModelException if it cannot
     */
    void longestText(Path file) {
        int count = settings.maxTokens();
        long[] mask = new long[count];
        Arrays.fill(mask, 1);
        try {
            run(new Tokenizer.Tokens(new long[count], mask, new long[count], false));
        } catch (IllegalStateException e) {
            throw new ModelException(
                    file + ": cannot read " + count
                            + " tokens; name fewer as max_seq_length in sentence_bert_config.json",
                    e);
        }
    }

    private void run(Tokenizer.Tokens tokens) {
        model.run(List.of(tokens), settings.pooling());
    }
}
