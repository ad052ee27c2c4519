package io.logclf.flink;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;

import io.logclf.api.AbstainReason;
import io.logclf.api.Classification;
import io.logclf.api.Label;
import io.logclf.api.StageVerdict;
import io.logclf.api.Verdict;
import java.io.IOException;
import java.util.Date;
import java.util.List;
import java.util.Map;
import org.apache.flink.api.common.serialization.SerializerConfigImpl;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.api.common.typeutils.TypeSerializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The entry, and how it and the tagged value go through Flink. */
class ClassifiedEntryTest {

    private static final ClassifiedEntry<String> DECIDED =
            new ClassifiedEntry<>("value \uD800", "Error", 0.25, "regex", "", "rule 'x' \uD83D\uDE00");

    @Test
    void aDecisionHasLabelConfidenceAndStageAndNoReason() {
        Classification classification = new Classification(List.of(
                new StageVerdict("regex", Verdict.abstained(AbstainReason.NO_MATCH, "nothing")),
                new StageVerdict("lexical", Verdict.decided(new Label("Error"), 0.75, () -> "known"))));
        ClassifiedEntry<String> entry = ClassifiedEntry.of("v", classification, false);
        assertThat(entry).isEqualTo(new ClassifiedEntry<>("v", "Error", 0.75, "lexical", "", ""));
        assertThat(entry.isClassified()).isTrue();
        assertThat(entry.labelOr("none")).isEqualTo("Error");
        assertThat(ClassifiedEntry.of("v", classification, true).evidence()).contains("known");
    }

    @Test
    void theReasonIsThatOfTheLastStage() {
        Classification classification = new Classification(List.of(
                new StageVerdict("regex", Verdict.abstained(AbstainReason.NO_MATCH, "nothing")),
                new StageVerdict("lexical", Verdict.abstained(AbstainReason.UNFAMILIAR, "far away"))));
        ClassifiedEntry<String> entry = ClassifiedEntry.of("v", classification, false);
        assertThat(entry).isEqualTo(new ClassifiedEntry<>("v", "", 0, "", "UNFAMILIAR", ""));
        assertThat(entry.isClassified()).isFalse();
        assertThat(entry.labelOr("none")).isEqualTo("none");
    }

    @Test
    void anAnswerThatIsLateIsUnavailable() {
        assertThat(ClassifiedEntry.late("v", "no answer within 5 ms"))
                .isEqualTo(new ClassifiedEntry<>("v", "", 0, "", "UNAVAILABLE", "no answer within 5 ms"));
    }

    @ParameterizedTest
    @ValueSource(doubles = {-0.001, 1.001, Double.NaN})
    void aConfidenceIsFromZeroToOne(double confidence) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new ClassifiedEntry<>("v", "Error", confidence, "regex", "", ""))
                .withMessage("confidence must be in [0, 1]: " + confidence);
    }

    @Test
    void noPartIsNull() {
        assertThatNullPointerException()
                .isThrownBy(() -> new ClassifiedEntry<>("v", "Error", 1, null, "", ""))
                .withMessage("stage");
        assertThatNullPointerException()
                .isThrownBy(() -> DECIDED.equals(new ClassifiedEntry<>(null, "", 0, "", "", "")));
    }

    @Test
    void entriesGoThroughFlinkAsTheyAre() throws IOException {
        TypeSerializer<ClassifiedEntry<String>> serializer = serializer(ClassifiedEntryTypeFactory.of(Types.STRING));
        assertThat(Serialized.roundTrip(serializer, DECIDED)).isEqualTo(DECIDED);
        assertThat(Serialized.copied(serializer, DECIDED)).isEqualTo(DECIDED);
        assertThat(Serialized.roundTrip(serializer, serializer.createInstance()).isClassified())
                .isFalse();
        assertThat(Serialized.restored(serializer)).isEqualTo(serializer).hasSameHashCodeAs(serializer);
    }

    @Test
    void taggedValuesGoThroughFlinkAsTheyAre() throws IOException {
        TypeSerializer<BundleTagged<String>> serializer = serializer(BundleTaggedSerializer.type(Types.STRING));
        BundleTagged<String> tagged = new BundleTagged<>("value", "/shared/bundle");
        assertThat(Serialized.roundTrip(serializer, tagged)).isEqualTo(tagged);
        assertThat(Serialized.copied(serializer, tagged)).isEqualTo(tagged);
        assertThat(Serialized.restored(serializer)).isEqualTo(serializer).hasSameHashCodeAs(serializer);
        assertThat(serializer.createInstance().bundle()).isEqualTo(CurrentPipeline.INITIAL);
    }

    @Test
    void onlyValuesThatCanChangeAreCopied() {
        TypeSerializer<ClassifiedEntry<String>> immutable = serializer(ClassifiedEntryTypeFactory.of(Types.STRING));
        assertThat(immutable.isImmutableType()).isTrue();
        assertThat(immutable.copy(DECIDED)).isSameAs(DECIDED);
        TypeSerializer<ClassifiedEntry<Date>> mutable =
                serializer(ClassifiedEntryTypeFactory.of(TypeInformation.of(Date.class)));
        ClassifiedEntry<Date> entry = new ClassifiedEntry<>(new Date(7), "Error", 1, "regex", "", "");
        ClassifiedEntry<Date> copy = mutable.copy(entry, entry);
        assertThat(copy).isEqualTo(entry).isNotSameAs(entry);
        assertThat(copy.value()).isNotSameAs(entry.value());
        TypeSerializer<BundleTagged<Date>> tagged =
                serializer(BundleTaggedSerializer.type(TypeInformation.of(Date.class)));
        BundleTagged<Date> value = new BundleTagged<>(new Date(7), "/b");
        assertThat(tagged.copy(value).value()).isEqualTo(value.value()).isNotSameAs(value.value());
    }

    @Test
    void theTypeTellsWhatItHolds() {
        TypeInformation<ClassifiedEntry<String>> type = ClassifiedEntryTypeFactory.of(Types.STRING);
        assertThat(type).hasToString("ClassifiedEntry[String]").isEqualTo(ClassifiedEntryTypeFactory.of(Types.STRING));
        assertThat(type).isNotEqualTo(ClassifiedEntryTypeFactory.of(Types.LONG));
        assertThat(type.getGenericParameters()).isEqualTo(Map.of("T", Types.STRING));
        assertThat(type.isKeyType()).isFalse();
        assertThat(type.isBasicType() || type.isTupleType()).isFalse();
        assertThat(type.getTypeClass()).isEqualTo(ClassifiedEntry.class);
    }

    @Test
    void aTypeThatFlinkCannotInferIsExplained() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new ClassifiedEntryTypeFactory<>().createTypeInfo(ClassifiedEntry.class, Map.of()))
                .withMessageContaining("returns(new TypeHint<>() {})");
    }

    private static <T> TypeSerializer<T> serializer(TypeInformation<T> type) {
        return type.createSerializer(new SerializerConfigImpl());
    }
}
