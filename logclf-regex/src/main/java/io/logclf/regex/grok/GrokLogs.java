package io.logclf.regex.grok;

import java.util.Map;

/**
 * The grok names of whole lines and of their parts: HTTP, syslog, Apache's logs and Java's stack traces. What they capture
 * has the names that grok users know ({@code clientip}, {@code program}).
 */
final class GrokLogs {

    /** The methods of HTTP; in capitals, as requests have them, so that the words of sentences do not count. */
    private static final String METHOD = "(?:GET|HEAD|POST|PUT|PATCH|DELETE|OPTIONS|CONNECT|TRACE)";
    /** An identifier of Java, roughly. */
    private static final String JAVA_NAME = "[\\pL_$][\\pL\\pN_$]*";

    /** An access log's line up to the size: "%h %l %u %t \"%r\" %>s %b" in Apache's configuration. */
    private static final String ACCESS =
            "%{IPORHOST:clientip} %{HTTPDUSER:ident} %{HTTPDUSER:auth} \\[%{HTTPDATE:timestamp}\\] "
                    + "\"(?:%{WORD:verb} %{NOTSPACE:request}(?: HTTP/%{NUMBER:httpversion})?|%{DATA:rawrequest})\" "
                    + "(?:%{NUMBER:response}|-) (?:%{NUMBER:bytes}|-)";

    /** By name: its definition, RE2 syntax with references, some of which capture. */
    static final Map<String, String> DEFINITIONS = Map.ofEntries(
            Map.entry("HTTP_METHOD", "\\b" + METHOD + "\\b"),
            Map.entry("HTTP_STATUS", "\\b[1-5]\\d{2}\\b"),
            Map.entry("HTTP_REQUEST", "\\b" + METHOD + " \\S+(?: HTTP/\\d(?:\\.\\d)?)?"),
            // Syslog.
            Map.entry("PROG", "[^\\s\\[\\]]*[^\\s\\[\\]:]"),
            Map.entry("SYSLOGPROG", "%{PROG:program}(?:\\[%{POSINT:pid}\\])?"),
            Map.entry("SYSLOGHOST", "%{IPORHOST}"),
            Map.entry("SYSLOGFACILITY", "<%{NONNEGINT:facility}\\.%{NONNEGINT:priority}>"),
            Map.entry(
                    "SYSLOGBASE",
                    "%{SYSLOGTIMESTAMP:timestamp} (?:%{SYSLOGFACILITY} )?%{SYSLOGHOST:logsource} %{SYSLOGPROG}:"),
            Map.entry(
                    "SYSLOGBASE2",
                    "(?:%{SYSLOGTIMESTAMP:timestamp}|%{TIMESTAMP_ISO8601:timestamp8601}) (?:%{SYSLOGFACILITY} )?"
                            + "%{SYSLOGHOST:logsource}(?: %{SYSLOGPROG}:|)"),
            Map.entry("SYSLOGLINE", "%{SYSLOGBASE2} %{GREEDYDATA:message}"),
            // Apache.
            Map.entry("HTTPDUSER", "(?:%{EMAILADDRESS}|%{USER})"),
            Map.entry("HTTPD_COMMONLOG", ACCESS),
            Map.entry("HTTPD_COMBINEDLOG", ACCESS + " %{QUOTED:referrer} %{QUOTED:agent}"),
            Map.entry("COMMONAPACHELOG", "%{HTTPD_COMMONLOG}"),
            Map.entry("COMBINEDAPACHELOG", "%{HTTPD_COMBINEDLOG}"),
            Map.entry(
                    "HTTPD20_ERRORLOG",
                    "\\[%{HTTPDERROR_DATE:timestamp}\\] \\[%{LOGLEVEL:loglevel}\\] (?:\\[client %{IPORHOST:clientip}\\] )?"
                            + "%{GREEDYDATA:message}"),
            Map.entry(
                    "HTTPD24_ERRORLOG",
                    "\\[%{HTTPDERROR_DATE:timestamp}\\] \\[%{WORD:module}?:%{LOGLEVEL:loglevel}\\] "
                            + "\\[pid %{POSINT:pid}(?::tid %{NONNEGINT:tid})?\\] "
                            + "(?:\\(%{POSINT:proxy_errorcode}\\)%{DATA:proxy_message}: )?"
                            + "(?:\\[client %{IPORHOST:clientip}(?::%{POSINT:clientport})?\\] )?"
                            + "(?:%{WORD:errorcode}: )?%{GREEDYDATA:message}"),
            Map.entry("HTTPD_ERRORLOG", "(?:%{HTTPD20_ERRORLOG}|%{HTTPD24_ERRORLOG})"),
            // Java.
            Map.entry("JAVACLASS", "(?:" + JAVA_NAME + "\\.)*" + JAVA_NAME),
            Map.entry("JAVAFILE", "[\\pL\\pN_. -]*[\\pL\\pN_-]"),
            Map.entry("JAVAMETHOD", "(?:<(?:cl)?init>|" + JAVA_NAME + ")"),
            Map.entry(
                    "JAVASTACKTRACEPART",
                    "\\s*at %{JAVACLASS:class}\\.%{JAVAMETHOD:method}\\(%{JAVAFILE:file}(?::%{INT:line})?\\)"));

    private GrokLogs() {}
}
