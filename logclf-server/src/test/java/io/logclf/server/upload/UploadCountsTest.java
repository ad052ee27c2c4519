package io.logclf.server.upload;

import static org.assertj.core.api.Assertions.assertThat;

import io.logclf.api.ClassificationPipeline;
import io.logclf.api.LogEntry;
import io.logclf.regex.RegexClassifier;
import io.logclf.regex.Rule;
import io.logclf.regex.RuleSet;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class UploadCountsTest {

    private static final ClassificationPipeline PIPELINE = ClassificationPipeline.builder()
            .stage("first", RegexClassifier.of(RuleSet.of(List.of(Rule.of("failed", "Failure", "failed")))))
            .stage("second", RegexClassifier.of(RuleSet.of(List.of(Rule.of("in", "Login", "logged in")))))
            .build();

    private final RecentUploads recent = new RecentUploads();

    @Test
    void countsWhatBecameOfTheRows() {
        UploadCounts counts = recent.begin();
        for (String message : List.of("it failed", "bob logged in", "it failed again", "something else")) {
            counts.add(PIPELINE.classify(LogEntry.of(message)));
        }
        counts.tell(Optional.of("a table"), List.of("one odd row"));
        counts.end(true);
        assertThat(counts.json().replaceFirst("\"millis\":\\d+", "\"millis\":0"))
                .isEqualTo("{\"id\":\"" + counts.id() + "\",\"rows\":4,"
                        + "\"decidedByStage\":{\"first\":2,\"second\":1},\"undecided\":1,"
                        + "\"abstentions\":{\"first: NO_MATCH\":1,\"second: NO_MATCH\":1},"
                        + "\"labels\":{\"Failure\":2,\"Login\":1,\"Unclassified\":1},"
                        + "\"millis\":0,\"finished\":true,\"complete\":true,"
                        + "\"readAs\":\"a table\",\"remarks\":[\"one odd row\"]}");
    }

    @Test
    void anUploadUnderWayIsNotFinishedAndOneThatBrokeIsNotComplete() {
        UploadCounts counts = recent.begin();
        assertThat(counts.json()).contains("\"finished\":false,\"complete\":false,\"readAs\":null,\"remarks\":[]");
        counts.end(false);
        assertThat(counts.json()).contains("\"finished\":true,\"complete\":false");
    }

    @Test
    void theOldestIsForgottenFirst() {
        UploadCounts first = recent.begin();
        UploadCounts second = recent.begin();
        Set<String> ids = new HashSet<>();
        for (int i = 2; i < RecentUploads.CAPACITY; i++) {
            ids.add(recent.begin().id());
        }
        assertThat(ids).hasSize(RecentUploads.CAPACITY - 2);
        assertThat(recent.find(first.id())).containsSame(first);
        recent.begin();
        assertThat(recent.find(first.id())).isEmpty();
        assertThat(recent.find(second.id())).containsSame(second);
        assertThat(recent.find("unknown")).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "logs.csv, logs.csv, logs-classified.csv",
        "app.log.gz, app.log.gz, app-classified.csv",
        "C:\\logs\\app.log, app.log, app-classified.csv",
        "../../etc/passwd, passwd, passwd-classified.csv",
        "/, file, file-classified.csv",
        "'', file, file-classified.csv",
        "'a\nb\u0000.csv', ab.csv, ab-classified.csv",
        "'größe\".csv', 'größe\".csv', gr__e_-classified.csv",
        "noending, noending, noending-classified.csv"
    })
    void namesOfFilesAreMadeHarmless(String given, String shown, String answer) {
        assertThat(FileName.shown(given)).isEqualTo(shown);
        assertThat(FileName.classified(FileName.shown(given))).isEqualTo(answer);
    }

    @Test
    void namesOfFilesAreShort() {
        assertThat(FileName.shown("n".repeat(5_000))).hasSize(100);
        assertThat(FileName.shown("n".repeat(99) + "🔥.log")).isEqualTo("n".repeat(99));
    }
}
