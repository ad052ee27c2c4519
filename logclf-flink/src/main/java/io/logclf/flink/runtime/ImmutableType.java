package io.logclf.flink.runtime;

import java.io.Serializable;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import org.apache.flink.api.common.serialization.SerializerConfig;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.common.typeutils.TypeSerializer;

/**
 * Flink's type information of an immutable record of this module: its class, the types that vary from use to use, and how to
 * serialize it. Without one, Flink would treat a record whose components it does not know as a generic type and serialize it with
 * Kryo. The records cannot be keys, as nothing is keyed by a whole record.
 *
 * <p>Public for the packages of this module only. Immutable and safe for concurrent use.
 *
 * @param <T> the record
 */
public final class ImmutableType<T> extends TypeInformation<T> {

    private final Class<T> type;
    private final List<TypeInformation<?>> parts;
    private final Serializers<T> serializers;

    /**
     * Describes a record.
     *
     * @param type the record's class
     * @param parts the types of the type parameter {@code T}, if the record has one; empty otherwise
     * @param serializers creates the record's serializer from those of the parts, in the same order
     */
    public ImmutableType(Class<T> type, List<TypeInformation<?>> parts, Serializers<T> serializers) {
        this.type = type;
        this.parts = List.copyOf(parts);
        this.serializers = serializers;
    }

    @Override
    public boolean isBasicType() {
        return false;
    }

    @Override
    public boolean isTupleType() {
        return false;
    }

    @Override
    public int getArity() {
        return 1;
    }

    @Override
    public int getTotalFields() {
        return 1;
    }

    @Override
    public Class<T> getTypeClass() {
        return type;
    }

    @Override
    public Map<String, TypeInformation<?>> getGenericParameters() {
        return parts.isEmpty() ? Map.of() : Map.of("T", parts.get(0));
    }

    @Override
    public boolean isKeyType() {
        return false;
    }

    @Override
    public TypeSerializer<T> createSerializer(SerializerConfig config) {
        return serializers.apply(parts.stream()
                .<TypeSerializer<?>>map(part -> part.createSerializer(config))
                .toList());
    }

    @Override
    public String toString() {
        return type.getSimpleName() + (parts.isEmpty() ? "" : parts.toString());
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof ImmutableType<?> that && that.type == type && that.parts.equals(parts);
    }

    @Override
    public int hashCode() {
        return Objects.hash(type, parts);
    }

    @Override
    public boolean canEqual(Object other) {
        return other instanceof ImmutableType;
    }

    /**
     * Creates a record's serializer from those of its parts. Serializable, since type information travels with the job graph.
     *
     * @param <T> the record
     */
    public interface Serializers<T> extends Function<List<TypeSerializer<?>>, TypeSerializer<T>>, Serializable {}
}
