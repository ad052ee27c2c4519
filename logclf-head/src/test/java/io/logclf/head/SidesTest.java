package io.logclf.head;

import static org.assertj.core.api.Assertions.assertThat;

import io.logclf.api.Label;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SidesTest {

    private static final Label WELL = new Label("Went well");
    private static final Label ALARM = new Label("Alarm");
    private static final Label SIGN_IN = new Label("Sign-in");

    private final Sides sides = Sides.of(Map.of(
            WELL, List.of("transfer of <number> files succeeded", "gate <number> opened", "nightly import completed"),
            ALARM, List.of("pump <number> failed", "no signal from sensor <number>", "connection to <ip> refused"),
            SIGN_IN, List.of("user <id> signed in", "welcome back, <id>")));

    @ParameterizedTest
    @ValueSource(
            strings = {
                "transfer of <number> files failed",
                "transfer of <number> files did not succeed",
                "transfer of <number> files was unsuccessful",
                "transfer of <number> files aborted successfully",
                "gate <number> closed",
                "Übertragung von <number> Dateien fehlgeschlagen",
                "传输 <number> 个文件失败",
            })
    void theOppositeOfWhatWentWellSpeaksAgainstIt(String text) {
        assertThat(sides.against(WELL, text)).isPresent();
    }

    @ParameterizedTest
    @ValueSource(strings = {"pump <number> recovered", "connection to <ip> accepted", "pump <number> did not fail"})
    void anAllClearSpeaksAgainstAnAlarm(String text) {
        assertThat(sides.against(ALARM, text)).isPresent();
    }

    @ParameterizedTest
    @ValueSource(strings = {"user <id> not signed in", "user <id> never came back", "sign-in of user <id> was refused"})
    void whatDidNotHappenSpeaksAgainstALabelThatNothingIsNegatedIn(String text) {
        assertThat(sides.against(SIGN_IN, text)).isPresent();
    }

    @ParameterizedTest
    @ValueSource(strings = {"pump <number> is broken", "sensor <number> does not answer", "water in cellar <number>"})
    void otherWordsForTheSameDoNot(String text) {
        assertThat(sides.against(ALARM, text)).isEmpty();
    }

    @Test
    void nothingSpeaksAgainstALabelOfWhichNothingIsKnown() {
        assertThat(sides.against(new Label("Other"), "gate <number> closed")).isEmpty();
        assertThat(Sides.UNKNOWN.against(WELL, "gate <number> closed")).isEmpty();
    }

    @Test
    void oneOfManyMessagesIsNoSide() {
        List<String> texts = new ArrayList<>(Collections.nCopies(200, "gate <number> opened"));
        texts.add("gate <number> closed");
        assertThat(Sides.of(Map.of(WELL, texts)).against(WELL, "gate <number> closed"))
                .contains("close");
    }

    @Test
    void areTheSameByTheirNames() {
        Sides named = Sides.named(Map.of(WELL, sides.names().get(WELL.name())));

        assertThat(named.names()).containsExactly(Map.entry("Went well", List.of("open", "succeed")));
        assertThat(named.against(WELL, "gate <number> closed")).contains("close");
    }
}
