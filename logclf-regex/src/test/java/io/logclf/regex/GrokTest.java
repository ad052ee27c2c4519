package io.logclf.regex;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.re2j.Pattern;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class GrokTest {

    /** By name: texts that it matches from end to end, and texts that it does not. */
    private static final Map<String, Texts> TEXTS = new TreeMap<>();

    private record Texts(List<String> matched, List<String> notMatched) {}

    static {
        texts("INT").matches("0", "42", "-7", "+007").butNot("", "4.2", "a", "1e3", "--1");
        texts("POSINT").matches("1", "42", "100").butNot("0", "007", "-1", "");
        texts("NUMBER").matches("0", "-4.25", ".5", "3.", "+1e-9", "6E23").butNot("", ".", "1.2.3", "e5", "0x1F");
        texts("HEX").matches("0", "0xBEEF", "dead10cc", "0X1f").butNot("", "0x", "xyz", "-1f");
        texts("PERCENT").matches("12%", "99.9 %", "-3%").butNot("12", "%", "12  %");
        texts("DURATION")
                .matches("12ms", "3 s", "1.5 secs", "2 hours", "7 µs", "1 day", "10m", "4 minutes")
                .butNot("12", "ms", "3 smiles", "5 x");
        texts("SIZE")
                .matches("10 KB", "4MiB", "7 bytes", "1 byte", "0.5 GB", "12B", "3 TiB")
                .butNot("10", "KB", "1 cab", "3 XB");
        texts("WORD").matches("word", "snake_case", "x1").butNot("", "two words", "a-b", "é");
        texts("NOTSPACE").matches("x", "a/b?c=d", "é").butNot("", "a b", "a\tb");
        texts("SPACE").matches("", " ", " \t\n").butNot("x", " x");
        texts("DATA").matches("", "anything at all").butNot("two\nlines");
        texts("GREEDYDATA").matches("", "anything at all").butNot("two\nlines");
        texts("QUOTED")
                .matches("\"\"", "\"a b\"", "'it'", "\"a \\\" b\"", "'a \\' b'", "\"'\"")
                .butNot("a", "\"a", "\"a'", "\"a\" b\"", "'a\\'");
        texts("LOGLEVEL")
                .matches(
                        "INFO",
                        "warn",
                        "Warning",
                        "ERR",
                        "error",
                        "CRITICAL",
                        "fatal",
                        "trace",
                        "debug",
                        "notice",
                        "emerg")
                .butNot("", "information", "warned", "severe");
        texts("USER")
                .matches("bob", "h.brandt", "CORP\\eve", "a@b.org", "x-1_y")
                .butNot("", "two words", "a,b");
        texts("EMAIL")
                .matches("a@b.org", "first.last+tag@mail.example.com")
                .butNot("a@b", "@b.org", "a b@c.org", "a@b..org");
        texts("UUID")
                .matches("123e4567-e89b-12d3-a456-426614174000", "123E4567-E89B-12D3-A456-426614174000")
                .butNot(
                        "123e4567e89b12d3a456426614174000",
                        "123e4567-e89b-12d3-a456-42661417400",
                        "123e4567-e89b-12d3-a456");
        texts("MAC")
                .matches("00:1b:44:11:3a:b7", "00-1B-44-11-3A-B7")
                .butNot("00:1b:44:11:3a", "00:1b:44:11:3a:bg", "001b44113ab7");
        texts("IPV4")
                .matches("0.0.0.0", "10.0.0.1", "255.255.255.255", "192.0.2.77")
                .butNot("256.1.1.1", "1.2.3", "1.2.3.4.5", "1.2.3.1000");
        texts("IPV6")
                .matches(
                        "::",
                        "::1",
                        "fe80::1%eth0",
                        "2001:db8:0:0:0:0:2:1",
                        "2001:db8::ff00:42:8329",
                        "::ffff:192.0.2.1",
                        "1::")
                .butNot("1:2:3", "12345::1", "g::1", "10.0.0.1", ":", "1::2::3");
        texts("IP").matches("10.0.0.1", "::1", "2001:db8::2:1").butNot("10.0.0", "localhost", "");
        texts("HOST")
                .matches("localhost", "db-1.example.com", "web_01", "10.0.0.1")
                .butNot("", "-a", "a..b", "a b", "a.");
        texts("HOSTPORT").matches("db-1:5432", "10.0.0.1:80", "::1:8080").butNot("db-1", ":80", "db:123456", "db:x");
        texts("URI")
                .matches("https://shop.example/p/88?q=1#x", "jdbc+x://db/1")
                .butNot("shop.example/p", "http://", "http://a b", "://x");
        texts("PATH")
                .matches("/", "/etc/hosts", "/var/log/", "C:\\Windows\\x.dll", "/a.b/c-d_1")
                .butNot("etc/hosts", "/a b", "C:", "//", "");
        texts("MONTH")
                .matches("Jan", "March", "May", "Sept", "September", "Dec", "June")
                .butNot("jan", "Mart", "Mayor", "Decline", "13");
        texts("DATE")
                .matches("2025-03-12", "2025/3/1", "12.03.2025", "1/2/2025")
                .butNot("25-03-12", "2025-03", "20250312");
        texts("TIME")
                .matches("06:19:44", "6:19", "06:19:44.123456", "06:19:44,5")
                .butNot("06", "06:1", "06:19:", "6:19:4");
        texts("ISO8601")
                .matches(
                        "2025-03-12T06:19:44Z",
                        "2025-03-12 06:19:44.123",
                        "2025-03-12T06:19:44+01:00",
                        "2025-03-12T06:19:44-0500")
                .butNot("2025-03-12", "2025-3-12T06:19:44", "2025-03-12T06", "2025-03-12T06:19:44+1");
        texts("SYSLOGTIME")
                .matches("Mar 12 06:19:44", "Dec  1 23:59:59", "January 1 0:00")
                .butNot("12 Mar 06:19:44", "Mar 06:19:44", "Marvel 1 06:19");
        texts("HTTPDATE")
                .matches("12/Mar/2025:06:19:44 +0000", "1/Jan/2025:00:00:00 -0530")
                .butNot("12/03/2025:06:19:44 +0000", "12/Mar/2025:06:19:44");
        texts("TIMESTAMP")
                .matches("2025-03-12T06:19:44Z", "12/Mar/2025:06:19:44 +0000", "Mar 12 06:19:44", "12.03.2025 06:19")
                .butNot("2025-03-12", "06:19:44", "yesterday");
        texts("HTTP_METHOD").matches("GET", "POST", "DELETE", "CONNECT").butNot("get", "FETCH", "");
        texts("HTTP_STATUS").matches("100", "200", "404", "599").butNot("99", "600", "2000", "20x");
        texts("HTTP_REQUEST")
                .matches("GET /a?b=c HTTP/1.1", "POST /cart/items HTTP/2", "PUT /x")
                .butNot("GET", "/a HTTP/1.1", "get /a");
    }

    @Test
    void everyNameIsInTheTable() {
        assertThat(TEXTS.keySet()).containsExactlyElementsOf(Grok.names());
    }

    @ParameterizedTest
    @MethodSource("names")
    void definitionMatchesWhatItsNameSays(String name, List<String> matched, List<String> notMatched)
            throws PatternError {
        Pattern whole = Pattern.compile("\\A" + Grok.expand("%{" + name + "}") + "\\z");
        assertThat(matched)
                .allSatisfy(
                        text -> assertThat(whole.matcher(text).find()).as(text).isTrue());
        assertThat(notMatched)
                .allSatisfy(
                        text -> assertThat(whole.matcher(text).find()).as(text).isFalse());
    }

    @ParameterizedTest
    @MethodSource("names")
    void definitionGetsAnAutomatonThatAgrees(String name, List<String> matched, List<String> notMatched)
            throws PatternError {
        String expanded = Grok.expand("^%{" + name + ":x}$");
        LazyDfa dfa = RegexParser.parse(expanded, new RegexFlags(false, false, false))
                .flatMap(Nfa::of)
                .map(LazyDfa::of)
                .orElseThrow();
        assertThat(matched)
                .allSatisfy(
                        text -> assertThat(Rules.matching(dfa, text)).as(text).isNotEmpty());
        assertThat(notMatched)
                .allSatisfy(
                        text -> assertThat(Rules.matching(dfa, text)).as(text).isEmpty());
    }

    static Stream<Arguments> names() {
        return TEXTS.entrySet().stream()
                .map(texts -> Arguments.arguments(
                        texts.getKey(),
                        texts.getValue().matched(),
                        texts.getValue().notMatched()));
    }

    @Test
    void referencesBecomeGroupsOfTheirOwn() throws PatternError {
        assertThat(Grok.expand("a%{INT}*b")).isEqualTo("a(?:[+-]?\\d+)*b");
        assertThat(Grok.expand("%{INT:n_1}")).isEqualTo("(?P<n_1>[+-]?\\d+)");
        assertThat(Grok.expand("%{PERCENT:p}")).startsWith("(?P<p>(?:[+-]?").endsWith(") ?%)");
    }

    @Test
    void whatIsNoReferenceStays() throws PatternError {
        for (String pattern : List.of("", "100%", "a{2}%", "%\\{INT}", "\\d+ % {INT}", "%s")) {
            assertThat(Grok.expand(pattern)).isEqualTo(pattern);
        }
        assertThat(Rules.compiled("^%\\{INT}$").matches(new Text("%{INT}"))).isTrue();
    }

    private static Row texts(String name) {
        return new Row(name);
    }

    private record Row(String name) {

        Matched matches(String... matched) {
            return new Matched(name, List.of(matched));
        }
    }

    private record Matched(String name, List<String> texts) {

        void butNot(String... notMatched) {
            TEXTS.put(name, new Texts(texts, List.of(notMatched)));
        }
    }
}
