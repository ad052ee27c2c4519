package io.logclf.site;

import static org.assertj.core.api.Assertions.assertThat;

import org.jsoup.nodes.Element;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CodeColoursTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
                    java | new X("a // b\\"c", 1); // why  | new "a // b\\"c" // why
                    sh   | cat 'a # b' -n > x#y   # last  | 'a # b' -n # last
                    xml  | <a b="c">d</a><!-- e -->       | <a "c" > </a > <!-- e -->
                    yaml | - id: 'x: y' # why              | id 'x: y' # why
                    json | {"a": "b", "c": true}           | "a" "b" "c" true
                    """)
    void setsPartsOffAndKeepsTheText(String language, String code, String parts) {
        Element body = Markdown.toHtml("```" + language + "\n" + code + "\n```\n");
        CodeColours.apply(body);
        assertThat(String.join(" ", body.select("pre span").eachText())).isEqualTo(parts);
        assertThat(body.select("pre").first().wholeText()).isEqualTo(code + "\n");
    }

    @Test
    void leavesOtherTextAlone() {
        Element body = Markdown.toHtml("```text\n# \"x\" new\n```\n\n    # y\n");
        CodeColours.apply(body);
        assertThat(body.select("pre span")).isEmpty();
    }
}
