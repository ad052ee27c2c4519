package io.logclf.workbench.model;

import static org.assertj.core.api.Assertions.assertThat;

import io.logclf.workbench.Said;
import io.logclf.workbench.view.Example;
import io.logclf.workbench.view.Span;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ExamplesTest {

    private static final long SEED = 12;

    @Test
    void oneOfEachTemplateComesBeforeTheSecondOfAny() {
        Group group = group(form(1, "a <*>", "x", 90, 3), form(2, "b <*>", "x", 50, 3), form(3, "c <*>", "x", 10, 1));
        assertThat(texts(group))
                .startsWith("1 sample 0", "2 sample 0", "3 sample 0")
                .hasSize(7);
    }

    @Test
    void formsThatDifferInTheirSourceAloneDoNotCrowdOutOthers() {
        List<Form> forms = new ArrayList<>();
        for (int i = 0; i < 20; i++) {
            forms.add(form(i, "frequent <*>", "source " + i, 1_000 - i, 2));
        }
        forms.add(form(99, "rare <*>", "x", 1, 1));
        assertThat(texts(group(forms.toArray(Form[]::new)))).contains("99 sample 0");
    }

    @Test
    void areAtMostTwelveAllDifferentAndTheSameEachTime() {
        Random random = new Random(SEED);
        for (int round = 0; round < 100; round++) {
            List<Form> forms = new ArrayList<>();
            int samples = 0;
            for (int i = random.nextInt(8); i > 0; i--) {
                int own = random.nextInt(6);
                samples += own;
                forms.add(form(i, "template " + random.nextInt(4) + " <*>", "x", random.nextInt(100), own));
            }
            Group group = group(forms.toArray(Form[]::new));
            List<Examples.Shown> shown = Examples.of(group);
            assertThat(shown).as("seed %d", SEED).hasSizeLessThanOrEqualTo(Math.min(12, samples));
            assertThat(shown.isEmpty()).isEqualTo(samples == 0);
            assertThat(shown.stream().map(Examples.Shown::id)).doesNotHaveDuplicates();
            assertThat(Examples.of(group)).isEqualTo(shown);
        }
    }

    @Test
    void anEmptyGroupShowsNothing() {
        assertThat(Examples.of(new Group(1, 1, 1))).isEmpty();
        assertThat(Examples.of(group(form(1, "a", "x", 0, 0)))).isEmpty();
    }

    @Test
    void anExampleTellsWhereItIsFromAndWhatVaries() {
        FormKey key = new FormKey("Task <*> done", "jobs", "INFO");
        Form form = new Form(7, 1, key, List.of(new Sample("Task 17 done", 40, "10:00")), "", "", 3, 1, 0);
        form.mark(new Mark(Said.label("Done"), "kim", Instant.EPOCH, 2));
        Example example = Examples.of(group(form)).get(0).view();
        assertThat(example.id()).isEqualTo("7.0");
        assertThat(example.text()).isEqualTo("Task 17 done");
        assertThat(example.variable()).containsExactly(new Span(5, 7));
        assertThat(example.source()).isEqualTo("jobs");
        assertThat(example.severity()).isEqualTo("INFO");
        assertThat(example.line()).isEqualTo(40);
        assertThat(example.time()).isEqualTo("10:00");
        assertThat(example.label()).contains("Done");
    }

    @Test
    void aMessageThatItsTemplateDoesNotFitIsShownWithoutVariables() {
        FormKey key = new FormKey("Task <*> done", "", "");
        Form form = new Form(7, 1, key, List.of(new Sample("Task was cancelled", 1, "")), "", "", 1, 1, 0);
        assertThat(Examples.of(group(form)).get(0).view().variable()).isEmpty();
        assertThat(Examples.of(group(form)).get(0).view().label()).isEmpty();
    }

    private static List<String> texts(Group group) {
        return Examples.of(group).stream().map(Examples.Shown::text).toList();
    }

    private static Group group(Form... forms) {
        Group group = new Group(1, 1, 1);
        group.forms(List.of(forms));
        return group;
    }

    private static Form form(long id, String template, String source, long rows, int samples) {
        List<Sample> texts = IntStream.range(0, samples)
                .mapToObj(i -> new Sample(id + " sample " + i, i + 1, ""))
                .toList();
        return new Form(id, 1, new FormKey(template, source, ""), texts, "", "", rows, 1, 0);
    }
}
