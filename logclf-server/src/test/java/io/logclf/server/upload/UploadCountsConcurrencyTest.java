package io.logclf.server.upload;

import static org.assertj.core.api.Assertions.assertThat;

import io.logclf.api.AbstainReason;
import io.logclf.api.Classification;
import io.logclf.api.Evidence;
import io.logclf.api.Label;
import io.logclf.api.StageVerdict;
import io.logclf.api.Verdict;
import io.logclf.server.json.JsonTree;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class UploadCountsConcurrencyTest {

    private static final int THREADS = 4;
    private static final int ROWS = 3_000;

    private final Classification decided = new Classification(
            List.of(new StageVerdict("rules", Verdict.decided(new Label("Disk"), 1, new Found("disk")))));
    private final Classification undecided = new Classification(List.of(
            new StageVerdict("rules", Verdict.abstained(AbstainReason.NO_MATCH, "")),
            new StageVerdict("head", Verdict.abstained(AbstainReason.LOW_CONFIDENCE, ""))));

    @Test
    void losesNoRowWhoeverCountsAndSaysNothingInconsistentMeanwhile() throws Exception {
        UploadCounts counts = new UploadCounts();
        List<Thread> threads = new ArrayList<>();
        for (int t = 0; t < THREADS; t++) {
            Thread thread = new Thread(() -> {
                for (int i = 0; i < ROWS; i++) {
                    counts.add(i % 3 == 0 ? undecided : decided);
                }
            });
            thread.start();
            threads.add(thread);
        }
        for (int i = 0; i < 100; i++) {
            assertConsistent(JsonTree.parse(counts.json()));
        }
        for (Thread thread : threads) {
            thread.join();
        }
        counts.end(true);
        JsonTree all = JsonTree.parse(counts.json());
        assertConsistent(all);
        assertThat(number(all.get("rows"))).isEqualTo(THREADS * ROWS);
        assertThat(number(all.get("undecided"))).isEqualTo(THREADS * ROWS / 3);
        assertThat(number(all.get("labels").get("Disk"))).isEqualTo(THREADS * ROWS / 3 * 2);
    }

    @Test
    void theTimeStandsStillOnceItHasEnded() throws IOException {
        UploadCounts counts = new UploadCounts();
        counts.end(true);
        String first = counts.json();
        assertThat(counts.json()).isEqualTo(first);
        assertThat(JsonTree.parse(first).get("finished").value()).isEqualTo(true);
    }

    @Test
    void whatTheReaderSaysLastIsWhatIsTold() throws IOException {
        UploadCounts counts = new UploadCounts();
        List<String> remarks = new ArrayList<>(List.of("line 3 is odd"));
        counts.tell(Optional.of("lines"), List.of("never shown"));
        counts.tell(Optional.empty(), remarks);
        remarks.add("added later");
        JsonTree told = JsonTree.parse(counts.json());
        assertThat(told.get("readAs").value()).isNull();
        assertThat(told.get("remarks").value()).isEqualTo(List.of("line 3 is odd"));
    }

    @Test
    void everyUploadHasAnIdThatNobodyGuesses() {
        Set<String> ids = new HashSet<>();
        for (int i = 0; i < 1_000; i++) {
            ids.add(new UploadCounts().id());
        }
        assertThat(ids).hasSize(1_000).allSatisfy(id -> assertThat(id).matches("[0-9a-f-]{36}"));
    }

    private static void assertConsistent(JsonTree counts) {
        long rows = number(counts.get("rows"));
        long undecided = number(counts.get("undecided"));
        assertThat(number(counts.get("decidedByStage").get("rules"))).isEqualTo(rows - undecided);
        assertThat(number(counts.get("abstentions").get("rules: NO_MATCH"))).isEqualTo(undecided);
        assertThat(number(counts.get("abstentions").get("head: LOW_CONFIDENCE")))
                .isEqualTo(undecided);
        assertThat(number(counts.get("labels").get("Unclassified"))).isEqualTo(undecided);
    }

    private static long number(JsonTree tree) {
        return tree.number().map(Number::longValue).orElse(0L);
    }

    private record Found(String summary) implements Evidence {}
}
