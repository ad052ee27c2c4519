package io.logclf.flink;

import java.io.IOException;
import org.apache.flink.api.common.typeutils.CompositeTypeSerializerSnapshot;
import org.apache.flink.api.common.typeutils.TypeSerializer;
import org.apache.flink.api.common.typeutils.TypeSerializerSnapshot;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;
import org.apache.flink.types.StringValue;

/**
 * Serializes the value with its own serializer, followed by label, confidence, stage, reason and evidence. Entries of immutable values
 * are immutable, so chained operators hand them on without a copy.
 *
 * @param <T> the type of what was classified
 */
final class ClassifiedEntrySerializer<T> extends ValueSerializer<T, ClassifiedEntry<T>> {

    ClassifiedEntrySerializer(TypeSerializer<T> value) {
        super(value);
    }

    @Override
    public TypeSerializer<ClassifiedEntry<T>> duplicate() {
        return new ClassifiedEntrySerializer<>(value.duplicate());
    }

    @Override
    public ClassifiedEntry<T> createInstance() {
        return new ClassifiedEntry<>(value.createInstance(), "", 0, "", "", "");
    }

    @Override
    public ClassifiedEntry<T> copy(ClassifiedEntry<T> from) {
        return value.isImmutableType()
                ? from
                : new ClassifiedEntry<>(
                        value.copy(from.value()),
                        from.label(),
                        from.confidence(),
                        from.stage(),
                        from.reason(),
                        from.evidence());
    }

    @Override
    public void serialize(ClassifiedEntry<T> entry, DataOutputView target) throws IOException {
        value.serialize(entry.value(), target);
        StringValue.writeString(entry.label(), target);
        target.writeDouble(entry.confidence());
        StringValue.writeString(entry.stage(), target);
        StringValue.writeString(entry.reason(), target);
        StringValue.writeString(entry.evidence(), target);
    }

    @Override
    public ClassifiedEntry<T> deserialize(DataInputView source) throws IOException {
        return new ClassifiedEntry<>(
                value.deserialize(source),
                StringValue.readString(source),
                source.readDouble(),
                StringValue.readString(source),
                StringValue.readString(source),
                StringValue.readString(source));
    }

    @Override
    public TypeSerializerSnapshot<ClassifiedEntry<T>> snapshotConfiguration() {
        return new Snapshot<>(this);
    }

    /**
     * The serializer's description in checkpoints and savepoints: Flink reads it on restore and checks it against the running job.
     *
     * @param <T> the type of what was classified
     */
    public static final class Snapshot<T>
            extends CompositeTypeSerializerSnapshot<ClassifiedEntry<T>, ClassifiedEntrySerializer<T>> {

        /** Called by Flink on restore. */
        public Snapshot() {}

        Snapshot(ClassifiedEntrySerializer<T> serializer) {
            super(serializer);
        }

        @Override
        protected int getCurrentOuterSnapshotVersion() {
            return 1;
        }

        @Override
        protected TypeSerializer<?>[] getNestedSerializers(ClassifiedEntrySerializer<T> outer) {
            return new TypeSerializer<?>[] {outer.value};
        }

        @Override
        @SuppressWarnings("unchecked")
        protected ClassifiedEntrySerializer<T> createOuterSerializerWithNestedSerializers(TypeSerializer<?>[] nested) {
            return new ClassifiedEntrySerializer<>((TypeSerializer<T>) nested[0]);
        }
    }
}
