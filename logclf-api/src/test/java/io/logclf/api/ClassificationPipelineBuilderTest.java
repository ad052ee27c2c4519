package io.logclf.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;

import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ClassificationPipelineBuilderTest {

    private final ClassificationPipeline.Builder builder = ClassificationPipeline.builder();

    @Test
    void routedSourceAsksOnlyTheNamedStagesInTheNamedOrder() {
        abc().route(Set.of("LegacyCRM"), "c", "a");

        assertThat(stagesAsked("LegacyCRM")).containsExactly("c", "a");
    }

    @Test
    void otherSourcesAskEveryStageInTheOrderAdded() {
        abc().route(Set.of("LegacyCRM"), "c");

        assertThat(stagesAsked("ModernCRM")).containsExactly("a", "b", "c");
        assertThat(stagesAsked("legacycrm")).containsExactly("a", "b", "c");
        assertThat(stagesAsked("")).containsExactly("a", "b", "c");
    }

    @Test
    void oneRouteCanServeSeveralSources() {
        abc().route(Set.of("LegacyCRM", "LegacyHR"), "b");

        assertThat(stagesAsked("LegacyCRM")).containsExactly("b");
        assertThat(stagesAsked("LegacyHR")).containsExactly("b");
    }

    @Test
    void laterRouteReplacesTheEarlierOneForItsSourcesOnly() {
        abc().route(Set.of("LegacyCRM", "LegacyHR"), "b").route(Set.of("LegacyCRM"), "c", "a");

        assertThat(stagesAsked("LegacyCRM")).containsExactly("c", "a");
        assertThat(stagesAsked("LegacyHR")).containsExactly("b");
    }

    @Test
    void routeMayBeAddedBeforeItsStages() {
        builder.route(Set.of("LegacyCRM"), "b");
        abc();

        assertThat(stagesAsked("LegacyCRM")).containsExactly("b");
    }

    @Test
    void unknownSourceCanHaveARouteOfItsOwn() {
        abc().route(Set.of(""), "c");

        assertThat(stagesAsked("")).containsExactly("c");
    }

    @Test
    void routeKeepsWhatItWasGiven() {
        Set<String> sources = new HashSet<>(Set.of("LegacyCRM"));
        String[] names = {"c"};
        abc().route(sources, names);
        sources.add("ModernCRM");
        names[0] = "a";

        assertThat(stagesAsked("LegacyCRM")).containsExactly("c");
        assertThat(stagesAsked("ModernCRM")).containsExactly("a", "b", "c");
    }

    @Test
    void routeToAStageThatWasNotAddedIsRefusedWhenBuilding() {
        abc().route(Set.of("LegacyCRM"), "a", "llm");

        assertThatIllegalStateException()
                .isThrownBy(builder::build)
                .withMessageContainingAll("'LegacyCRM'", "'llm'", "[a, b, c]");
    }

    @Test
    void routeWithoutASourceIsRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> builder.route(Set.of(), "a"))
                .withMessageContaining("sources");
    }

    @Test
    void routeWithoutAStageIsRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> builder.route(Set.of("LegacyCRM")))
                .withMessageContaining("LegacyCRM");
    }

    @Test
    void routeThatNamesAStageTwiceIsRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> builder.route(Set.of("LegacyCRM"), "a", "b", "a"))
                .withMessageContaining("[a, b, a]");
    }

    @Test
    void stageNameThatIsTakenIsRefused() {
        abc();

        assertThatIllegalArgumentException()
                .isThrownBy(() -> builder.stage("b", StubStage.abstaining("b")))
                .withMessageContaining("'b'");
    }

    @Test
    void refusedStageDoesNotReplaceTheFirstOfItsName() {
        builder.stage("a", StubStage.deciding("a", "First"));
        assertThatIllegalArgumentException().isThrownBy(() -> builder.stage("a", StubStage.deciding("a", "Second")));

        try (ClassificationPipeline pipeline = builder.build()) {
            assertThat(pipeline.classify("CRM", "text").labelOr("none")).isEqualTo("First");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "\t\n"})
    void blankStageNameIsRefused(String blank) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> builder.stage(blank, StubStage.abstaining("a")))
                .withMessageContaining("blank");
    }

    @Test
    void twoStagesOfOneKindHaveANameEach() {
        builder.stage("ours", StubStage.knowing("rules", "disk")).stage("theirs", StubStage.knowing("rules", "user"));

        try (ClassificationPipeline pipeline =
                builder.route(Set.of("CRM"), "theirs", "ours").build()) {
            assertThat(pipeline.classify("", "disk full").decidedBy()).hasValue("ours");
            assertThat(pipeline.classify("CRM", "user 1").trail())
                    .extracting(StageVerdict::stage)
                    .containsExactly("theirs");
        }
    }

    @Test
    void pipelineWithoutAStageIsRefused() {
        assertThatIllegalStateException().isThrownBy(builder::build).withMessageContaining("stage");
    }

    @Test
    void pipelineDoesNotSeeWhatTheBuilderGetsLater() {
        builder.stage("a", StubStage.abstaining("a"));
        try (ClassificationPipeline pipeline = builder.build()) {
            StubStage late = StubStage.deciding("late", "Never");
            builder.stage("late", late).route(Set.of("CRM"), "late").listener(new PipelineListener() {});

            assertThat(pipeline.classify("CRM", "text").trail())
                    .extracting(StageVerdict::stage)
                    .containsExactly("a");
        }
    }

    @Test
    void refusesNulls() {
        assertThatNullPointerException().isThrownBy(() -> builder.stage("a", null));
        assertThatNullPointerException().isThrownBy(() -> builder.stage(null, StubStage.abstaining("a")));
        assertThatNullPointerException().isThrownBy(() -> builder.owns(null)).withMessage("resource");
        assertThatNullPointerException()
                .isThrownBy(() -> builder.listener(null))
                .withMessage("listener");
        assertThatNullPointerException().isThrownBy(() -> builder.route(null, "a"));
        assertThatNullPointerException().isThrownBy(() -> builder.route(Collections.singleton(null), "a"));
        assertThatNullPointerException().isThrownBy(() -> builder.route(Set.of("CRM"), (String[]) null));
        assertThatNullPointerException().isThrownBy(() -> builder.route(Set.of("CRM"), "a", null));
    }

    private ClassificationPipeline.Builder abc() {
        return builder.stage("a", StubStage.abstaining("a"))
                .stage("b", StubStage.abstaining("b"))
                .stage("c", StubStage.abstaining("c"));
    }

    private List<String> stagesAsked(String source) {
        try (ClassificationPipeline pipeline = builder.build()) {
            return pipeline.classify(source, "text").trail().stream()
                    .map(StageVerdict::stage)
                    .toList();
        }
    }
}
