package io.logclf.training.mining;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What holds of the templates of any log. */
class MinedLogLawsTest {

    private static final Pattern VARIABLE = Pattern.compile("<\\*>");

    /** Returns what a template's text says of its messages, white space aside. */
    private static Pattern pattern(Template template) {
        return Pattern.compile(VARIABLE.splitAsStream(template.text().replace(" ", "") + "\u0000")
                .map(part -> Pattern.quote(part.replace("\u0000", "")))
                .collect(Collectors.joining(".*")));
    }

    @Test
    void everyMessageFitsItsTemplate() {
        for (long seed = 0; seed < 5; seed++) {
            TemplateMiner miner = new TemplateMiner();
            List<String> lines = MadeLogs.lines(400, seed);
            int[] tickets = lines.stream().mapToInt(miner::add).toArray();
            MinedTemplates mined = miner.mine();
            for (int i = 0; i < tickets.length; i++) {
                Template template = mined.template(tickets[i]);
                assertThat(pattern(template)
                                .matcher(lines.get(i).replace(" ", ""))
                                .matches())
                        .as("seed %d: '%s' of '%s'", seed, lines.get(i), template.text())
                        .isTrue();
            }
        }
    }

    @Test
    void countsAreThoseOfTheMessages() {
        for (long seed = 0; seed < 5; seed++) {
            TemplateMiner miner = new TemplateMiner();
            List<String> lines = MadeLogs.lines(300, seed);
            Map<Integer, Long> counts = new HashMap<>();
            int[] tickets = lines.stream().mapToInt(miner::add).toArray();
            MinedTemplates mined = miner.mine();
            for (int ticket : tickets) {
                counts.merge(mined.template(ticket).id(), 1L, Long::sum);
            }
            assertThat(mined.templates())
                    .allSatisfy(
                            template -> assertThat(template.count()).isEqualTo(counts.getOrDefault(template.id(), 0L)));
            assertThat(mined.templates().stream().mapToLong(Template::count).sum())
                    .isEqualTo(300);
        }
    }

    @Test
    void idsAreThePlacesOfTemplatesSortedByText() {
        List<Template> templates = Mined.from(MadeLogs.lines(300, 3)).templates();
        assertThat(templates)
                .extracting(Template::id)
                .isEqualTo(IntStream.range(0, templates.size()).boxed().toList());
        assertThat(templates).extracting(Template::text).isSorted();
    }

    @Test
    void addingEveryMessageAgainDoublesTheCountsAlone() {
        List<String> lines = MadeLogs.lines(200, 4);
        List<String> twice = new ArrayList<>(lines);
        twice.addAll(lines);
        List<Template> once = Mined.from(lines).templates();
        assertThat(Mined.from(twice).templates())
                .isEqualTo(once.stream()
                        .map(template -> new Template(template.id(), template.text(), 2 * template.count()))
                        .toList());
    }

    @Test
    void aMinerGoesOnAndEarlierTemplatesStayAsTheyAre() {
        TemplateMiner miner = new TemplateMiner();
        int first = miner.add("job 17 done");
        MinedTemplates early = miner.mine();
        int second = miner.add("heating started");
        assertThat(early.templates()).hasSize(1);
        assertThat(early.template(first).text()).isEqualTo("job <*> done");
        assertThatExceptionOfType(IndexOutOfBoundsException.class).isThrownBy(() -> early.template(second));
        MinedTemplates late = miner.mine();
        assertThat(late.templates()).hasSize(2);
        assertThat(late.template(first).text()).isEqualTo("job <*> done");
        assertThat(late.template(second).text()).isEqualTo("heating started");
    }

    @Test
    void aMessageOfItsOwnTemplateTextIsThatTemplate() {
        List<String> lines = MadeLogs.lines(300, 6);
        List<String> texts = Mined.from(lines).texts();
        assertThat(texts).allMatch(text -> !text.startsWith(" ") && !text.endsWith(" ") && !text.contains("  "));
    }
}
