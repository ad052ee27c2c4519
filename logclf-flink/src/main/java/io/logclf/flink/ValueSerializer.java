package io.logclf.flink;

import java.io.IOException;
import org.apache.flink.api.common.typeutils.TypeSerializer;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;

/**
 * What the serializers of records around a user's value have in common: they are as immutable as the value's own serializer says, have
 * no fixed length, never reuse an object, and are equal if the values' serializers are. A subclass reads and writes the record's fields,
 * and has a snapshot of its own, since Flink finds the serializer by the snapshot's class.
 *
 * <p>As safe for concurrent use as the value's serializer: Flink calls {@link #duplicate} where it needs one per thread.
 *
 * @param <T> the type of the value
 * @param <W> the record around it
 */
abstract class ValueSerializer<T, W> extends TypeSerializer<W> {

    /** Serializes the value. */
    final TypeSerializer<T> value;

    ValueSerializer(TypeSerializer<T> value) {
        this.value = value;
    }

    @Override
    public final boolean isImmutableType() {
        return value.isImmutableType();
    }

    @Override
    public final W copy(W from, W reuse) {
        return copy(from);
    }

    @Override
    public final int getLength() {
        return -1;
    }

    @Override
    public final W deserialize(W reuse, DataInputView source) throws IOException {
        return deserialize(source);
    }

    @Override
    public final void copy(DataInputView source, DataOutputView target) throws IOException {
        serialize(deserialize(source), target);
    }

    @Override
    public final boolean equals(Object other) {
        return other instanceof ValueSerializer<?, ?> that && that.getClass() == getClass() && that.value.equals(value);
    }

    @Override
    public final int hashCode() {
        return value.hashCode();
    }
}
