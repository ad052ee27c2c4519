package io.logclf.flink.job;

import io.logclf.api.Severity;
import io.logclf.flink.runtime.ImmutableType;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.common.typeutils.SimpleTypeSerializerSnapshot;
import org.apache.flink.api.common.typeutils.TypeSerializerSnapshot;
import org.apache.flink.api.common.typeutils.base.TypeSerializerSingleton;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;
import org.apache.flink.types.StringValue;

/**
 * Serializes a row field by field. Rows are immutable, so chained operators hand them on without a copy; this is a good part of the
 * job's speed. Stateless and safe for concurrent use.
 */
final class RowSerializer extends TypeSerializerSingleton<Row> {

    /** Returns the type information of rows, for Flink. */
    static TypeInformation<Row> type() {
        return new ImmutableType<>(Row.class, List.of(), parts -> new RowSerializer());
    }

    @Override
    public boolean isImmutableType() {
        return true;
    }

    @Override
    public Row copy(Row from) {
        return from;
    }

    @Override
    public Row copy(Row from, Row reuse) {
        return from;
    }

    @Override
    public void copy(DataInputView source, DataOutputView target) throws IOException {
        serialize(deserialize(source), target);
    }

    @Override
    public int getLength() {
        return -1;
    }

    @Override
    public Row createInstance() {
        return Row.of("", "");
    }

    @Override
    public void serialize(Row row, DataOutputView target) throws IOException {
        StringValue.writeString(row.source(), target);
        StringValue.writeString(row.message(), target);
        // By name, so that savepoints stay valid if a severity is added in between.
        StringValue.writeString(row.severity().name(), target);
        target.writeInt(row.carried().size());
        for (String cell : row.carried()) {
            StringValue.writeString(cell, target);
        }
        serialize(row.envelope(), target);
    }

    /** Writes key and headers; {@code StringValue} distinguishes null from empty text. */
    private static void serialize(Envelope envelope, DataOutputView target) throws IOException {
        StringValue.writeString(envelope.key(), target);
        target.writeInt(envelope.headers().size());
        for (Envelope.Header header : envelope.headers()) {
            StringValue.writeString(header.name(), target);
            StringValue.writeString(header.value(), target);
        }
    }

    @Override
    public Row deserialize(DataInputView source) throws IOException {
        String from = StringValue.readString(source);
        String message = StringValue.readString(source);
        Severity severity = Severity.valueOf(StringValue.readString(source));
        int cells = source.readInt();
        List<String> carried = new ArrayList<>(cells);
        for (int i = 0; i < cells; i++) {
            carried.add(StringValue.readString(source));
        }
        return new Row(from, message, severity, carried, envelope(source));
    }

    private static Envelope envelope(DataInputView source) throws IOException {
        String key = StringValue.readString(source);
        int count = source.readInt();
        if (key == null && count == 0) {
            return Envelope.NONE;
        }
        List<Envelope.Header> headers = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
            headers.add(new Envelope.Header(StringValue.readString(source), StringValue.readString(source)));
        }
        return new Envelope(key, headers);
    }

    @Override
    public Row deserialize(Row reuse, DataInputView source) throws IOException {
        return deserialize(source);
    }

    @Override
    public TypeSerializerSnapshot<Row> snapshotConfiguration() {
        return new Snapshot();
    }

    /** The serializer's description in checkpoints and savepoints: Flink reads it on restore and checks it against the running job. */
    public static final class Snapshot extends SimpleTypeSerializerSnapshot<Row> {

        /** Called by Flink on restore. */
        public Snapshot() {
            super(RowSerializer::new);
        }
    }
}
