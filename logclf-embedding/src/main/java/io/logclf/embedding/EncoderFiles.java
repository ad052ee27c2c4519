package io.logclf.embedding;

import io.logclf.api.FileException;
import io.logclf.head.JsonFields;
import io.logclf.head.ModelException;
import java.io.Closeable;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * The files of an encoder: of a folder as sentence-transformers writes it with an ONNX model in it, or of an {@link EncoderJar}. Open as
 * long as its files are read.
 *
 * @param model {@code model.onnx}, or the one {@code model*.onnx} in {@code onnx}
 * @param tokenizer {@code tokenizer.json}
 * @param settings what the other files say
 * @param source is closed with it; a jar whose files these are
 */
record EncoderFiles(Path model, Path tokenizer, EncoderSettings settings, Closeable source) implements Closeable {

    /** What the names of models begin with. */
    private static final String MODEL = "model";

    private static final String TOKENIZER = "tokenizer.json";
    private static final String POOLING = "1_Pooling/config.json";
    private static final String MODULES = "modules.json";
    private static final String LENGTHS = "sentence_bert_config.json";
    private static final String MEAN_POOLING = "pooling_mode_mean_tokens";
    private static final String CLS_POOLING = "pooling_mode_cls_token";

    /**
     * Finds the files.
     *
     * @param path the folder, or an ONNX file in it or in its folder {@code onnx}, or a jar
     * @throws ModelException if one is missing or says what is not understood
     */
    static EncoderFiles in(Path path) {
        if (path.toString().endsWith(EncoderJar.SUFFIX) && Files.isRegularFile(path)) {
            return EncoderJar.open(path);
        }
        if (Files.isRegularFile(path)) {
            Path folder = path.resolveSibling("").toAbsolutePath().normalize();
            boolean inner = folder.endsWith("onnx") && !Files.exists(folder.resolve(TOKENIZER));
            return of(path, inner ? folder.resolveSibling("") : folder);
        }
        if (!Files.isDirectory(path)) {
            throw new ModelException(path + ": no such folder; name one with an ONNX model and its tokenizer.json");
        }
        return of(model(path), path);
    }

    private static EncoderFiles of(Path model, Path folder) {
        Path tokenizer = folder.resolve(TOKENIZER);
        if (!Files.isRegularFile(tokenizer)) {
            throw new ModelException(tokenizer + ": no such file; it belongs to the model and must lie beside it");
        }
        return new EncoderFiles(
                model, tokenizer, EncoderSettings.of(pooling(folder), normalizes(folder), maxTokens(folder)), () -> {});
    }

    /**
     * Returns the file beside a large model that holds its weights, which may be absent. The model names it, so that both must keep
     * their names.
     */
    Path weights() {
        return model.resolveSibling(model.getFileName() + "_data");
    }

    /** Writes the files into a folder, so that {@link #in} finds an encoder there that gives the same vectors. */
    void copyTo(Path folder) throws IOException {
        Path onnx = Files.createDirectories(folder.resolve("onnx"));
        Files.createDirectories(folder.resolve(POOLING).resolveSibling(""));
        boolean found = name(model).startsWith(MODEL);
        if (Files.exists(weights())) {
            if (!found) {
                throw new ModelException(
                        model + ": has its weights in a file of its own, so that only a name that begins with '" + MODEL
                                + "' can be copied");
            }
            Files.copy(weights(), onnx.resolve(name(weights())));
        }
        Files.copy(model, onnx.resolve(found ? name(model) : MODEL + ".onnx"));
        Files.copy(tokenizer, folder.resolve(TOKENIZER));
        boolean cls = settings.pooling() == Pooling.CLS;
        Files.writeString(
                folder.resolve(POOLING),
                "{\"" + MEAN_POOLING + "\": " + !cls + ", \"" + CLS_POOLING + "\": " + cls + "}\n");
        Files.writeString(
                folder.resolve(MODULES),
                "[{\"type\": \"Transformer\"}, {\"type\": \"Pooling\"}"
                        + (settings.normalizes() ? ", {\"type\": \"Normalize\"}" : "") + "]\n");
        Files.writeString(folder.resolve(LENGTHS), "{\"max_seq_length\": " + settings.maxTokens() + "}\n");
    }

    private static String name(Path file) {
        return file.getFileName().toString();
    }

    @Override
    public void close() throws IOException {
        source.close();
    }

    private static Path model(Path folder) {
        Path plain = folder.resolve("model.onnx");
        Path onnx = folder.resolve("onnx");
        Path inner = onnx.resolve("model.onnx");
        if (Files.isRegularFile(plain)) {
            return plain;
        }
        if (Files.isRegularFile(inner)) {
            return inner;
        }
        List<Path> models = new ArrayList<>();
        if (Files.isDirectory(onnx)) {
            try (DirectoryStream<Path> found = Files.newDirectoryStream(onnx, "model*.onnx")) {
                found.forEach(models::add);
            } catch (IOException e) {
                throw FileException.reading(onnx, e);
            }
        }
        if (models.size() == 1) {
            return models.get(0);
        }
        throw new ModelException(
                models.isEmpty()
                        ? folder + ": has neither model.onnx nor onnx/model*.onnx; export the model to ONNX first"
                        : onnx + ": has " + models.size() + " models; name the one to use by its file");
    }

    private static Pooling pooling(Path folder) {
        Path file = folder.resolve(POOLING);
        if (!Files.exists(file)) {
            // What sentence-transformers does with a bare transformer.
            return Pooling.MEAN;
        }
        JsonFields config = JsonFields.read(file);
        List<String> modes = config.keys().stream()
                .filter(key -> key.startsWith("pooling_mode_") && config.flag(key))
                .toList();
        if (modes.equals(List.of(MEAN_POOLING))) {
            return Pooling.MEAN;
        }
        if (modes.equals(List.of(CLS_POOLING))) {
            return Pooling.CLS;
        }
        throw new ModelException(file + ": asks for " + modes + "; only " + MEAN_POOLING + " or " + CLS_POOLING
                + " alone is understood");
    }

    private static boolean normalizes(Path folder) {
        Path file = folder.resolve(MODULES);
        if (!Files.exists(file)) {
            return false;
        }
        boolean normalizes = false;
        for (JsonFields module : JsonFields.readArray(file)) {
            String type = module.string("type");
            String name = type.substring(type.lastIndexOf('.') + 1);
            if (!List.of("Transformer", "Pooling", "Normalize").contains(name)) {
                throw new ModelException(
                        file + ": asks for " + type + "; only Transformer, Pooling and Normalize are understood");
            }
            normalizes |= name.equals("Normalize");
        }
        return normalizes;
    }

    private static int maxTokens(Path folder) {
        Path file = folder.resolve(LENGTHS);
        if (!Files.exists(file)) {
            return EncoderSettings.DEFAULT_MAX_TOKENS;
        }
        JsonFields config = JsonFields.read(file);
        if (!config.has("max_seq_length")) {
            return EncoderSettings.DEFAULT_MAX_TOKENS;
        }
        long maxTokens = config.wholeNumber("max_seq_length", Integer.MIN_VALUE, Integer.MAX_VALUE);
        if (maxTokens < EncoderSettings.MIN_TOKENS) {
            throw new ModelException(
                    file + ": max_seq_length must be at least " + EncoderSettings.MIN_TOKENS + ": " + maxTokens);
        }
        return (int) maxTokens;
    }
}
