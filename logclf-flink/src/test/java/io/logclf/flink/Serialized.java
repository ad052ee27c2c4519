package io.logclf.flink;

import java.io.IOException;
import org.apache.flink.api.common.typeutils.TypeSerializer;
import org.apache.flink.api.common.typeutils.TypeSerializerSnapshot;
import org.apache.flink.api.common.typeutils.TypeSerializerSnapshotSerializationUtil;
import org.apache.flink.core.memory.DataInputDeserializer;
import org.apache.flink.core.memory.DataOutputSerializer;

/** Values on their way through Flink's serializers, as between machines and through a savepoint. */
public final class Serialized {

    private Serialized() {}

    /** The value that comes out on the other side. */
    public static <T> T roundTrip(TypeSerializer<T> serializer, T value) throws IOException {
        DataOutputSerializer out = new DataOutputSerializer(64);
        serializer.serialize(value, out);
        DataInputDeserializer in = new DataInputDeserializer(out.getCopyOfBuffer());
        T read = serializer.duplicate().deserialize(in);
        if (in.available() != 0) {
            throw new AssertionError(in.available() + " bytes were not read");
        }
        return read;
    }

    /** The same without an object in between, as Flink copies records that it does not look at. */
    public static <T> T copied(TypeSerializer<T> serializer, T value) throws IOException {
        DataOutputSerializer out = new DataOutputSerializer(64);
        serializer.serialize(value, out);
        DataOutputSerializer copy = new DataOutputSerializer(64);
        serializer.copy(new DataInputDeserializer(out.getCopyOfBuffer()), copy);
        return serializer.deserialize(new DataInputDeserializer(copy.getCopyOfBuffer()));
    }

    /** The serializer that a savepoint gives back. */
    public static <T> TypeSerializer<T> restored(TypeSerializer<T> serializer) throws IOException {
        DataOutputSerializer out = new DataOutputSerializer(64);
        TypeSerializerSnapshotSerializationUtil.writeSerializerSnapshot(out, serializer.snapshotConfiguration());
        TypeSerializerSnapshot<T> read = TypeSerializerSnapshotSerializationUtil.readSerializerSnapshot(
                new DataInputDeserializer(out.getCopyOfBuffer()), Serialized.class.getClassLoader());
        if (!serializer.snapshotConfiguration().resolveSchemaCompatibility(read).isCompatibleAsIs()) {
            throw new AssertionError("the serializer is not compatible with its own savepoint");
        }
        return read.restoreSerializer();
    }
}
