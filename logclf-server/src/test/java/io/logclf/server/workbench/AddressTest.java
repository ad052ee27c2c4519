package io.logclf.server.workbench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class AddressTest {

    @Test
    void whatShowsChangesNothingAndAllElseDoes() {
        Address.Work work = call -> {};
        assertThat(Address.get("x", work).changes()).isFalse();
        assertThat(Address.post("x", work).changes()).isTrue();
        assertThat(Address.delete("x", work).changes()).isTrue();
    }

    @Test
    void oneThatTakesLongIsOtherwiseTheSame() {
        Address small = Address.post("files", call -> {});
        Address large = small.large();
        assertThat(small.load()).isEqualTo(Address.Load.SMALL);
        assertThat(large).isEqualTo(new Address("POST", "files", Address.Load.LARGE, small.work()));
        assertThat(large.large()).isEqualTo(large);
    }

    @Test
    void noTwoAddressesOfAProjectAreTheSame() {
        Set<String> seen = new HashSet<>();
        List<Address> all = WorkbenchApi.NONE.addresses();
        assertThat(all).hasSizeGreaterThan(20).allSatisfy(address -> {
            assertThat(seen.add(address.method() + " " + address.path())).isTrue();
            assertThat(address.path()).matches("([a-z]+(\\.[a-z]+)?|\\{id})?(/([a-z]+(\\.[a-z]+)?|\\{id}))*");
        });
    }

    @Test
    void whatTakesOrSendsFilesIsLarge() {
        assertThat(WorkbenchApi.NONE.addresses().stream()
                        .filter(address -> address.path().startsWith("export/")
                                || address.path().equals("files")
                                || address.path().equals("import")))
                .hasSize(6)
                .allMatch(address -> address.load() == Address.Load.LARGE);
    }

    @Test
    void withoutAProjectEveryAddressRefuses() {
        for (Address address : WorkbenchApi.NONE.addresses()) {
            RecordedCall call = new RecordedCall()
                    .part("id", "1")
                    .parameter("name", "a.log")
                    .body("{\"groups\":[{\"id\":1,\"version\":1}],\"name\":\"x\",\"keep\":true,\"eps\":0.3,\"group\":1,"
                            + "\"version\":1,\"by\":\"source\"}");
            assertThatExceptionOfType(Refusal.class)
                    .as(address.path())
                    .isThrownBy(() -> address.work().answer(call))
                    .withMessage("there is no project; start the server with --data FOLDER")
                    .satisfies(refusal -> assertThat(refusal.status()).isEqualTo(404));
        }
    }

    @Test
    void withoutAProjectThereAreNoEventsAndNothingToClose() throws Exception {
        assertThat(WorkbenchApi.NONE.isOpen()).isFalse();
        assertThat(WorkbenchApi.NONE.inbox()).isEmpty();
        assertThat(WorkbenchApi.NONE.listeners()).isZero();
        assertThatExceptionOfType(Refusal.class).isThrownBy(WorkbenchApi.NONE::require);
        assertThatExceptionOfType(Refusal.class).isThrownBy(WorkbenchApi.NONE::events);
        WorkbenchApi.NONE.endEvents();
        WorkbenchApi.NONE.close();
        assertThat(WorkbenchApi.NONE.addresses()).isNotEmpty();
    }
}
