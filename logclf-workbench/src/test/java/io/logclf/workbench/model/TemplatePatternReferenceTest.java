package io.logclf.workbench.model;

import static org.assertj.core.api.Assertions.assertThat;

import io.logclf.workbench.view.Span;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Against the regular expression that says the same. */
class TemplatePatternReferenceTest {

    private static final long SEED = 271;
    private static final String VALUES = "ab<*>.\\$(ü漢";

    private final Random random = new Random(SEED);

    @Test
    void findsWhatTheRegularExpressionFinds() {
        int matched = 0;
        for (int i = 0; i < 10_000; i++) {
            String template = template("ab", 6);
            String message = text("ab", 10);
            Optional<List<Span>> expected = reference(template, message);
            assertThat(TemplatePattern.of(template).match(message))
                    .as("seed %d: %s on %s", SEED, template, message)
                    .isEqualTo(expected);
            matched += expected.isPresent() ? 1 : 0;
        }
        assertThat(matched).isGreaterThan(1_000);
    }

    @Test
    void aMessageMadeOfATemplateMatchesItWhateverTheValuesAre() {
        for (int i = 0; i < 4_000; i++) {
            String template = template("ab \t.(", 8);
            StringBuilder message = new StringBuilder();
            int from = 0;
            for (int at = template.indexOf("<*>"); at >= 0; at = template.indexOf("<*>", from)) {
                message.append(template, from, at).append("v").append(text(VALUES, 5));
                from = at + 3;
            }
            message.append(template.substring(from));
            assertThat(TemplatePattern.of(template).match(message.toString()))
                    .as("seed %d: %s on %s", SEED, template, message)
                    .isPresent();
        }
    }

    @Test
    void theSpansStandInOrderAndTheirValuesGiveTheMessage() {
        for (int i = 0; i < 4_000; i++) {
            String template = template("ab", 6);
            String message = text("ab", 10);
            TemplatePattern pattern = TemplatePattern.of(template);
            Optional<List<Span>> spans = pattern.match(message);
            if (spans.isPresent()) {
                assertThat(spans.get()).hasSize(pattern.variables());
                int end = 0;
                for (Span span : spans.get()) {
                    assertThat(span.start()).isBetween(end, span.end());
                    end = span.end();
                }
                List<Integer> all =
                        IntStream.range(0, pattern.variables()).boxed().toList();
                assertThat(pattern.withValues(message, spans.get(), all))
                        .as("seed %d", SEED)
                        .isEqualTo(message);
                assertThat(pattern.withValues(message, spans.get(), List.of())).isEqualTo(template);
            }
        }
    }

    @Test
    void anEmptyTemplateIsThatOfMessagesWithoutWords() {
        assertThat(TemplatePattern.of("").match("")).contains(List.of());
        assertThat(TemplatePattern.of("").match(" \t\n")).contains(List.of());
        assertThat(TemplatePattern.of("").match("x")).isEmpty();
        assertThat(TemplatePattern.of("<*>").match("")).contains(List.of(new Span(0, 0)));
        assertThat(TemplatePattern.of("<*>").match("all of it")).contains(List.of(new Span(0, 9)));
    }

    @Test
    void whiteSpaceOfAnyKindAndLengthIsTheSame() {
        for (String message : List.of("a b c", "a  b\tc", "a\r\nb \u2003 c", "  a b c", "a b c\n")) {
            assertThat(TemplatePattern.of("a <*> c").match(message)).as(message).isPresent();
        }
        assertThat(TemplatePattern.of("a b ").match("a b")).isPresent();
        assertThat(TemplatePattern.of("a b").match("ab")).isEmpty();
        for (String template : List.of(" a <*> c", "\t\ta  <*>\r\n c ", "a \t<*> \u2003c")) {
            for (String message : List.of("a b c", " a b c", "a  b\t c ", template.replace("<*>", "b"))) {
                assertThat(TemplatePattern.of(template).match(message))
                        .as("%s on %s", template, message)
                        .hasValueSatisfying(spans -> assertThat(spans)
                                .singleElement()
                                .satisfies(span -> assertThat(message.substring(span.start(), span.end()))
                                        .isEqualTo("b")));
            }
            assertThat(TemplatePattern.of(template).match("a bc")).as(template).isEmpty();
        }
    }

    private static Optional<List<Span>> reference(String template, String message) {
        List<String> pieces = new ArrayList<>();
        for (String piece : template.split("<\\*>", -1)) {
            pieces.add(Pattern.quote(piece));
        }
        Matcher matcher = Pattern.compile(String.join("(.*?)", pieces)).matcher(message);
        if (!matcher.matches()) {
            return Optional.empty();
        }
        List<Span> spans = new ArrayList<>();
        for (int g = 1; g <= matcher.groupCount(); g++) {
            spans.add(new Span(matcher.start(g), matcher.end(g)));
        }
        return Optional.of(spans);
    }

    private String template(String alphabet, int length) {
        StringBuilder template = new StringBuilder();
        for (int i = random.nextInt(length); i >= 0; i--) {
            if (random.nextInt(3) == 0) {
                template.append("<*>");
            } else {
                template.append(alphabet.charAt(random.nextInt(alphabet.length())));
            }
        }
        return template.toString();
    }

    private String text(String alphabet, int length) {
        StringBuilder text = new StringBuilder();
        for (int i = random.nextInt(length); i > 0; i--) {
            text.append(alphabet.charAt(random.nextInt(alphabet.length())));
        }
        return text.toString();
    }
}
