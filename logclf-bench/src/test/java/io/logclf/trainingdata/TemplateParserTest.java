package io.logclf.trainingdata;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.logclf.trainingdata.TemplatePart.Choice;
import io.logclf.trainingdata.TemplatePart.Slot;
import io.logclf.trainingdata.TemplatePart.Text;
import java.util.List;
import org.junit.jupiter.api.Test;

class TemplateParserTest {

    @Test
    void tellsTextSlotsAndChoicesApart() {
        assertThat(parse("{ip} - {a|by {user}|} | x"))
                .containsExactly(
                        new Slot("ip"),
                        new Text(" - "),
                        new Choice(
                                List.of(List.of(new Text("a")), List.of(new Text("by "), new Slot("user")), List.of())),
                        new Text(" | x"));
    }

    @Test
    void doubledBracesAreText() {
        assertThat(parse("{{\"a\":{{\"b\":{ip}}}}}"))
                .containsExactly(new Text("{\"a\":{\"b\":"), new Slot("ip"), new Text("}}"));
    }

    @Test
    void bracesAreReadFromLeftToRight() {
        assertThat(parse("{{{ip}}}")).containsExactly(new Text("{"), new Slot("ip"), new Text("}"));
        assertThat(parse("{a|b {ip}}}}"))
                .containsExactly(
                        new Choice(List.of(List.of(new Text("a")), List.of(new Text("b "), new Slot("ip")))),
                        new Text("}"));
    }

    @Test
    void refusesWhatIsNoTemplate() {
        assertRefused("{nobody}", "unknown slot {nobody}");
        assertRefused("{}", "unknown slot {}");
        assertRefused("a } b", "} without { at column 3");
        assertRefused("a {b|c", "{ without } at column 3");
        assertRefused("a {b", "{ without } at column 3");
        assertRefused("{a|{b|c}}", "a choice within a choice at column 4");
    }

    private static void assertRefused(String template, String message) {
        assertThatThrownBy(() -> parse(template))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(message);
    }

    private static List<TemplatePart> parse(String template) {
        return TemplateParser.parse(template, List.of("ip", "user")::contains);
    }
}
