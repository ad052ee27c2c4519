package io.logclf.server.workbench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.logclf.workbench.GroupVersion;
import io.logclf.workbench.view.GroupState;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;

class RequestFieldsTest {

    @Test
    void givesWhatIsThereAndNothingForNullAndAbsent() {
        RequestFields fields = fields("name", "x", "share", 0.5, "step", 7L, "keep", true, "gone", null);
        assertThat(fields.text("name")).contains("x");
        assertThat(fields.decimal("share")).contains(0.5);
        assertThat(fields.decimal("step")).contains(7.0);
        assertThat(fields.whole("step")).hasValue(7);
        assertThat(fields.flag("keep")).isTrue();
        for (String name : List.of("gone", "absent")) {
            assertThat(fields.text(name)).isEmpty();
            assertThat(fields.decimal(name)).isEmpty();
            assertThat(fields.whole(name)).isEmpty();
            assertThat(fields.flag(name)).isFalse();
            assertThat(fields.texts(name)).isEmpty();
        }
    }

    @Test
    void refusesWhatIsOfAnotherTypeByItsName() {
        RequestFields fields = fields("a", 1.0, "b", "1", "c", List.of(1L), "d", Map.of());
        assertRefused(() -> fields.text("a"), "the field a must be a text");
        assertRefused(() -> fields.whole("a"), "the field a must be a whole number");
        assertRefused(() -> fields.whole("b"), "the field b must be a whole number");
        assertRefused(() -> fields.decimal("b"), "the field b must be a number");
        assertRefused(() -> fields.flag("b"), "the field b must be true or false");
        assertRefused(() -> fields.texts("c"), "the field c must be a list of texts");
        assertRefused(() -> fields.texts("d"), "the field d must be a list");
        assertRefused(() -> fields.needText("absent"), "the field absent must be a text");
    }

    @Test
    void readsGroupsAsTheClientSawThem() {
        RequestFields fields =
                fields("groups", List.of(Map.of("id", 3L, "version", 1L), Map.of("id", 9L, "version", 2L)));
        assertThat(fields.groups("groups")).containsExactly(new GroupVersion(3, 1), new GroupVersion(9, 2));
    }

    @Test
    void namesTheFieldOfAGroupThatIsWrong() {
        assertRefused(
                () -> fields().groups("groups"), "the field groups must be a list of objects with id and version");
        assertRefused(
                () -> fields("groups", List.of()).groups("groups"),
                "the field groups must be a list of objects with id and version, at least one");
        assertRefused(
                () -> fields("groups", List.of(3L)).groups("groups"),
                "the field groups must be a list of objects with id and version");
        assertRefused(
                () -> fields("groups", List.of(Map.of("id", 3L))).groups("groups"),
                "the field groups.version must be a whole number");
    }

    @Test
    void constantsAreWrittenInLowerCaseWithDashes() {
        GroupState first = GroupState.values()[0];
        assertThat(RequestFields.constant("the parameter state", GroupJson.lower(first), GroupState.class))
                .isEqualTo(first);
        assertRefused(
                () -> RequestFields.constant("the parameter state", "nonsense", GroupState.class),
                "the parameter state must be one of ");
        assertRefused(
                () -> RequestFields.constant("the parameter state", first.name(), GroupState.class),
                "the parameter state must be one of ");
    }

    private static RequestFields fields(@Nullable Object... namesAndValues) {
        Map<String, @Nullable Object> values = new LinkedHashMap<>();
        for (int i = 0; i < namesAndValues.length; i += 2) {
            values.put(String.valueOf(namesAndValues[i]), namesAndValues[i + 1]);
        }
        return new RequestFields(values, "");
    }

    private static void assertRefused(Executable work, String message) {
        assertThatExceptionOfType(Refusal.class)
                .isThrownBy(work::execute)
                .withMessageStartingWith(message)
                .satisfies(refusal -> assertThat(refusal.status()).isEqualTo(400));
    }
}
