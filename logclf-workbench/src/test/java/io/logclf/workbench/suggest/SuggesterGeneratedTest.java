package io.logclf.workbench.suggest;

import static org.assertj.core.api.Assertions.assertThat;

import io.logclf.workbench.Said;
import io.logclf.workbench.model.Form;
import io.logclf.workbench.model.FormKey;
import io.logclf.workbench.model.Group;
import io.logclf.workbench.model.Mark;
import io.logclf.workbench.view.Forecast;
import io.logclf.workbench.view.Suggestion;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** What holds for suggestions whatever the groups, the labels and the guesses are. */
class SuggesterGeneratedTest {

    private static final long SEED = 55;

    private final Random random = new Random(SEED);

    @Test
    void suggestionsAreFewAndDifferentAndTheLikeliestFirst() {
        for (int round = 0; round < 60; round++) {
            List<Group> groups = groups(random.nextInt(30));
            suggester().update(groups);
            for (Group group : groups) {
                List<Suggestion> suggestions = group.suggestions();
                assertThat(suggestions).as("seed %d", SEED).hasSizeLessThanOrEqualTo(5);
                assertThat(suggestions.stream().map(Suggestion::label)).doesNotHaveDuplicates();
                assertThat(suggestions.stream().map(Suggestion::probability))
                        .isSortedAccordingTo((a, b) -> Double.compare(b, a))
                        .allMatch(probability -> probability >= 0 && probability <= 1);
            }
        }
    }

    @Test
    void theSameGroupsHaveTheSameSuggestionsEachTime() {
        List<Group> groups = groups(40);
        Suggester suggester = suggester();
        suggester.update(groups);
        List<List<Suggestion>> first = groups.stream().map(Group::suggestions).toList();
        suggester.update(groups);
        assertThat(groups.stream().map(Group::suggestions).toList()).isEqualTo(first);
        Suggester fresh = suggester();
        fresh.update(groups);
        assertThat(groups.stream().map(Group::suggestions).toList()).isEqualTo(first);
        assertThat(fresh.forecast(groups)).isEqualTo(suggester.forecast(groups));
    }

    @Test
    void aForecastNeedsFiveLabelledGroupsAndItsSharesAreShares() {
        for (int round = 0; round < 60; round++) {
            List<Group> groups = groups(random.nextInt(40));
            Suggester suggester = suggester();
            suggester.update(groups);
            Optional<Forecast> forecast = suggester.forecast(groups);
            if (forecast.isPresent()) {
                assertThat(forecast.get().decidedShare()).as("seed %d", SEED).isBetween(0.0, 1.0);
                assertThat(forecast.get().accuracy()).as("seed %d", SEED).isBetween(0.0, 1.0);
                assertThat(forecast.get().basis()).contains("rows are labelled");
                assertThat(groups.stream()
                                .filter(group -> group.mark().isSaid())
                                .count())
                        .isGreaterThanOrEqualTo(5);
            }
        }
        assertThat(suggester().forecast(List.of())).isEmpty();
    }

    @Test
    void withoutAnythingToGoByNothingIsSuggested() {
        Group group = new Group(1, 1, 1);
        group.forms(List.of(form(1, Mark.NEVER)));
        new Suggester().update(List.of(group));
        assertThat(group.suggestions()).isEmpty();
    }

    @Test
    void aGuessIsSuggestedWithItsOwnScoreUntilThereAreOutcomes() {
        Group group = new Group(1, 1, 1);
        group.forms(List.of(form(1, Mark.NEVER)));
        group.guess(Optional.of(new Group.Guess("Disk", 0.75)));
        group.answer(Optional.of(new Group.Guess("Job", 0.5)));
        new Suggester().update(List.of(group));
        assertThat(group.suggestions())
                .containsExactly(
                        new Suggestion("Disk", 0.75, Suggestion.Origin.BUNDLE),
                        new Suggestion("Job", 0.5, Suggestion.Origin.LLM));
    }

    @Test
    void ofTwoThatSuggestTheSameTheSurerCounts() {
        Group group = new Group(1, 1, 1);
        group.forms(List.of(form(1, Mark.NEVER)));
        group.guess(Optional.of(new Group.Guess("Disk", 0.25)));
        group.answer(Optional.of(new Group.Guess("Disk", 0.5)));
        new Suggester().update(List.of(group));
        assertThat(group.suggestions()).containsExactly(new Suggestion("Disk", 0.5, Suggestion.Origin.LLM));
    }

    private Suggester suggester() {
        Suggester suggester = new Suggester();
        for (int i = 0; i < 4; i++) {
            byte[] direction = new byte[8];
            new Random(i).nextBytes(direction);
            suggester.words("label " + i, direction);
        }
        return suggester;
    }

    private List<Group> groups(int count) {
        List<Group> groups = new ArrayList<>();
        for (int id = 1; id <= count; id++) {
            Group group = new Group(id, 1, 1);
            Said said =
                    switch (random.nextInt(4)) {
                        case 0 -> Said.NONE;
                        case 1 -> Said.label("label " + random.nextInt(8));
                        default -> Said.NOTHING;
                    };
            group.forms(List.of(form(id, new Mark(said, "kim", Instant.EPOCH, 1))));
            if (random.nextInt(5) > 0) {
                byte[] direction = new byte[8];
                random.nextBytes(direction);
                group.vector(Optional.of(direction));
            }
            if (random.nextBoolean()) {
                group.guess(Optional.of(new Group.Guess("label " + random.nextInt(8), random.nextDouble())));
            }
            groups.add(group);
        }
        return groups;
    }

    private Form form(long id, Mark mark) {
        Form form = new Form(id, 1, new FormKey("t" + id, "", ""), List.of(), "", "", 1 + random.nextInt(100), id, 0);
        form.mark(mark);
        return form;
    }
}
