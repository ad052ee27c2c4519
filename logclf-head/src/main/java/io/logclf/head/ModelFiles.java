package io.logclf.head;

import com.google.gson.GsonBuilder;
import io.logclf.api.FileException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import java.util.zip.CRC32;

/**
 * The two files of a trained part of a stage: what a person can read as JSON, and large arrays of numbers
 * as safetensors. The JSON file holds the version of its format and a checksum of the other file, so that
 * neither is read with another's.
 *
 * <pre>{@code
 * ModelFiles files = ModelFiles.in(folder, "head");
 * files.write(2, Map.of("labels", List.of("A", "B")), SafeTensors.writer().floats("bias", bias));
 * ModelFiles.Content content = files.read(2);
 * }</pre>
 *
 * @param json {@code NAME.json}
 * @param tensors {@code NAME.safetensors}
 */
public record ModelFiles(Path json, Path tensors) {

    private static final String FORMAT = "format";
    private static final String TENSORS_CHECK = "tensorsCheck";

    /** Returns the files of this name in a folder, whether they are there or not. */
    public static ModelFiles in(Path folder, String name) {
        return new ModelFiles(folder.resolve(name + ".json"), folder.resolve(name + ".safetensors"));
    }

    /** What the two files hold; {@code format} and {@code tensorsCheck} are among the fields. */
    public record Content(JsonFields fields, SafeTensors tensors) {}

    /**
     * Reads both files.
     *
     * @param format the version that the JSON file must have
     * @throws FileException if one cannot be read
     * @throws ModelException if one is no such file, of another version, or not the other's
     */
    public Content read(int format) {
        JsonFields fields = JsonFields.read(json);
        long found = fields.wholeNumber(FORMAT, 0, Integer.MAX_VALUE);
        if (found != format) {
            throw new ModelException(json + ": has format " + found + ", but this version reads " + format
                    + (found < format ? "; train again" : "; use a newer one"));
        }
        byte[] content = content();
        SafeTensors read = SafeTensors.of(tensors, content);
        if (!check(content).equals(fields.string(TENSORS_CHECK))) {
            throw new ModelException(tensors + ": is not the file that " + json.getFileName()
                    + " was written with; take both from one place");
        }
        return new Content(fields, read);
    }

    /**
     * Writes both files, replacing what is there. The same content gives the same bytes. Each file is written next to its place and
     * then moved there; a reader that sees only one of them new refuses both.
     *
     * @param fields texts, numbers, and lists and maps of them, in the order of the file
     * @throws FileException if a file cannot be written
     */
    public void write(int format, Map<String, ?> fields, SafeTensors.Writer written) {
        byte[] content = written.toBytes();
        Map<String, Object> all = new LinkedHashMap<>();
        all.put(FORMAT, format);
        all.putAll(fields);
        all.put(TENSORS_CHECK, check(content));
        try {
            Files.createDirectories(json.toAbsolutePath().getParent());
            replace(tensors, content);
            replace(json, (json(all) + "\n").getBytes(StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw FileException.writing(json.toAbsolutePath(), e);
        }
    }

    private static String json(Map<String, Object> fields) {
        // Made here, and not once for all, since reading needs none.
        return new GsonBuilder()
                .setPrettyPrinting()
                .disableHtmlEscaping()
                .create()
                .toJson(fields);
    }

    /**
     * A CRC-32, which tells files apart and costs nothing while a JVM is cold; it is no protection against
     * somebody who wants to deceive.
     */
    private static String check(byte[] content) {
        CRC32 crc = new CRC32();
        crc.update(content);
        return HexFormat.of().toHexDigits((int) crc.getValue());
    }

    private byte[] content() {
        try {
            return Files.readAllBytes(tensors);
        } catch (IOException e) {
            throw FileException.reading(tensors, e);
        }
    }

    /** Writes a file that appears when it is complete. */
    private static void replace(Path file, byte[] content) throws IOException {
        // Not a temporary file of Java's, which nobody else may read.
        Path next = file.toAbsolutePath().resolveSibling("." + file.getFileName() + "." + UUID.randomUUID() + ".tmp");
        try {
            Files.write(next, content, StandardOpenOption.CREATE_NEW);
            Files.move(next, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } finally {
            Files.deleteIfExists(next);
        }
    }
}
