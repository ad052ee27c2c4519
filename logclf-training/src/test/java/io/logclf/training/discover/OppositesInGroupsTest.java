package io.logclf.training.discover;

import static org.assertj.core.api.Assertions.assertThat;

import io.logclf.api.LogEntry;
import io.logclf.embedding.Embedding;
import io.logclf.embedding.TextEncoder;
import io.logclf.training.LogSource;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OppositesInGroupsTest {

    @TempDir
    Path folder;

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Backup % succeeded|Backup % failed",
                "Valve % locked|Valve % unlocked",
                "Record % found|Can't find record %",
                "Train % arrived at the depot|Train % departed from the depot",
                "Parcel % delivered|Parcel % returned",
                "Guest % was told|Guest % was not told",
                "Lid % was bolted by the staff|Lid % was left ajar by the staff",
                "用户%登录成功|用户%登录失败|备份%完成",
                "Дверь % открыта|Дверь % закрыта",
                "ドア%が開きました|ドア%が閉まりました",
                "문 % 열림|문 % 닫힘",
                "Porte % ouverte|Porte % fermée",
                "Datei % gefunden|Datei % nicht gefunden"
            })
    void areApartHoweverNearTheirEmbeddingsAre(String sides) {
        String[] all = sides.split("\\|");
        assertThat(groups(entries(all), "out")).isEqualTo(all.length);
    }

    @Test
    void whatSaysTheSameStaysTogether() {
        assertThat(groups(entries("Backup % of the disk completed", "The backup % is done"), "out"))
                .isEqualTo(1);
    }

    @Test
    void theOrderOfRowsMakesNoDifference() {
        List<LogEntry> entries =
                entries("Door % opened", "Door % closed", "Gate % has been opened", "Door % shut again");
        int expected = groups(entries, "in-order");
        Collections.shuffle(entries, new Random(5));
        assertThat(groups(entries, "shuffled")).isEqualTo(expected);
    }

    private static List<LogEntry> entries(String... forms) {
        List<LogEntry> entries = new ArrayList<>();
        for (int i = 0; i < 20; i++) {
            for (String form : forms) {
                entries.add(LogEntry.of("A", form.replace("%", Integer.toString(100 + i))));
            }
        }
        return entries;
    }

    private int groups(List<LogEntry> entries, String name) {
        return Discovery.builder(new Blind())
                .build()
                .run(LogSource.of("made", entries), folder.resolve(name))
                .groups();
    }

    /** All texts are the same to it. */
    private static final class Blind implements TextEncoder {

        @Override
        public Embedding encode(String text) {
            return Embedding.of(new float[] {1, 0});
        }

        @Override
        public int dimension() {
            return 2;
        }

        @Override
        public String fingerprint() {
            return "blind";
        }

        @Override
        public void close() {}
    }
}
