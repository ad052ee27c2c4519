package io.logclf.training.mining;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class TemplateMinerTest {

    @Test
    void nothingAddedGivesNoTemplates() {
        assertThat(new TemplateMiner().mine().templates()).isEmpty();
    }

    @Test
    void whatHoldsDigitsVaries() {
        assertThat(Mined.from("job 17 done on n4", "job 18 done on n5").texts()).containsExactly("job <*> done on <*>");
    }

    @Test
    void messagesOfOneWordEachStayApart() {
        assertThat(Mined.from("ready", "steady", "go", "stop", "wait", "run").texts())
                .hasSize(6);
    }

    @Test
    void statesStayApartAtFewValues() {
        assertThat(Mined.from("pump 1 was started by hand", "pump 2 was stopped by hand", "pump 3 was primed by hand")
                        .texts())
                .containsExactly(
                        "pump <*> was primed by hand", "pump <*> was started by hand", "pump <*> was stopped by hand");
    }

    @Test
    void statesStayApartHoweverManyMessagesThereAre() {
        List<String> messages = new ArrayList<>();
        for (String state : List.of("opened", "closed", "locked", "unlocked", "painted", "oiled")) {
            IntStream.range(0, 5_000).forEach(i -> messages.add("valve " + i + " was " + state + " by hand"));
        }
        assertThat(Mined.from(messages).templates()).hasSize(6).allMatch(template -> template.count() == 5_000);
    }

    @Test
    void namesOfUsersVaryWhereThereAreMany() {
        List<String> users = List.of("ada", "grace", "linus", "dennis", "barbara", "ken", "edsger");
        List<String> messages = users.stream()
                .map(user -> "badge shown by " + user + " at gate")
                .toList();
        assertThat(Mined.from(messages).texts()).containsExactly("badge shown by <*> at gate");
    }

    @Test
    void firstWordsNameEvents() {
        List<String> messages = IntStream.range(0, 8)
                .mapToObj(i -> "abcdefgh".charAt(i) + "service startup succeeded")
                .toList();
        assertThat(Mined.from(messages).texts()).hasSize(8);
    }

    @Test
    void truthValuesVary() {
        assertThat(Mined.from("panel visible=true moved: false", "panel visible=false moved: true")
                        .texts())
                .containsExactly("panel visible=<*> moved: <*>");
    }

    @Test
    void switchesVaryInBracketsOnly() {
        assertThat(Mined.from("power supply status ( on on )", "power supply status ( on off )")
                        .texts())
                .containsExactly("power supply status ( <*> )");
        assertThat(Mined.from("lamp in hall switched on", "lamp in hall switched off")
                        .texts())
                .hasSize(2);
    }

    @Test
    void namesBeforeAnEqualsSignStayApart() {
        List<String> names = List.of("a.home", "a.name", "a.dir", "a.arch", "a.vendor", "a.path", "a.level", "a.host");
        List<String> messages =
                names.stream().map(name -> "setting read: " + name + "=x9").toList();
        assertThat(Mined.from(messages).texts()).hasSize(8);
    }

    @Test
    void listsOfAnyLengthAreOneTemplate() {
        assertThat(Mined.from("fans ( 12 13 )", "fans ( 12 13 14 15 )", "fans ( 7, 8, 9 )", "fans ( 12 **** 14 )")
                        .texts())
                .containsExactly("fans ( <*> )");
    }

    @Test
    void listsOfWordsAreValuesOfAnyLength() {
        assertThat(Mined.from(
                                "flowers in the window: rose",
                                "flowers in the window: rose, tulip",
                                "flowers in the window: lily, aster, poppy",
                                "flowers in the window: daisy, lily",
                                "flowers in the window: tulip, aster, rose, iris",
                                "flowers in the window: iris, aster",
                                "flowers in the window: aster")
                        .texts())
                .containsExactly("flowers in the window: <*>");
    }

    @Test
    void namesOfSeveralWordsAreValues() {
        List<String> messages =
                List.of("Ada", "Grace Hopper", "Edsger Wybe Dijkstra", "Ken Thompson", "Dennis Ritchie", "Linus")
                        .stream()
                        .map(name -> "parcel brought by " + name + " this morning")
                        .toList();
        assertThat(Mined.from(messages).texts()).containsExactly("parcel brought by <*> this morning");
    }

    @Test
    void emptyAndFilledBracketsAreOneTemplateButNoBracketsAreAnother() {
        Mined mined =
                Mined.from("sent 5 parts (7 large) to shelf", "sent 5 parts () to shelf", "sent 5 parts to shelf");
        assertThat(Mined.from("call from 4 (9) ended", "call from 4 () ended").texts())
                .hasSize(1);
        assertThat(mined.texts()).contains("sent <*> parts to shelf").hasSize(3);
    }

    @Test
    void lessThanASecondIsADuration() {
        assertThat(Mined.from("closed, lifetime <1 sec", "closed, lifetime 00:17", "closed, lifetime 2 h")
                        .texts())
                .containsExactly("closed, lifetime <*>");
    }

    @Test
    void quotedValuesMayHaveSeveralWords() {
        List<String> tags = List.of("Front Door", "Gate", "Back Door West", "Cellar", "Attic Window", "Roof");
        List<String> messages = tags.stream()
                .map(tag -> "lock taken, tag=\"" + tag + "\", holder 4")
                .toList();
        assertThat(Mined.from(messages).texts()).containsExactly("lock taken, tag=\"<*>\", holder <*>");
    }

    @Test
    void placesThatVaryTogetherAreFound() {
        List<String> messages = new ArrayList<>();
        for (char c = 'a'; c < 'n'; c++) {
            messages.add("handler of org.acme." + c + ".Event is now org.acme.run." + c + ".Worker instead");
        }
        assertThat(Mined.from(messages).texts()).containsExactly("handler of <*> is now <*> instead");
    }

    @Test
    void linksPathsHostsAndAddressesVary() {
        assertThat(Mined.from(
                                "copied https://example.org/a to /var/spool/a for jo@example.org via gate.example.org",
                                "copied ftp://example.com/b to C:\\Temp\\b.txt for al@example.org via ::ffff:1.2.3.4",
                                "copied file://x/y/z to ./here for ed@example.org via fe:dc:ba:aa:bb:cc")
                        .texts())
                .containsExactly("copied <*> to <*> for <*> via <*>");
    }

    @Test
    void orderAndRepetitionChangeNothingButCounts() {
        List<String> once = MadeLogs.lines(1_500, 5);
        List<String> tenfold = new ArrayList<>();
        IntStream.range(0, 10).forEach(i -> tenfold.addAll(once));
        Mined expected = Mined.from(once);
        for (int seed = 1; seed <= 5; seed++) {
            List<String> shuffled = new ArrayList<>(seed == 1 ? tenfold : once);
            Collections.shuffle(shuffled, new Random(seed));
            Mined mined = Mined.from(shuffled);
            assertThat(mined.partition()).as("seed %d", seed).isEqualTo(expected.partition());
            assertThat(mined.texts()).isEqualTo(expected.texts());
        }
        assertThat(expected.templates()).hasSize(8);
    }

    @Test
    void countsAddUpToTheMessages() {
        List<String> lines = MadeLogs.lines(777, 9);
        assertThat(Mined.from(lines).templates().stream()
                        .mapToLong(Template::count)
                        .sum())
                .isEqualTo(777);
    }

    @Test
    void idsArePlacesInTextOrder() {
        List<Template> templates = Mined.from(MadeLogs.lines(500, 2)).templates();
        assertThat(templates)
                .extracting(Template::id)
                .containsExactlyElementsOf(
                        IntStream.range(0, templates.size()).boxed().toList());
        assertThat(templates).extracting(Template::text).isSorted();
    }

    @Test
    void ticketsAreSkeletonsSoLinesCostNoMemory() {
        TemplateMiner miner = new TemplateMiner();
        int highest = -1;
        for (int i = 0; i < 100_000; i++) {
            highest = Math.max(highest, miner.add("packet " + i + " of " + 3 * i + " bytes from 10.0.0." + i % 250));
        }
        assertThat(highest).isZero();
    }

    @Test
    void goesOnAfterMining() {
        TemplateMiner miner = new TemplateMiner();
        int first = miner.add("disk 1 full");
        MinedTemplates before = miner.mine();
        int second = miner.add("disk 2 removed");
        MinedTemplates after = miner.mine();
        assertThat(before.templates()).hasSize(1);
        assertThat(after.template(first).text()).isEqualTo("disk <*> full");
        assertThat(after.template(second).text()).isEqualTo("disk <*> removed");
    }

    @Test
    void manyDistinctSkeletonsAreMined() {
        List<String> messages = new ArrayList<>();
        for (int i = 0; i < 30_000; i++) {
            String name = Integer.toString(i, 26).replaceAll("[0-9]", "z") + "x".repeat(i % 7);
            messages.add("report of " + name + " was " + (i % 2 == 0 ? "printed" : "burnt") + " without being read");
        }
        assertThat(Mined.from(messages).texts())
                .containsExactly(
                        "report of <*> was burnt without being read", "report of <*> was printed without being read");
    }

    @Test
    void rejectsNull() {
        assertThatNullPointerException()
                .isThrownBy(() -> new TemplateMiner().add(null))
                .withMessage("message");
    }
}
