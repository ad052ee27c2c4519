package io.logclf.training.mining;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class LikelyValuesTest {

    private static final List<String> NAMES =
            List.of("ada", "grace", "linus", "dennis", "barbara", "ken", "edsger", "tony", "niklaus");

    @Test
    void valuesOfCommonTemplatesAreValuesInRareOnes() {
        List<String> messages = new ArrayList<>();
        for (String name : NAMES) {
            messages.add("badge shown by " + name + " at the gate");
            messages.add("key given to " + name + " for a day");
            messages.add("locker emptied while " + name + " was away");
        }
        messages.add("parcel left for ada downstairs");
        messages.add("parcel left for tony downstairs");
        messages.add("parcel left for nobody downstairs");
        assertThat(Mined.from(messages).texts())
                .contains("parcel left for <*> downstairs", "parcel left for nobody downstairs")
                .hasSize(5);
    }

    @Test
    void fullNamesOfClassesAndFilesDivideNothing() {
        assertThat(Mined.from(
                                "handing over to org.acme.Baker at once",
                                "handing over to org.acme.pastry.Cook at once",
                                "recipe read from bread.txt again",
                                "recipe read from cake.json again")
                        .texts())
                .containsExactly("handing over to <*> at once", "recipe read from <*> again");
    }

    @Test
    void aWordThatSaysWhetherIsNoValue() {
        assertThat(Mined.from("state is org.acme.DOOR_OPEN again", "state is org.acme.DOOR_CLOSED again")
                        .texts())
                .hasSize(2);
    }

    @Test
    void quotedTextIsOneValue() {
        assertThat(Mined.from("rule \"Back Door\" applies to 7", "rule \"Cellar\" applies to 8")
                        .texts())
                .containsExactly("rule <*> applies to <*>");
    }

    @Test
    void quotedTextThatIsAssignedMayBeTheMessage() {
        assertThat(Mined.from("type=door msg=\"bell rings\" id=7", "type=door msg=\"lamp glows\" id=8")
                        .texts())
                .hasSize(2);
    }

    @Test
    void jsonIsOneValueUnlessItSaysTheOpposite() {
        assertThat(Mined.from(
                                "order 1 told the shop {\"size\": \"large\"}",
                                "order 2 told the shop {\"size\": \"small\", \"colours\": [\"red\", \"blue\"]}",
                                "order 3 told the shop {}")
                        .texts())
                .containsExactly("order <*> told the shop <*>");
        assertThat(Mined.from(
                                "order 1 told the shop {\"result\": \"accepted\"}",
                                "order 2 told the shop {\"result\": \"rejected\"}")
                        .texts())
                .hasSize(2);
    }

    @Test
    void reasonsStandAfterSeveralBeginnings() {
        assertThat(Mined.from(
                                "could not bake bread 7: flour is damp",
                                "could not bake bread 8: yeast is old",
                                "closing bakery 3 today: flour is damp",
                                "closing bakery 4 today: yeast is old")
                        .texts())
                .containsExactly("closing bakery <*> today: <*>", "could not bake bread <*>: <*>");
    }

    @Test
    void whatFollowsOneBeginningOnlyMayBeTheEvent() {
        assertThat(Mined.from("bakery number 1: oven is hot", "bakery number 2: dough is rising")
                        .texts())
                .hasSize(2);
    }

    @Test
    void twoValuesInManyMessagesAreNoVariable() {
        List<String> messages = new ArrayList<>();
        for (int i = 0; i < 500; i++) {
            messages.add(
                    "job of org.acme." + (i % 2 == 0 ? "Baker" : "Cook") + " took " + i + " turns in kitchen " + 3 * i);
        }
        assertThat(Mined.from(messages).texts()).hasSize(2);
    }
}
