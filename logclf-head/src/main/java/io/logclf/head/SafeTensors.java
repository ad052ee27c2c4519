package io.logclf.head;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A file of named tensors in the safetensors format: the length of the header in 8 bytes, little endian;
 * the header, a JSON object that gives each tensor's type, shape and place; and the values, little endian.
 * Of the format's types it knows F32, I32 and I8. Immutable.
 *
 * <p>The content is not trusted: sizes, offsets and values are checked before anything is allocated by
 * them, so that a broken or hostile file gives an error that names it.
 *
 * <pre>{@code
 * byte[] content = SafeTensors.writer().floats("weights", 2, 3, new float[6]).toBytes();
 * float[] weights = SafeTensors.of(file, content).floats("weights", 2, 3);
 * }</pre>
 */
public final class SafeTensors {

    /**
     * The largest absolute value of a number. Sums of products of such numbers are finite, and no weight of
     * any use is as large.
     */
    static final double MAX_VALUE = 1e12;

    private static final String METADATA = "__metadata__";
    /** Values begin at a multiple of this, as the format's own writers have it. */
    private static final int ALIGNMENT = 8;

    private final Path file;
    private final Map<String, Tensor> tensors;

    private SafeTensors(Path file, Map<String, Tensor> tensors) {
        this.file = file;
        this.tensors = tensors;
    }

    /**
     * Reads the content of a file.
     *
     * @param file the name that messages give
     * @throws ModelException if it is not of this format, cut short, or has a tensor of another type
     */
    public static SafeTensors of(Path file, byte[] content) {
        ByteBuffer bytes = ByteBuffer.wrap(content).order(ByteOrder.LITTLE_ENDIAN);
        long length = content.length < Long.BYTES ? -1 : bytes.getLong();
        if (length < 2 || length > bytes.remaining()) {
            throw new ModelException(file + ": is no safetensors file, or cut short: " + content.length + " bytes");
        }
        String json = new String(content, Long.BYTES, (int) length, StandardCharsets.UTF_8);
        JsonFields header = JsonFields.parse(json, file.toString());
        ByteBuffer data = bytes.slice(Long.BYTES + (int) length, content.length - Long.BYTES - (int) length);
        Map<String, Tensor> tensors = new LinkedHashMap<>();
        for (String name : header.keys()) {
            if (!name.equals(METADATA)) {
                tensors.put(name, tensor(name, header.object(name), data, file));
            }
        }
        requireApart(tensors, file);
        return new SafeTensors(file, tensors);
    }

    /** Checks that no two tensors share bytes, so that a few bytes cannot become gigabytes of tensors. */
    private static void requireApart(Map<String, Tensor> tensors, Path file) {
        List<Map.Entry<String, Tensor>> inOrder = new ArrayList<>(tensors.entrySet());
        inOrder.sort(Comparator.comparingInt(tensor -> tensor.getValue().start()));
        for (int i = 1; i < inOrder.size(); i++) {
            if (inOrder.get(i).getValue().start()
                    < inOrder.get(i - 1).getValue().end()) {
                throw new ModelException(
                        file + ": tensors '" + inOrder.get(i - 1).getKey() + "' and '"
                                + inOrder.get(i).getKey() + "' share bytes");
            }
        }
    }

    /** Returns a writer without tensors. */
    public static Writer writer() {
        return new Writer();
    }

    /**
     * Returns a tensor of 32-bit floats of a certain shape, row after row; a vector is one row.
     *
     * @throws ModelException if it is not there, has another type or shape, or holds something other than numbers from -1e12 to 1e12
     */
    public float[] floats(String name, int rows, int columns) {
        // Only then is it known that there is so much, and no number of a file makes gigabytes.
        ByteBuffer data = data(name, Type.F32, rows, columns);
        float[] values = new float[rows * columns];
        data.asFloatBuffer().get(values);
        for (int i = 0; i < values.length; i++) {
            if (!(Math.abs(values[i]) <= MAX_VALUE)) {
                throw new ModelException(file + ": tensor '" + name + "' has " + values[i] + " in row " + i / columns
                        + ", column " + i % columns);
            }
        }
        return values;
    }

    /**
     * Returns a vector of 32-bit integers.
     *
     * @throws ModelException if it is not there, or has another type or size
     */
    public int[] ints(String name, int size) {
        ByteBuffer data = data(name, Type.I32, 1, size);
        int[] values = new int[size];
        data.asIntBuffer().get(values);
        return values;
    }

    /**
     * Returns a tensor of 8-bit integers of a certain shape, row after row.
     *
     * @throws ModelException if it is not there, or has another type or shape
     */
    public byte[] bytes(String name, int rows, int columns) {
        ByteBuffer data = data(name, Type.I8, rows, columns);
        byte[] values = new byte[rows * columns];
        data.get(values);
        return values;
    }

    /** Returns the bytes of a tensor that has the expected type and shape. */
    private ByteBuffer data(String name, Type type, int rows, int columns) {
        Tensor tensor = tensors.get(name);
        if (tensor == null) {
            throw new ModelException(file + ": needs a tensor '" + name + "'");
        }
        if (tensor.type() != type) {
            throw new ModelException(
                    file + ": tensor '" + name + "' must have the type " + type + ": " + tensor.type());
        }
        if (tensor.rows() != rows || tensor.columns() != columns) {
            throw new ModelException(file + ": tensor '" + name + "' must have " + rows + " x " + columns
                    + " values to fit the JSON file: " + tensor.rows() + " x " + tensor.columns());
        }
        return tensor.data().duplicate().order(ByteOrder.LITTLE_ENDIAN);
    }

    /** Reads the description of a tensor, and checks that it fits the data. */
    private static Tensor tensor(String name, JsonFields description, ByteBuffer data, Path file) {
        Type type = Type.of(name, description.string("dtype"), file);
        long[] shape = description.wholeNumbers("shape");
        long[] offsets = description.wholeNumbers("data_offsets");
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
        if (size < 0 || rows > data.capacity() || columns > data.capacity() || size != type.bytes * rows * columns) {
            throw new ModelException(file + ": tensor '" + name + "' of " + rows + " x " + columns
                    + " values does not fit its " + size + " bytes");
        }
        return new Tensor(type, (int) rows, (int) columns, (int) offsets[0], data.slice((int) offsets[0], (int) size));
    }

    /**
     * A tensor whose bytes are there.
     *
     * @param start where they begin in the data
     * @param data its bytes
     */
    private record Tensor(Type type, int rows, int columns, int start, ByteBuffer data) {

        int end() {
            return start + data.capacity();
        }
    }

    private enum Type {
        F32(4),
        I32(4),
        I8(1);

        private final int bytes;

        Type(int bytes) {
            this.bytes = bytes;
        }

        static Type of(String tensor, String name, Path file) {
            for (Type type : values()) {
                if (type.name().equals(name)) {
                    return type;
                }
            }
            throw new ModelException(file + ": tensor '" + tensor + "' must have the type F32, I32 or I8: " + name);
        }
    }

    /**
     * Collects tensors, in the order of the file. The same tensors give the same bytes. Each method throws {@link
     * IllegalArgumentException} if a name is given twice or there are more or fewer values than the shape has. Not safe for concurrent
     * use.
     */
    public static final class Writer {

        private final JsonObject header = new JsonObject();
        private final Map<String, ByteBuffer> data = new LinkedHashMap<>();
        private int end;

        private Writer() {}

        /** Adds a matrix of 32-bit floats, row after row. */
        public Writer floats(String name, int rows, int columns, float[] values) {
            place(name, Type.F32, values.length, rows, columns).asFloatBuffer().put(values);
            return this;
        }

        /** Adds a vector of 32-bit floats. */
        public Writer floats(String name, float[] values) {
            place(name, Type.F32, values.length, values.length).asFloatBuffer().put(values);
            return this;
        }

        /** Adds a vector of 32-bit integers. */
        public Writer ints(String name, int[] values) {
            place(name, Type.I32, values.length, values.length).asIntBuffer().put(values);
            return this;
        }

        /** Adds a matrix of 8-bit integers, row after row; its size need not be a multiple of 4, so it comes last. */
        public Writer bytes(String name, int rows, int columns, byte[] values) {
            place(name, Type.I8, values.length, rows, columns).put(values);
            return this;
        }

        /** Returns the bytes of the file. */
        public byte[] toBytes() {
            byte[] json = header.toString().getBytes(StandardCharsets.UTF_8);
            byte[] head = Arrays.copyOf(json, (json.length + ALIGNMENT - 1) / ALIGNMENT * ALIGNMENT);
            Arrays.fill(head, json.length, head.length, (byte) ' ');
            ByteBuffer bytes = ByteBuffer.allocate(Math.addExact(Long.BYTES + head.length, end))
                    .order(ByteOrder.LITTLE_ENDIAN)
                    .putLong(head.length)
                    .put(head);
            data.values().forEach(buffer -> bytes.put(buffer.rewind()));
            return bytes.array();
        }

        /** Adds a tensor to the header, and returns the buffer for its values. */
        private ByteBuffer place(String name, Type type, int count, int... sizes) {
            if (name.equals(METADATA) || header.has(name)) {
                throw new IllegalArgumentException("name must be new, and not '" + METADATA + "': '" + name + "'");
            }
            JsonArray shape = new JsonArray();
            long fits = 1;
            for (int size : sizes) {
                shape.add(size);
                fits *= size;
            }
            if (count != fits) {
                throw new IllegalArgumentException(
                        "tensor '" + name + "' of shape " + shape + " has " + count + " values");
            }
            int size = Math.multiplyExact(type.bytes, count);
            JsonArray offsets = new JsonArray();
            offsets.add(end);
            end = Math.addExact(end, size);
            offsets.add(end);
            JsonObject description = new JsonObject();
            description.addProperty("dtype", type.name());
            description.add("shape", shape);
            description.add("data_offsets", offsets);
            header.add(name, description);
            ByteBuffer buffer = ByteBuffer.allocate(size).order(ByteOrder.LITTLE_ENDIAN);
            data.put(name, buffer);
            return buffer;
        }
    }
}
