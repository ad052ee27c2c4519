package io.logclf.site;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.TextNode;

/**
 * Sets off comments, strings, names and keywords in blocks of code, so that the eye finds its way. No more
 * than a pattern for each language: a highlighter in the browser would be a script more to load, and the
 * page would change under the reader's eyes.
 */
final class CodeColours {

    private static final String STRING = "\"(?:\\\\.|[^\"\\\\\\n])*\"";
    private static final String QUOTED = "|'(?:\\\\.|[^'\\\\\\n])*'";

    /**
     * By language, alternatives of which the first that matches wins. Groups are named as the classes in
     * the style sheet: comment, string, keyword, name.
     */
    private static final Map<String, Pattern> LANGUAGES = Map.of(
            "java",
            Pattern.compile("(?<comment>//[^\\n]*|/\\*[\\s\\S]*?\\*/)|(?<string>" + STRING
                    + ")|(?<keyword>\\b(?:import|static|public|private"
                    + "|protected|final|class|record|interface|extends|implements|new|return|try|catch|if|else|for|while|var|void|int|long"
                    + "|double|float|boolean|throws|throw|this|null|true|false|enum|package)\\b)|(?<name>@\\w+)"),
            "sh",
            Pattern.compile(
                    "(?<comment>(?<![^\\s])#[^\\n]*)|(?<string>" + STRING + QUOTED
                            + ")|(?<keyword>(?<![^\\s(])(?:for|in|do|done|if|then|fi|while|export)(?=[\\s;]))|(?<name>(?<=\\s)--?[a-zA-Z][\\w-]*)"),
            "xml",
            Pattern.compile("(?<comment><!--[\\s\\S]*?-->)|(?<string>" + STRING + ")|(?<keyword></?[\\w:.-]+|/?>)"),
            "yaml",
            Pattern.compile("(?<comment>(?<![^\\s])#[^\\n]*)|(?<string>" + STRING + QUOTED
                    + ")|(?<name>(?<![^\\s{])[\\w.$-]+(?=:(?:\\s|$)))"),
            "json",
            Pattern.compile("(?<name>" + STRING + "(?=\\s*:))|(?<string>" + STRING
                    + ")|(?<keyword>\\b(?:true|false|null)\\b)"));

    /** Languages that blocks also call by another name, or that another one's pattern does for. */
    private static final Map<String, String> OTHER_NAMES = Map.of("yml", "yaml", "html", "xml", "bash", "sh");

    private static final List<String> KINDS = List.of("comment", "string", "keyword", "name");

    private CodeColours() {}

    /** Colours the blocks that say what language they are in, in place; others stay as they are. */
    static void apply(Element body) {
        for (Element code : body.select("pre > code[class^=language-]")) {
            String language = code.className().replace("language-", "");
            Pattern pattern = LANGUAGES.get(OTHER_NAMES.getOrDefault(language, language));
            if (pattern != null) {
                colour(code, pattern);
            }
        }
    }

    /** Replaces the text of a block by spans and what is between them. */
    private static void colour(Element code, Pattern pattern) {
        String text = code.wholeText();
        code.empty();
        int end = 0;
        for (Matcher matcher = pattern.matcher(text); matcher.find(); end = matcher.end()) {
            code.appendChild(new TextNode(text.substring(end, matcher.start())));
            code.appendElement("span").addClass(kind(matcher, pattern)).appendChild(new TextNode(matcher.group()));
        }
        code.appendChild(new TextNode(text.substring(end)));
    }

    /** Returns which of the groups has matched. */
    private static String kind(Matcher matcher, Pattern pattern) {
        List<String> kinds = new ArrayList<>(KINDS);
        kinds.removeIf(kind -> !pattern.pattern().contains("(?<" + kind + ">") || matcher.group(kind) == null);
        return kinds.get(0);
    }
}
