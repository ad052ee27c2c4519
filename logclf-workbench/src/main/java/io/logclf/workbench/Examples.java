package io.logclf.workbench;

import io.logclf.workbench.model.Form;
import io.logclf.workbench.model.Group;
import io.logclf.workbench.model.Sample;
import io.logclf.workbench.model.TemplatePattern;
import io.logclf.workbench.view.Example;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Which messages of a group are shown: of each form one, then more, so that they are unlike each other. */
final class Examples {

    private static final int MAX_SHOWN = 12;

    private Examples() {}

    /** A message that is shown. */
    record Shown(Form form, int place) {

        String id() {
            return form.id() + "." + place;
        }

        String text() {
            return form.samples().get(place).text();
        }

        Example view() {
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

    /** Returns what is shown of a group, always the same. */
    static List<Shown> of(Group group) {
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
