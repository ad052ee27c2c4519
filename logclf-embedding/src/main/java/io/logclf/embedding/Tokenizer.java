package io.logclf.embedding;

import ai.djl.engine.EngineException;
import ai.djl.huggingface.tokenizers.Encoding;
import ai.djl.huggingface.tokenizers.HuggingFaceTokenizer;
import ai.djl.util.Utils;
import io.logclf.head.JsonFields;
import io.logclf.head.ModelException;
import io.logclf.head.TextStart;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.OptionalInt;

/**
 * The tokenizer of a model, as its {@code tokenizer.json} describes it, by the library that wrote the
 * file's format (Hugging Face's, through DJL). Padding and truncation that the file may ask for are
 * replaced by our own. Safe for concurrent use; close it, as it holds native memory.
 */
final class Tokenizer implements AutoCloseable {

    /** Stands for what has no form in UTF-8. */
    private static final char REPLACEMENT = '\ufffd';

    static {
        // When its classes load, DJL asks a cloud's metadata service where it runs and reports that it was used.
        if (System.getProperty("ai.djl.offline") == null) {
            System.setProperty("ai.djl.offline", "true");
        }
    }

    /** A text up to this length is given to the library whole. */
    private static final int UNCUT_CHARS = 1 << 12;

    private final HuggingFaceTokenizer tokenizer;
    private final long largestId;
    private final int maxTokens;

    private Tokenizer(HuggingFaceTokenizer tokenizer, long largestId, int maxTokens) {
        this.tokenizer = tokenizer;
        this.largestId = largestId;
        this.maxTokens = maxTokens;
    }

    /**
     * Opens a tokenizer.
     *
     * @param json the content of the file
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
            return new Tokenizer(
                    HuggingFaceTokenizer.newInstance(new ByteArrayInputStream(json), options), largestId, maxTokens);
        } catch (IOException e) {
            throw new ModelException(name + ": cannot be read as a tokenizer: " + e.getMessage(), e);
        } catch (UnsatisfiedLinkError
                | ExceptionInInitializerError
                | NoClassDefFoundError
                | EngineException
                | IllegalStateException e) {
            throw new EncoderUnavailableException(
                    "the tokenizer's native library cannot be unpacked into " + Utils.getEngineCacheDir("tokenizers")
                            + " and loaded from there: make room there, or name another folder with"
                            + " -DDJL_CACHE_DIR=...; " + EncoderUnavailableException.platforms(e),
                    e);
        } catch (RuntimeException e) {
            // What the native code throws for a file that it does not understand.
            throw new ModelException(name + ": is no valid tokenizer.json: " + e.getMessage(), e);
        }
    }

    /**
     * Returns the tokens of any text; of one that is much longer than they are, only the beginning is read.
     * A lone surrogate becomes a replacement character, as UTF-8 has none.
     */
    Tokens tokenize(String text) {
        // The native code would make tokens of the whole text first, some 200 bytes of memory for each character.
        String read = TextStart.of(text, UNCUT_CHARS, maxTokens);
        Encoding encoding = tokenizer.encode(wellFormed(read), true, false);
        return new Tokens(
                encoding.getIds(), encoding.getAttentionMask(), encoding.getTypeIds(), encoding.exceedMaxLength());
    }

    /** Replaces surrogates that are not part of a pair: they have no form in UTF-8. */
    static String wellFormed(String text) {
        int i = firstLone(text, 0);
        if (i == text.length()) {
            return text;
        }
        StringBuilder wellFormed = new StringBuilder(text);
        for (; i < text.length(); i = firstLone(text, i + 1)) {
            wellFormed.setCharAt(i, REPLACEMENT);
        }
        return wellFormed.toString();
    }

    private static int firstLone(String text, int from) {
        int i = from;
        while (i < text.length() && !Character.isSurrogate(text.charAt(i))) {
            i++;
        }
        while (i < text.length()) {
            int codePoint = text.codePointAt(i);
            if (codePoint <= Character.MAX_VALUE && Character.isSurrogate((char) codePoint)) {
                return i;
            }
            i += Character.charCount(codePoint);
        }
        return i;
    }

    /** Returns the largest number that a token may have. */
    long largestId() {
        return largestId;
    }

    @Override
    public void close() {
        tokenizer.close();
    }

    /**
     * Reads the largest number of a token from the file, both of the vocabulary, which is a list or a map,
     * and of the tokens added to it.
     */
    private static long largestId(byte[] json, String name) {
        JsonFields tokenizer = JsonFields.parse(new String(json, StandardCharsets.UTF_8), name);
        long largest = 0;
        for (JsonFields added : tokenizer.objects("added_tokens")) {
            largest = Math.max(largest, id(added, "id"));
        }
        JsonFields model = tokenizer.object("model");
        OptionalInt list = model.arrayLength("vocab");
        if (list.isPresent()) {
            return Math.max(largest, list.getAsInt() - 1L);
        }
        JsonFields ids = model.object("vocab");
        for (String token : ids.keys()) {
            largest = Math.max(largest, id(ids, token));
        }
        return largest;
    }

    private static long id(JsonFields fields, String key) {
        return fields.wholeNumber(key, Integer.MIN_VALUE, Integer.MAX_VALUE);
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
