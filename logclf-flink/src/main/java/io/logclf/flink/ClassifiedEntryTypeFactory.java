package io.logclf.flink;

import java.lang.reflect.Type;
import java.util.List;
import java.util.Map;
import org.apache.flink.api.common.typeinfo.TypeInfoFactory;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.common.typeutils.TypeSerializer;

/**
 * Tells Flink how to serialize a {@link ClassifiedEntry}; Flink finds it by itself. Safe for concurrent use.
 *
 * @param <T> the type of what was classified
 */
public final class ClassifiedEntryTypeFactory<T> extends TypeInfoFactory<ClassifiedEntry<T>> {

    /** For Flink. */
    public ClassifiedEntryTypeFactory() {}

    /** Returns the type information of entries that hold values of the given type. */
    public static <T> TypeInformation<ClassifiedEntry<T>> of(TypeInformation<T> value) {
        @SuppressWarnings("unchecked")
        Class<ClassifiedEntry<T>> type = (Class<ClassifiedEntry<T>>) (Class<?>) ClassifiedEntry.class;
        return new ImmutableType<>(type, List.of(value), ClassifiedEntryTypeFactory::serializer);
    }

    @SuppressWarnings("unchecked")
    private static <T> TypeSerializer<ClassifiedEntry<T>> serializer(List<TypeSerializer<?>> parts) {
        return new ClassifiedEntrySerializer<>((TypeSerializer<T>) parts.get(0));
    }

    @Override
    @SuppressWarnings("unchecked")
    public TypeInformation<ClassifiedEntry<T>> createTypeInfo(
            Type type, Map<String, TypeInformation<?>> genericParameters) {
        TypeInformation<?> value = genericParameters.get("T");
        if (value == null) {
            throw new IllegalArgumentException(
                    "Flink cannot tell what the ClassifiedEntry holds; say so with returns(new TypeHint<>() {})");
        }
        return of((TypeInformation<T>) value);
    }
}
