package io.logclf.regex.grok;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.re2j.Matcher;
import com.google.re2j.Pattern;
import io.logclf.regex.syntax.PatternError;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class GrokExpansionTest {

    @Test
    void putsADefinitionIntoAGroup() throws PatternError {
        assertThat(Grok.expand("took %{POSINT:ms} ms").pattern()).isEqualTo("took (?P<ms>\\b[1-9]\\d*\\b) ms");
        assertThat(Grok.expand("took %{POSINT} ms").pattern()).isEqualTo("took (?:\\b[1-9]\\d*\\b) ms");
        assertThat(Grok.expand("%{SPACE}*").pattern()).isEqualTo("(?:\\s*)*");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "it works", "100%", "%d", "%\\{INT}", "{INT}", "\\d+%"})
    void leavesAPatternWithoutReferencesAsItIs(String pattern) throws PatternError {
        assertThat(Grok.expand(pattern).pattern()).isEqualTo(pattern);
    }

    @Test
    void expandsEveryNameToAPattern() throws PatternError {
        for (String name : Grok.names()) {
            String pattern = Grok.expand("a %{" + name + "} b").pattern();
            assertThat(pattern).as(name).doesNotContain("%{");
            assertThat(Pattern.compile(pattern).pattern()).isEqualTo(pattern);
            assertThat(Pattern.compile(Grok.expand("%{" + name + ":x}%{" + name + ":y:int}")
                            .pattern()))
                    .as(name)
                    .isNotNull();
        }
    }

    @ParameterizedTest
    @CsvSource({
        "client, client",
        "source.ip, source.ip",
        "[source][ip], source.ip",
        "@timestamp, @timestamp",
        "[a], a",
        "a-b, a-b",
        "[a-b][c], a-b.c"
    })
    void namesCapturesAsFields(String capture, String name) throws PatternError {
        Grok grok = Grok.expand("ip=%{INT:" + capture + "}");
        Matcher matcher = Pattern.compile(grok.pattern()).matcher("ip=42");
        assertThat(matcher.find()).isTrue();
        assertThat(grok.captureName(group(grok))).isEqualTo(name);
        assertThat(matcher.group(group(grok))).isEqualTo("42");
    }

    @Test
    void letsDefinitionsCaptureTheSameNameInSeveralPlaces() throws PatternError {
        Grok grok = Grok.expand("%{HTTPD_ERRORLOG}");
        long messages = Pattern.compile(grok.pattern()).namedGroups().keySet().stream()
                .filter(group -> grok.captureName(group).equals("message"))
                .count();
        assertThat(messages).isEqualTo(2);
    }

    @Test
    void knowsNoOtherNameForAGroupOfTheAuthor() throws PatternError {
        assertThat(Grok.expand("(?P<mine>a)%{INT:n}").captureName("mine")).isEqualTo("mine");
    }

    @ParameterizedTest
    @ValueSource(strings = {"int", "integer", "long", "float", "double", "bool", "boolean", "str", "string"})
    void acceptsTypesThatChangeNothing(String type) throws PatternError {
        assertThat(Grok.expand("a %{INT:n:" + type + "}").pattern())
                .isEqualTo(Grok.expand("a %{INT:n}").pattern());
    }

    @Test
    void refusesAnUnknownNameWithTheKnownOnes() {
        assertThatThrownBy(() -> Grok.expand("%{NOSUCH}"))
                .isInstanceOf(PatternError.class)
                .hasMessageStartingWith("there is no %{NOSUCH}; the names are ")
                .hasMessageContaining("IPV4, IPV6");
        assertThatThrownBy(() -> Grok.expand("%{int}")).hasMessageStartingWith("there is no %{int};");
        assertThatThrownBy(() -> Grok.expand("%{}")).hasMessageStartingWith("there is no %{};");
        assertThatThrownBy(() -> Grok.expand("%{ INT}")).hasMessageStartingWith("there is no %{ INT};");
    }

    @Test
    void refusesAReferenceThatIsNotClosed() {
        assertThatThrownBy(() -> Grok.expand("a %{INT"))
                .hasMessage("'%{' is not closed with '}'; to match it as text, write %\\{");
    }

    @Test
    void refusesAnUnknownType() {
        assertThatThrownBy(() -> Grok.expand("%{INT:n:number}"))
                .hasMessage(
                        "'number' is no type of a capture; the types are int, long, float, double, boolean and string,"
                                + " as in %{INT:n:int}");
        assertThatThrownBy(() -> Grok.expand("%{INT:n:int:x}")).hasMessageStartingWith("'x' is no type");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "1a", "a b", "a.", ".a", "[a", "[a]b", "[]", "\u00e9", "a..b"})
    void refusesANameThatIsNoField(String capture) {
        assertThatThrownBy(() -> Grok.expand("%{INT:" + capture + "}"))
                .isInstanceOf(PatternError.class)
                .hasMessageStartingWith("'" + capture + "' cannot name a capture; use letters, digits and underscores");
    }

    @Test
    void refusesACaptureThatIsNamedTwice() {
        assertThatThrownBy(() -> Grok.expand("%{INT:n} %{INT:n}"))
                .hasMessage("the capture 'n' is named twice; give each its own name");
    }

    @ParameterizedTest
    @CsvSource({
        "1.2.3.4, true",
        "'at 1.2.3.4.', true",
        "(1.2.3.4), true",
        "1.2.3.4.5, false",
        "0.1.2.3.4, false",
        "1.2.3.45678, false",
        "'x 1.2.3.4 y', true"
    })
    void findsNoPieceOfALongerNumber(String text, boolean found) throws PatternError {
        assertThat(Pattern.compile(Grok.expand("%{IPV4}").pattern())
                        .matcher(text)
                        .find())
                .isEqualTo(found);
    }

    private static String group(Grok grok) {
        return Pattern.compile(grok.pattern()).namedGroups().keySet().iterator().next();
    }
}
