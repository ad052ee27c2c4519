package io.logclf.flink;

import java.io.IOException;
import java.util.List;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.common.typeutils.CompositeTypeSerializerSnapshot;
import org.apache.flink.api.common.typeutils.TypeSerializer;
import org.apache.flink.api.common.typeutils.TypeSerializerSnapshot;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;
import org.apache.flink.types.StringValue;

/** Writes the value with its own serializer, and the bundle behind it. */
final class AssignedSerializer<T> extends TypeSerializer<Assigned<T>> {

    private final TypeSerializer<T> value;

    AssignedSerializer(TypeSerializer<T> value) {
        this.value = value;
    }

    static <T> TypeInformation<Assigned<T>> type(TypeInformation<T> value) {
        @SuppressWarnings("unchecked")
        Class<Assigned<T>> type = (Class<Assigned<T>>) (Class<?>) Assigned.class;
        return new ImmutableType<>(type, List.of(value), AssignedSerializer::of);
    }

    @SuppressWarnings("unchecked")
    private static <T> TypeSerializer<Assigned<T>> of(List<TypeSerializer<?>> parts) {
        return new AssignedSerializer<>((TypeSerializer<T>) parts.get(0));
    }

    @Override
    public boolean isImmutableType() {
        return value.isImmutableType();
    }

    @Override
    public TypeSerializer<Assigned<T>> duplicate() {
        return new AssignedSerializer<>(value.duplicate());
    }

    @Override
    public Assigned<T> createInstance() {
        return new Assigned<>(value.createInstance(), "");
    }

    @Override
    public Assigned<T> copy(Assigned<T> from) {
        return value.isImmutableType() ? from : new Assigned<>(value.copy(from.value()), from.bundle());
    }

    @Override
    public Assigned<T> copy(Assigned<T> from, Assigned<T> reuse) {
        return copy(from);
    }

    @Override
    public int getLength() {
        return -1;
    }

    @Override
    public void serialize(Assigned<T> assigned, DataOutputView target) throws IOException {
        value.serialize(assigned.value(), target);
        StringValue.writeString(assigned.bundle(), target);
    }

    @Override
    public Assigned<T> deserialize(DataInputView source) throws IOException {
        return new Assigned<>(value.deserialize(source), StringValue.readString(source));
    }

    @Override
    public Assigned<T> deserialize(Assigned<T> reuse, DataInputView source) throws IOException {
        return deserialize(source);
    }

    @Override
    public void copy(DataInputView source, DataOutputView target) throws IOException {
        serialize(deserialize(source), target);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof AssignedSerializer<?> that && that.value.equals(value);
    }

    @Override
    public int hashCode() {
        return value.hashCode();
    }

    @Override
    public TypeSerializerSnapshot<Assigned<T>> snapshotConfiguration() {
        return new Snapshot<>(this);
    }

    /**
     * How the serializer stands in a savepoint.
     *
     * @param <T> the type of the value
     */
    public static final class Snapshot<T> extends CompositeTypeSerializerSnapshot<Assigned<T>, AssignedSerializer<T>> {

        /** For Flink, to read it. */
        public Snapshot() {}

        Snapshot(AssignedSerializer<T> serializer) {
            super(serializer);
        }

        @Override
        protected int getCurrentOuterSnapshotVersion() {
            return 1;
        }

        @Override
        protected TypeSerializer<?>[] getNestedSerializers(AssignedSerializer<T> outer) {
            return new TypeSerializer<?>[] {outer.value};
        }

        @Override
        @SuppressWarnings("unchecked")
        protected AssignedSerializer<T> createOuterSerializerWithNestedSerializers(TypeSerializer<?>[] nested) {
            return new AssignedSerializer<>((TypeSerializer<T>) nested[0]);
        }
    }
}
