package io.logclf.server.workbench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import io.logclf.api.Classification;
import io.logclf.api.ClassificationPipeline;
import io.logclf.api.Label;
import io.logclf.api.LogEntry;
import io.logclf.regex.RegexClassifier;
import io.logclf.regex.Rule;
import io.logclf.regex.RuleSet;
import io.logclf.workbench.Inbox;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class InboxPipelineTest {

    private final List<String> offered = new ArrayList<>();
    private final Inbox inbox =
            (entry, classification) -> offered.add(entry.message() + ": " + classification.labelOr("nothing"));
    private final ClassificationPipeline own = ClassificationPipeline.builder()
            .stage("regex", RegexClassifier.of(RuleSet.of(List.of(Rule.of("failed", "Failure", "failed")))))
            .build();
    private final ClassificationPipeline pipeline = InboxPipeline.of(own, Optional.of(inbox));

    @Test
    void answersAsThePipelineDoesAndOffersEveryEntryOnce() {
        List<LogEntry> entries =
                List.of(LogEntry.of("it failed"), LogEntry.of("all is well"), LogEntry.of("it failed"));
        List<Classification> expected = own.classifyAll(entries);

        assertThat(pipeline.classify(entries.get(0))).isEqualTo(expected.get(0));
        assertThat(pipeline.classifyAll(entries)).isEqualTo(expected);
        assertThat(pipeline.classifyAsync(entries.get(1), Runnable::run)
                        .toCompletableFuture()
                        .join())
                .isEqualTo(expected.get(1));

        assertThat(offered)
                .containsExactly(
                        "it failed: Failure",
                        "it failed: Failure",
                        "all is well: nothing",
                        "it failed: Failure",
                        "all is well: nothing");
    }

    @Test
    void anEmptyBatchOffersNothing() {
        assertThat(pipeline.classifyAll(List.of())).isEmpty();
        assertThat(offered).isEmpty();
    }

    @Test
    void tellsTheLabelsAndCountersOfThePipeline() {
        assertThat(pipeline.labels()).isEqualTo(own.labels()).contains(new Label("Failure"));
        assertThat(pipeline.counters()).isEqualTo(own.counters());
    }

    @Test
    void closingItLeavesThePipelineOpen() {
        pipeline.close();
        assertThat(pipeline.classify("app", "it failed").labelOr("")).isEqualTo("Failure");
        own.close();
        assertThatIllegalStateException().isThrownBy(() -> pipeline.classify("app", "it failed"));
        assertThat(offered).hasSize(1);
    }

    @Test
    void withoutAnInboxItIsThePipelineItself() {
        assertThat(InboxPipeline.of(own, Optional.empty())).isSameAs(own);
    }
}
