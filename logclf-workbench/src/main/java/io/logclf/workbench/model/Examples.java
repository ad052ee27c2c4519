package io.logclf.workbench.model;

import io.logclf.workbench.view.Example;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Selects the messages of a group that are shown: at most {@value #MAX_SHOWN}, first one of each template,
 * so that a group that mixes things shows it; then more of each form, which are unlike each other already
 * ({@code Variety}).
 *
 * <p>The selection depends on nothing but the group, so that splitting can tell what a person left
 * unticked from what was never shown.
 */
public final class Examples {

    private static final int MAX_SHOWN = 12;

    private Examples() {}

    /**
     * A message that is shown.
     *
     * @param form the form that it is of
     * @param place its place among the form's samples, from 0
     */
    public record Shown(Form form, int place) {

        /** Returns what names it when it is ticked: the numbers of its form and of its place. */
        public String id() {
            return form.id() + "." + place;
        }

        public String text() {
            return form.samples().get(place).text();
        }

        public Example view() {
            Sample sample = form.samples().get(place);
            return new Example(
                    id(),
                    sample.text(),
                    TemplatePattern.of(form.key().template())
                            .match(sample.text())
                            .orElse(List.of()),
                    form.key().source(),
                    form.key().severity(),
                    sample.time(),
                    sample.line(),
                    form.key().template(),
                    form.mark().said().label());
        }
    }

    /** Returns what is shown of a group, forms with most rows first; the same for the same group. */
    public static List<Shown> of(Group group) {
        List<Form> forms = group.forms();
        // Forms of one template differ in source or severity alone: first one of each template.
        Map<String, Integer> turns = new HashMap<>();
        List<Shown> shown = new ArrayList<>();
        int longest =
                forms.stream().mapToInt(form -> form.samples().size()).max().orElse(0);
        for (int turn = 0; turn < longest && shown.size() < MAX_SHOWN; turn++) {
            for (Form form : forms) {
                int had = turns.getOrDefault(form.key().template(), 0);
                int place = turn;
                if (shown.size() < MAX_SHOWN && place < form.samples().size() && had <= 2 * turn) {
                    turns.merge(form.key().template(), 1, Integer::sum);
                    shown.add(new Shown(form, place));
                }
            }
        }
        return shown;
    }
}
