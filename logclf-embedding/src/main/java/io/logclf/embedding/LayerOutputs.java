package io.logclf.embedding;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * Makes an ONNX model give what stands behind its lower layers too. A model is a graph whose values have names; an exporter
 * lists only the last as an output, and any other may be listed as well.
 *
 * <p>An ONNX file is one message of protocol buffers, and two messages written one behind the other are one message with the
 * fields of both (<a href="https://protobuf.dev/programming-guides/encoding/#last-one-wins">encoding</a>). So a model with nothing but
 * outputs, appended to another, adds them, and nothing of the other need be understood.
 */
final class LayerOutputs {

    /** {@code ModelProto.graph}. */
    private static final int GRAPH = 7;
    /** {@code GraphProto.output}. */
    private static final int OUTPUT = 12;
    /** {@code ValueInfoProto.name}. */
    private static final int NAME = 1;

    /** The wire type of what has a length. */
    private static final int LENGTH_DELIMITED = 2;

    private static final int WIRE_TYPE_BITS = 3;
    private static final int VARINT_BITS = 7;
    private static final int MORE = 1 << VARINT_BITS;

    private LayerOutputs() {}

    /** Returns the name of the value behind a layer of a BERT that PyTorch exported; layers count from 1. */
    static String ofLayer(int layer) {
        return "/encoder/layer." + (layer - 1) + "/output/LayerNorm/Add_1_output_0";
    }

    /**
     * Returns a model with some more outputs.
     *
     * @param model in the form of an ONNX file
     * @param names of values of its graph; the runtime refuses the model if one is none
     */
    static byte[] add(byte[] model, List<String> names) {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        all.writeBytes(model);
        for (String name : names) {
            all.writeBytes(field(GRAPH, field(OUTPUT, field(NAME, name.getBytes(StandardCharsets.UTF_8)))));
        }
        return all.toByteArray();
    }

    private static byte[] field(int number, byte[] value) {
        ByteArrayOutputStream field = new ByteArrayOutputStream();
        varint(field, (number << WIRE_TYPE_BITS) | LENGTH_DELIMITED);
        varint(field, value.length);
        field.writeBytes(value);
        return field.toByteArray();
    }

    private static void varint(ByteArrayOutputStream out, int value) {
        int rest = value;
        while (rest >= MORE) {
            out.write((rest % MORE) | MORE);
            rest >>>= VARINT_BITS;
        }
        out.write(rest);
    }
}
