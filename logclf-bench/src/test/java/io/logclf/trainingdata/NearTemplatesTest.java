package io.logclf.trainingdata;

import static org.assertj.core.api.Assertions.assertThat;

import io.logclf.trainingdata.NearTemplates.Pair;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class NearTemplatesTest {

    @Test
    void findsTemplatesThatDifferInNumbersSlotsAndLaterAlternatives() {
        assertThat(near("Disk {ip} is 5 % full{| now}", "disk {user} is 91 %  full", "disk {user} was emptied"))
                .containsExactly("Disk {ip} is 5 % full{| now} ~ disk {user} is 91 %  full");
    }

    @Test
    void comparesTextsShorterThanASequence() {
        assertThat(near("ok", "OK", "no")).containsExactly("ok ~ OK");
    }

    private static List<String> near(String... texts) {
        List<Template> templates = new ArrayList<>();
        for (String text : texts) {
            NumberedLine line = new NumberedLine(Path.of("some.txt"), templates.size() + 1, "SYS " + text);
            List<TemplatePart> parts = TemplateParser.parse(text, List.of("ip", "user")::contains);
            templates.add(new Template(Tag.SYS, text, parts, line));
        }
        return NearTemplates.find(templates, 0.8).stream()
                .map(NearTemplatesTest::text)
                .toList();
    }

    private static String text(Pair pair) {
        return pair.one().text() + " ~ " + pair.other().text();
    }
}
