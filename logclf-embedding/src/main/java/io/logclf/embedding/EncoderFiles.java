package io.logclf.embedding;

import io.logclf.api.FileException;
import io.logclf.head.JsonFields;
import io.logclf.head.ModelException;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * The folder of an encoder as sentence-transformers writes it with an ONNX model in it.
 *
 * @param model {@code model.onnx}, or the one {@code model*.onnx} in {@code onnx}
 * @param tokenizer {@code tokenizer.json}
 * @param settings what the other files say
 */
record EncoderFiles(Path model, Path tokenizer, EncoderSettings settings) {

    private static final String TOKENIZER = "tokenizer.json";

    /**
     * Finds the files.
     *
     * @param path the folder, or an ONNX file in it or in its folder {@code onnx}
     * @throws ModelException if one is missing or says what is not understood
     */
    static EncoderFiles in(Path path) {
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
                model, tokenizer, new EncoderSettings(pooling(folder), normalizes(folder), maxTokens(folder)));
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
        Path file = folder.resolve("1_Pooling").resolve("config.json");
        if (!Files.exists(file)) {
            // What sentence-transformers does with a bare transformer.
            return Pooling.MEAN;
        }
        JsonFields config = JsonFields.read(file);
        List<String> modes = config.keys().stream()
                .filter(key -> key.startsWith("pooling_mode_") && config.flag(key))
                .toList();
        if (modes.equals(List.of("pooling_mode_mean_tokens"))) {
            return Pooling.MEAN;
        }
        if (modes.equals(List.of("pooling_mode_cls_token"))) {
            return Pooling.CLS;
        }
        throw new ModelException(file + ": asks for " + modes
                + "; only pooling_mode_mean_tokens or pooling_mode_cls_token alone is understood");
    }

    private static boolean normalizes(Path folder) {
        Path file = folder.resolve("modules.json");
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
        Path file = folder.resolve("sentence_bert_config.json");
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
