package io.logclf.flink;

import java.io.Serializable;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import org.apache.flink.api.common.serialization.SerializerConfig;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.common.typeutils.TypeSerializer;

/** What Flink knows of a record of ours: how to serialize it, and what it holds. It is no key. */
final class ImmutableType<T> extends TypeInformation<T> {

    private final Class<T> type;
    private final List<TypeInformation<?>> parts;
    private final Serializers<T> serializers;

    /**
     * @param parts the types of what it holds that differ from use to use
     * @param serializers makes a serializer of those of the parts
     */
    ImmutableType(Class<T> type, List<TypeInformation<?>> parts, Serializers<T> serializers) {
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

    /** Makes serializers. */
    interface Serializers<T> extends Function<List<TypeSerializer<?>>, TypeSerializer<T>>, Serializable {}
}
