package io.logclf.embedding;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import io.logclf.api.FileException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;

/**
 * A file of named tensors of 32-bit floats in the safetensors format: the length of the header in 8 bytes, little endian; the
 * header, a JSON object that gives each tensor's type, shape and place; and the values, little endian.
 */
final class SafeTensors {

    private static final String METADATA = "__metadata__";
    private static final String TYPE = "F32";
    /** Values begin at a multiple of this, as the format's own writers have it. */
    private static final int ALIGNMENT = 8;

    private final Path file;
    private final Map<String, Tensor> tensors;

    private SafeTensors(Path file, Map<String, Tensor> tensors) {
        this.file = file;
        this.tensors = tensors;
    }

    /** A matrix with its values row after row, or a vector if there is one row. */
    @SuppressWarnings("ArrayRecordComponent") // Passed on within the package, and compared with nothing.
    record Tensor(int rows, int columns, boolean vector, float[] values) {

        static Tensor matrix(int rows, int columns, float[] values) {
            return new Tensor(rows, columns, false, values);
        }

        static Tensor vector(float[] values) {
            return new Tensor(1, values.length, true, values);
        }
    }

    /** Returns the bytes of a file with the tensors in the order of the map; the same tensors give the same bytes. */
    static byte[] bytes(Map<String, Tensor> tensors) {
        JsonObject header = new JsonObject();
        int end = 0;
        for (Map.Entry<String, Tensor> entry : tensors.entrySet()) {
            Tensor tensor = entry.getValue();
            JsonArray shape = new JsonArray();
            if (!tensor.vector()) {
                shape.add(tensor.rows());
            }
            shape.add(tensor.columns());
            JsonArray offsets = new JsonArray();
            offsets.add(end);
            end = Math.addExact(end, Math.multiplyExact(Float.BYTES, tensor.values().length));
            offsets.add(end);
            JsonObject description = new JsonObject();
            description.addProperty("dtype", TYPE);
            description.add("shape", shape);
            description.add("data_offsets", offsets);
            header.add(entry.getKey(), description);
        }
        StringBuilder json = new StringBuilder(header.toString());
        while (json.length() % ALIGNMENT != 0) {
            json.append(' ');
        }
        byte[] head = json.toString().getBytes(StandardCharsets.UTF_8);
        ByteBuffer bytes = ByteBuffer.allocate(Math.addExact(Long.BYTES + head.length, end))
                .order(ByteOrder.LITTLE_ENDIAN)
                .putLong(head.length)
                .put(head);
        tensors.values().forEach(tensor -> {
            for (float value : tensor.values()) {
                bytes.putFloat(value);
            }
        });
        return bytes.array();
    }

    /**
     * Reads a file.
     *
     * @throws ModelException if it is not of this format, cut short, or holds something other than finite 32-bit floats
     */
    static SafeTensors read(Path file, byte[] content) {
        ByteBuffer bytes = ByteBuffer.wrap(content).order(ByteOrder.LITTLE_ENDIAN);
        long length = content.length < Long.BYTES ? -1 : bytes.getLong();
        if (length < 2 || length > bytes.remaining()) {
            throw new ModelException(file + ": is no safetensors file, or cut short: " + content.length + " bytes");
        }
        String json = new String(content, Long.BYTES, (int) length, StandardCharsets.UTF_8);
        JsonObject header = Json.asObject(Json.parse(json, file), file);
        ByteBuffer data = bytes.slice(Long.BYTES + (int) length, content.length - Long.BYTES - (int) length)
                .order(ByteOrder.LITTLE_ENDIAN);
        Map<String, Tensor> tensors = new LinkedHashMap<>();
        for (Map.Entry<String, JsonElement> entry : header.entrySet()) {
            if (!entry.getKey().equals(METADATA)) {
                tensors.put(entry.getKey(), tensor(entry.getKey(), Json.asObject(entry.getValue(), file), data, file));
            }
        }
        return new SafeTensors(file, tensors);
    }

    static byte[] content(Path file) {
        try {
            return Files.readAllBytes(file);
        } catch (IOException e) {
            throw FileException.reading(file, e);
        }
    }

    private static Tensor tensor(String name, JsonObject description, ByteBuffer data, Path file) {
        String type = Json.string(description, "dtype", file);
        if (!type.equals(TYPE)) {
            throw new ModelException(file + ": tensor '" + name + "' must have the type " + TYPE + ": " + type);
        }
        long[] shape = Json.wholeNumbers(description, "shape", file);
        long[] offsets = Json.wholeNumbers(description, "data_offsets", file);
        if (shape.length < 1 || shape.length > 2 || offsets.length != 2) {
            throw new ModelException(file + ": tensor '" + name + "' must have one or two dimensions and two offsets");
        }
        long rows = shape.length == 1 ? 1 : shape[0];
        long columns = shape[shape.length - 1];
        long size = offsets[1] - offsets[0];
        if (offsets[1] > data.capacity()) {
            throw new ModelException(file + ": is cut short: tensor '" + name + "' ends at " + offsets[1] + " of "
                    + data.capacity() + " bytes");
        }
        if (size < 0 || rows > data.capacity() || columns > data.capacity() || size != Float.BYTES * rows * columns) {
            throw new ModelException(file + ": tensor '" + name + "' of " + rows + " x " + columns
                    + " values does not fit its " + size + " bytes");
        }
        float[] values = new float[(int) (rows * columns)];
        data.slice((int) offsets[0], (int) size)
                .order(ByteOrder.LITTLE_ENDIAN)
                .asFloatBuffer()
                .get(values);
        for (int i = 0; i < values.length; i++) {
            if (!Float.isFinite(values[i])) {
                throw new ModelException(file + ": tensor '" + name + "' has " + values[i] + " in row " + i / columns
                        + ", column " + i % columns);
            }
        }
        return new Tensor((int) rows, (int) columns, shape.length == 1, values);
    }

    /**
     * Returns a tensor of a certain shape.
     *
     * @throws ModelException if it is not there or has another shape
     */
    float[] values(String name, int rows, int columns) {
        Tensor tensor = tensors.get(name);
        if (tensor == null) {
            throw new ModelException(file + ": needs a tensor '" + name + "'");
        }
        if (tensor.rows() != rows || tensor.columns() != columns) {
            throw new ModelException(file + ": tensor '" + name + "' must have " + rows + " x " + columns
                    + " values to fit head.json: " + tensor.rows() + " x " + tensor.columns());
        }
        return Objects.requireNonNull(tensor.values());
    }
}
