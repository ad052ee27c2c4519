package io.logclf.workbench.suggest;

import static org.assertj.core.api.Assertions.assertThat;

import io.logclf.workbench.Said;
import io.logclf.workbench.model.Form;
import io.logclf.workbench.model.FormKey;
import io.logclf.workbench.model.Group;
import io.logclf.workbench.model.Mark;
import io.logclf.workbench.model.Sample;
import io.logclf.workbench.view.Suggestion;
import io.logclf.workbench.view.Suggestion.Origin;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;

class SuggesterTest {

    private static final int DIMENSION = 32;

    private final Random random = new Random(5);
    private final List<Group> groups = new ArrayList<>();

    /** A group near one of a few directions, which stand for what messages are about. */
    private Group group(int about, double spread) {
        float[] vector = new float[DIMENSION];
        for (int i = 0; i < DIMENSION; i++) {
            vector[i] = (float) ((i == about ? 1 : 0) + spread * random.nextGaussian() / Math.sqrt(DIMENSION));
        }
        long id = groups.size() + 1;
        Group group = new Group(id, 1, 1);
        group.vector(Optional.of(Directions.of(vector)));
        group.forms(List.of(new Form(
                id, 1, new FormKey("t" + id, "", ""), List.of(new Sample("m" + id, 1, "")), "", "", 10, id, 0)));
        groups.add(group);
        return group;
    }

    private static void say(Group group, Said said) {
        group.forms().forEach(form -> form.mark(new Mark(said, "kim", Instant.EPOCH, 1)));
    }

    private static Optional<Suggestion> first(Group group) {
        return group.suggestions().stream().findFirst();
    }

    @Test
    void whatLiesNearHasTheSameLabel() {
        Suggester suggester = new Suggester();
        for (int i = 0; i < 10; i++) {
            say(group(0, 0.3), Said.label("A"));
            say(group(1, 0.3), Said.label("B"));
        }
        Group near = group(0, 0.3);
        Group far = group(5, 0.3);
        suggester.update(groups);
        assertThat(first(near)).hasValueSatisfying(said -> {
            assertThat(said.label()).isEqualTo("A");
            assertThat(said.from()).isEqualTo(Origin.LABELS);
            assertThat(said.probability()).isGreaterThan(0.9);
        });
        assertThat(first(far).map(Suggestion::probability).orElse(0.0)).isLessThan(0.5);
        assertThat(suggester.forecast(groups)).hasValueSatisfying(forecast -> {
            assertThat(forecast.decidedShare()).isBetween(0.9, 0.99);
            assertThat(forecast.accuracy()).isBetween(0.9, 0.999);
        });
    }

    @Test
    void aBundleThatIsWrongIsBelievedLessAndLess() {
        Suggester suggester = new Suggester();
        for (int i = 0; i < 12; i++) {
            Group group = group(i, 0.1);
            group.guess(Optional.of(new Group.Guess("Error", 0.95)));
            say(group, Said.label("Other " + i));
        }
        Group open = group(20, 0.1);
        open.guess(Optional.of(new Group.Guess("Error", 0.95)));
        suggester.update(groups.subList(12, 13));
        assertThat(first(open).map(Suggestion::probability).orElse(0.0)).isGreaterThan(0.9);
        suggester.update(groups);
        assertThat(first(open).map(Suggestion::probability).orElse(1.0)).isLessThan(0.3);
    }

    /** Kept up to date step by step, suggestions are what they would be if all were compared again. */
    @Test
    void stepByStepComesToTheSameAsAllAtOnce() {
        Suggester stepByStep = new Suggester();
        for (int i = 0; i < 30; i++) {
            group(i % 4, 0.8);
        }
        for (int i = 0; i < 20; i++) {
            say(groups.get(i), i % 7 == 0 ? Said.NONE : Said.label("L" + i % 4));
            stepByStep.update(groups);
        }
        say(groups.get(3), Said.label("L0"));
        stepByStep.update(groups);
        say(groups.get(5), Said.NOTHING);
        stepByStep.update(groups);
        List<List<Suggestion>> found = groups.stream().map(Group::suggestions).toList();
        new Suggester().update(groups);
        assertThat(groups).extracting(Group::suggestions).isEqualTo(found);
    }

    @Test
    void theWordsOfALabelSuggestIt() {
        Suggester suggester = new Suggester();
        Group group = group(3, 0.1);
        suggester.words("Disk", group.vector().orElseThrow());
        suggester.update(groups);
        assertThat(first(group)).hasValueSatisfying(said -> {
            assertThat(said.label()).isEqualTo("Disk");
            assertThat(said.from()).isEqualTo(Origin.WORDS);
            assertThat(said.probability()).isLessThanOrEqualTo(0.6);
        });
    }

    @Test
    void withoutLabelsThereIsNoForecast() {
        Suggester suggester = new Suggester();
        group(1, 0.1);
        suggester.update(groups);
        assertThat(suggester.forecast(groups)).isEmpty();
    }
}
