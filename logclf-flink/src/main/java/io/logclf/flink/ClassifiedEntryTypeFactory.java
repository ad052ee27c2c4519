package io.logclf.flink;

import io.logclf.flink.runtime.ImmutableType;
import java.lang.reflect.Type;
import java.util.List;
import java.util.Map;
import org.apache.flink.api.common.typeinfo.TypeInfoFactory;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.common.typeutils.TypeSerializer;

/**
 * Tells Flink how to serialize a {@link ClassifiedEntry}. Flink finds it by the annotation of that record wherever it can infer what
 * the entry holds; where it cannot, in lambdas above all, pass {@link #of} to {@code returns}:
 *
 * <pre>{@code
 * classified.map(entry -> entry).returns(ClassifiedEntryTypeFactory.of(values.getType()));
 * }</pre>
 *
 * <p>Safe for concurrent use.
 *
 * @param <T> the type of what was classified
 */
public final class ClassifiedEntryTypeFactory<T> extends TypeInfoFactory<ClassifiedEntry<T>> {

    /** Called by Flink. */
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

    /** @throws IllegalArgumentException if Flink cannot infer the type of the value */
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
