package io.logclf.regex;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import io.logclf.regex.automaton.Text;
import org.junit.jupiter.api.Test;

/** What the names of whole lines capture, and what other names do next to each other. */
class GrokLinesTest {

    private static final String ACCESS = "10.0.0.1 - eve [12/Mar/2025:06:19:44 +0000] \"GET /a?b=c HTTP/1.1\" 200 512";

    @Test
    void accessLogIsTakenApart() {
        assertThat(Rules.compiled("%{COMMONAPACHELOG}").captures(ACCESS))
                .containsOnly(
                        entry("clientip", "10.0.0.1"),
                        entry("ident", "-"),
                        entry("auth", "eve"),
                        entry("timestamp", "12/Mar/2025:06:19:44 +0000"),
                        entry("verb", "GET"),
                        entry("request", "/a?b=c"),
                        entry("httpversion", "1.1"),
                        entry("response", "200"),
                        entry("bytes", "512"));
    }

    @Test
    void combinedLogHasReferrerAndAgentWithTheirQuotes() {
        assertThat(Rules.compiled("^%{COMBINEDAPACHELOG}$").captures(ACCESS + " \"-\" \"curl/8.0 (x)\""))
                .contains(entry("referrer", "\"-\""), entry("agent", "\"curl/8.0 (x)\""), entry("response", "200"));
    }

    @Test
    void requestThatIsNoneIsRaw() {
        assertThat(Rules.compiled("%{HTTPD_COMMONLOG}").captures("::1 - - [12/Mar/2025:06:19:44 +0000] \"-\" 408 -"))
                .contains(entry("clientip", "::1"), entry("rawrequest", "-"), entry("response", "408"))
                .doesNotContainKeys("verb", "bytes");
    }

    @Test
    void syslogLineIsTakenApart() {
        String line = "Mar 12 06:19:44 web-1 sshd[4711]: Accepted password for eve";
        assertThat(Rules.compiled("%{SYSLOGLINE}").captures(line))
                .containsOnly(
                        entry("timestamp", "Mar 12 06:19:44"),
                        entry("logsource", "web-1"),
                        entry("program", "sshd"),
                        entry("pid", "4711"),
                        entry("message", "Accepted password for eve"));
        assertThat(Rules.compiled("%{SYSLOGBASE} %{GREEDYDATA:rest}").captures(line))
                .contains(entry("program", "sshd"), entry("rest", "Accepted password for eve"));
        assertThat(Rules.compiled("%{SYSLOGBASE2}").captures("2025-03-12T06:19:44Z <4.6> db-1 cron:"))
                .containsOnly(
                        entry("timestamp8601", "2025-03-12T06:19:44Z"),
                        entry("facility", "4"),
                        entry("priority", "6"),
                        entry("logsource", "db-1"),
                        entry("program", "cron"));
    }

    @Test
    void errorLogsOfBothApachesAreTakenApart() {
        CompiledRule rule = Rules.compiled("%{HTTPD_ERRORLOG}");
        assertThat(rule.captures("[Wed Mar 12 06:19:44 2025] [error] [client 10.0.0.1] File does not exist: /x"))
                .containsOnly(
                        entry("timestamp", "Wed Mar 12 06:19:44 2025"),
                        entry("loglevel", "error"),
                        entry("clientip", "10.0.0.1"),
                        entry("message", "File does not exist: /x"));
        assertThat(rule.captures("[Wed Mar 12 06:19:44.569531 2025] [proxy:error] [pid 12:tid 34] (111)Connection"
                        + " refused: [client 10.0.0.1:5000] AH00957: gone"))
                .containsOnly(
                        entry("timestamp", "Wed Mar 12 06:19:44.569531 2025"),
                        entry("module", "proxy"),
                        entry("loglevel", "error"),
                        entry("pid", "12"),
                        entry("tid", "34"),
                        entry("proxy_errorcode", "111"),
                        entry("proxy_message", "Connection refused"),
                        entry("clientip", "10.0.0.1"),
                        entry("clientport", "5000"),
                        entry("errorcode", "AH00957"),
                        entry("message", "gone"));
    }

    @Test
    void lineOfAStackTraceIsTakenApart() {
        assertThat(Rules.compiled("%{JAVASTACKTRACEPART}").captures("\tat com.example.Main$1.run(Main.java:12)"))
                .containsOnly(
                        entry("class", "com.example.Main$1"),
                        entry("method", "run"),
                        entry("file", "Main.java"),
                        entry("line", "12"));
    }

    @Test
    void namesStandNextToOneAnother() {
        assertThat(Rules.compiled("%{YEAR:y}-%{MONTHNUM:m}-%{MONTHDAY:d}T%{TIME:t}%{ISO8601_TIMEZONE:z}")
                        .captures("at 2025-03-12T06:19:44.5+01:00"))
                .containsOnly(
                        entry("y", "2025"),
                        entry("m", "03"),
                        entry("d", "12"),
                        entry("t", "06:19:44.5"),
                        entry("z", "+01:00"));
        assertThat(Rules.compiled("%{IP:ip}:%{POSINT:port}").captures("to 10.0.0.1:80"))
                .containsOnly(entry("ip", "10.0.0.1"), entry("port", "80"));
        assertThat(Rules.compiled("%{IPORHOST:host}%{URIPATHPARAM:path}").captures("web-1/a?b"))
                .containsOnly(entry("host", "web-1"), entry("path", "/a?b"));
        assertThat(Rules.compiled("from %{IP:ip}.*").matches(new Text("from 10.0.0.256 now")))
                .isFalse();
        assertThat(Rules.compiled("(?:%{IP:ip}|x) %{TIME:t}").captures("10.0.0.1 10:20:30"))
                .containsOnly(entry("ip", "10.0.0.1"), entry("t", "10:20:30"));
    }
}
