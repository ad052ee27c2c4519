package io.logclf.embedding;

import ai.djl.engine.EngineException;
import ai.djl.huggingface.tokenizers.Encoding;
import ai.djl.huggingface.tokenizers.HuggingFaceTokenizer;
import ai.djl.util.Utils;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;

/** A tokenizer.json, without the padding and the truncation that it may ask for. Safe for concurrent use. */
final class Tokenizer implements AutoCloseable {

    static {
        // When its classes load, DJL asks a cloud's metadata service where it runs and reports that it was used.
        if (System.getProperty("ai.djl.offline") == null) {
            System.setProperty("ai.djl.offline", "true");
        }
    }

    private final HuggingFaceTokenizer tokenizer;
    private final long largestId;

    private Tokenizer(HuggingFaceTokenizer tokenizer, long largestId) {
        this.tokenizer = tokenizer;
        this.largestId = largestId;
    }

    /**
     * @param name names the file in errors
     * @param maxTokens longer texts are cut, the special tokens at both ends included in the count
     * @throws ModelException if the file is no tokenizer, or the native library cannot be loaded
     */
    static Tokenizer of(byte[] json, String name, int maxTokens) {
        Map<String, String> options = Map.of(
                "padding",
                "false",
                "truncation",
                "true",
                "maxLength",
                Integer.toString(maxTokens),
                "modelMaxLength",
                Integer.toString(maxTokens));
        long largestId = largestId(json, name);
        try {
            return new Tokenizer(HuggingFaceTokenizer.newInstance(new ByteArrayInputStream(json), options), largestId);
        } catch (IOException e) {
            throw new ModelException(name + ": cannot be read as a tokenizer: " + e.getMessage(), e);
        } catch (UnsatisfiedLinkError
                | ExceptionInInitializerError
                | NoClassDefFoundError
                | EngineException
                | IllegalStateException e) {
            throw new ModelException(
                    "the tokenizer's native library cannot be unpacked into " + Utils.getEngineCacheDir("tokenizers")
                            + " and loaded from there: make room there, or name another folder with"
                            + " -DDJL_CACHE_DIR=... (" + rootMessage(e) + ")",
                    e);
        } catch (RuntimeException e) {
            // What the native code throws for a file that it does not understand.
            throw new ModelException(name + ": is no valid tokenizer.json: " + e.getMessage(), e);
        }
    }

    /** @param text without lone surrogates */
    Tokens tokenize(String text) {
        Encoding encoding = tokenizer.encode(text, true, false);
        return new Tokens(
                encoding.getIds(), encoding.getAttentionMask(), encoding.getTypeIds(), encoding.exceedMaxLength());
    }

    /** Returns the largest number that a token may have. */
    long largestId() {
        return largestId;
    }

    @Override
    public void close() {
        tokenizer.close();
    }

    private static long largestId(byte[] json, String name) {
        Path file = Path.of(name);
        JsonObject tokenizer = Json.asObject(Json.parse(new String(json, StandardCharsets.UTF_8), file), file);
        long largest = 0;
        for (JsonElement added : Json.asArray(tokenizer, "added_tokens", file)) {
            largest = Math.max(largest, Json.integer(Json.asObject(added, file), "id", file));
        }
        JsonElement vocabulary = Json.asObject(tokenizer.get("model"), file).get("vocab");
        if (vocabulary != null && vocabulary.isJsonArray()) {
            return Math.max(largest, vocabulary.getAsJsonArray().size() - 1L);
        }
        JsonObject ids = Json.asObject(vocabulary, file);
        for (String token : ids.keySet()) {
            largest = Math.max(largest, Json.integer(ids, token, file));
        }
        return largest;
    }

    private static String rootMessage(Throwable e) {
        Throwable root = e;
        while (root.getCause() != null) {
            root = root.getCause();
        }
        return String.valueOf(root.getMessage());
    }

    /**
     * A text as a model reads it: three arrays of equal length.
     *
     * @param truncated whether tokens were cut off
     */
    @SuppressWarnings("ArrayRecordComponent") // Passed on to native code within one call, and compared with nothing.
    record Tokens(long[] ids, long[] attentionMask, long[] typeIds, boolean truncated) {

        int count() {
            return ids.length;
        }
    }
}
