package io.logclf.server.workbench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.logclf.workbench.GroupQuery;
import io.logclf.workbench.GroupVersion;
import io.logclf.workbench.view.GroupState;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class RequestFieldsLimitsTest {

    @ParameterizedTest
    @CsvSource({"0, 0", "1, 1", "007, 7", "999999999999999999, 999999999999999999"})
    void aNumberInAnAddressIsDigits(String text, long number) {
        assertThat(RequestFields.id(new RecordedCall().part("id", text), "id")).isEqualTo(number);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " 1", "+1", "-1", "1.0", "1e3", "0x1", "٣", "1000000000000000000", "1\n"})
    void thereIsNothingAtAnAddressThatIsNoNumber(String text) {
        assertThatExceptionOfType(Refusal.class)
                .isThrownBy(() -> RequestFields.id(new RecordedCall().part("id", text), "id"))
                .satisfies(refusal -> assertThat(refusal.status()).isEqualTo(404));
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 499, 500})
    void aParameterIsTakenWithinItsRange(int value) {
        RecordedCall call = new RecordedCall().parameter("limit", Integer.toString(value));
        assertThat(RequestFields.parameter(call, "limit", 100, 1, 500)).isEqualTo(value);
        assertThat(RequestFields.parameter(call, "absent", 100, 1, 500)).isEqualTo(100);
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "501", "4294967297", "x", " 5", "5.0", "-5"})
    void aParameterOutsideItsRangeIsRefused(String value) {
        assertThatExceptionOfType(Refusal.class)
                .isThrownBy(() ->
                        RequestFields.parameter(new RecordedCall().parameter("limit", value), "limit", 100, 1, 500))
                .withMessage("the parameter limit must be a whole number in [1, 500]")
                .satisfies(refusal -> assertThat(refusal.status()).isEqualTo(400));
    }

    @ParameterizedTest
    @EnumSource(GroupState.class)
    void everyConstantIsReadAsItIsWritten(GroupState state) {
        RecordedCall call = new RecordedCall().parameter("state", GroupJson.lower(state));
        assertThat(RequestFields.parameter(call, "state", GroupState.class)).contains(state);
        assertThat(GroupJson.lower(state)).doesNotContain("_").isLowerCase();
    }

    @Test
    void anAbsentConstantIsNone() {
        assertThat(RequestFields.parameter(new RecordedCall(), "order", GroupQuery.Order.class))
                .isEmpty();
    }

    @Test
    void readsABodyAsItCame() throws IOException {
        RequestFields body = RequestFields.body(new RecordedCall()
                .body("{\"name\":\"ü \\u0041\",\"groups\":[{\"version\":2,\"id\":1,\"more\":null}],\"eps\":0.25,"
                        + "\"texts\":[\"a\",\"\"],\"gone\":null}"));
        assertThat(body.needText("name")).isEqualTo("ü A");
        assertThat(body.groups("groups")).containsExactly(new GroupVersion(1, 2));
        assertThat(body.decimal("eps")).contains(0.25);
        assertThat(body.texts("texts")).containsExactly("a", "");
        assertThat(body.text("gone")).isEmpty();
        assertThat(RequestFields.body(new RecordedCall()).text("name")).isEmpty();
    }

    @Test
    void aVersionThatWouldHaveToBeRoundedIsRefused() {
        for (String version : List.of("1.0", "1e0", "\"1\"", "true", "null", "[1]")) {
            RecordedCall call = new RecordedCall().body("{\"groups\":[{\"id\":1,\"version\":" + version + "}]}");
            assertThatExceptionOfType(Refusal.class)
                    .as(version)
                    .isThrownBy(() -> RequestFields.body(call).groups("groups"))
                    .withMessage("the field groups.version must be a whole number");
        }
    }

    @Test
    void anEmptyTextIsNotAMissingOne() throws IOException {
        RequestFields body = RequestFields.body(new RecordedCall().body("{\"name\":\"\"}"));
        assertThat(body.text("name")).contains("");
        assertThat(body.needText("name")).isEmpty();
    }
}
