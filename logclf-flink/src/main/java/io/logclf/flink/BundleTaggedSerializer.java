package io.logclf.flink;

import io.logclf.flink.runtime.ImmutableType;
import java.io.IOException;
import java.util.List;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.common.typeutils.CompositeTypeSerializerSnapshot;
import org.apache.flink.api.common.typeutils.TypeSerializer;
import org.apache.flink.api.common.typeutils.TypeSerializerSnapshot;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;
import org.apache.flink.types.StringValue;

/**
 * Serializes the value with its own serializer, followed by the bundle as a string. Written by hand since Flink would fall back to
 * Kryo for a generic record, which jobs with {@code pipeline.generic-types: false} forbid.
 *
 * @param <T> the type of the value
 */
final class BundleTaggedSerializer<T> extends ValueSerializer<T, BundleTagged<T>> {

    BundleTaggedSerializer(TypeSerializer<T> value) {
        super(value);
    }

    /** Returns the type information of tagged values, for Flink. */
    static <T> TypeInformation<BundleTagged<T>> type(TypeInformation<T> value) {
        @SuppressWarnings("unchecked")
        Class<BundleTagged<T>> type = (Class<BundleTagged<T>>) (Class<?>) BundleTagged.class;
        return new ImmutableType<>(type, List.of(value), BundleTaggedSerializer::of);
    }

    @SuppressWarnings("unchecked")
    private static <T> TypeSerializer<BundleTagged<T>> of(List<TypeSerializer<?>> parts) {
        return new BundleTaggedSerializer<>((TypeSerializer<T>) parts.get(0));
    }

    @Override
    public TypeSerializer<BundleTagged<T>> duplicate() {
        return new BundleTaggedSerializer<>(value.duplicate());
    }

    @Override
    public BundleTagged<T> createInstance() {
        return new BundleTagged<>(value.createInstance(), "");
    }

    @Override
    public BundleTagged<T> copy(BundleTagged<T> from) {
        return value.isImmutableType() ? from : new BundleTagged<>(value.copy(from.value()), from.bundle());
    }

    @Override
    public void serialize(BundleTagged<T> tagged, DataOutputView target) throws IOException {
        value.serialize(tagged.value(), target);
        StringValue.writeString(tagged.bundle(), target);
    }

    @Override
    public BundleTagged<T> deserialize(DataInputView source) throws IOException {
        return new BundleTagged<>(value.deserialize(source), StringValue.readString(source));
    }

    @Override
    public TypeSerializerSnapshot<BundleTagged<T>> snapshotConfiguration() {
        return new Snapshot<>(this);
    }

    /**
     * The serializer's description in checkpoints and savepoints: Flink reads it on restore and checks it against the running job.
     *
     * @param <T> the type of the value
     */
    public static final class Snapshot<T>
            extends CompositeTypeSerializerSnapshot<BundleTagged<T>, BundleTaggedSerializer<T>> {

        /** Called by Flink on restore. */
        public Snapshot() {}

        Snapshot(BundleTaggedSerializer<T> serializer) {
            super(serializer);
        }

        @Override
        protected int getCurrentOuterSnapshotVersion() {
            return 1;
        }

        @Override
        protected TypeSerializer<?>[] getNestedSerializers(BundleTaggedSerializer<T> outer) {
            return new TypeSerializer<?>[] {outer.value};
        }

        @Override
        @SuppressWarnings("unchecked")
        protected BundleTaggedSerializer<T> createOuterSerializerWithNestedSerializers(TypeSerializer<?>[] nested) {
            return new BundleTaggedSerializer<>((TypeSerializer<T>) nested[0]);
        }
    }
}
