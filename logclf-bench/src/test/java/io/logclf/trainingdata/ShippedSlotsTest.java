package io.logclf.trainingdata;

import static org.assertj.core.api.Assertions.assertThat;

import io.logclf.trainingdata.TemplatePart.Choice;
import io.logclf.trainingdata.TemplatePart.Slot;
import io.logclf.trainingdata.TemplatePart.Text;
import java.io.IOException;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** Names tell nothing about the label: they come from slots only, and their slots occur under most labels. */
class ShippedSlotsTest {

    private static final Set<String> NAMES = Set.of(
            "city", "country", "customer", "email", "host", "node", "person", "service", "team", "tenant", "user");
    private static final Set<String> INVENTED = Set.of("city", "customer", "host1", "person");

    @Test
    void namesOfPeopleAndPlacesStandInNoTemplate() throws IOException {
        Map<String, List<List<TemplatePart>>> listed = Shipped.slots().listed();
        Pattern names = Pattern.compile(INVENTED.stream()
                .flatMap(slot -> listed.get(slot).stream())
                .filter(value -> value.size() == 1 && value.get(0) instanceof Text)
                .map(value -> Pattern.quote(((Text) value.get(0)).text()))
                .collect(Collectors.joining("|", "\\b(?:", ")\\b")));

        assertThat(Shipped.templates().stream()
                        .map(Template::text)
                        .filter(text -> names.matcher(text).find()))
                .isEmpty();
    }

    @Test
    void aSlotThatNamesSomebodyOccursUnderMostLabels() throws IOException {
        Map<String, Set<Tag>> tagsOf = new TreeMap<>();
        for (Template template : Shipped.templates()) {
            for (String slot : slots(template.parts())) {
                tagsOf.computeIfAbsent(slot, name -> EnumSet.noneOf(Tag.class)).add(template.tag());
            }
        }
        assertThat(NAMES)
                .allSatisfy(name -> assertThat(tagsOf.get(name)).as(name).hasSizeGreaterThanOrEqualTo(6));
    }

    private static Set<String> slots(List<TemplatePart> parts) {
        Set<String> slots = new TreeSet<>();
        for (TemplatePart part : parts) {
            if (part instanceof Slot slot) {
                slots.add(slot.name());
            } else if (part instanceof Choice choice) {
                choice.alternatives().forEach(alternative -> slots.addAll(slots(alternative)));
            }
        }
        return slots;
    }
}
