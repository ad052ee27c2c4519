package io.logclf.io.prefix;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The formats of plain logs whose prefixes are known, each with its {@link LinePattern}s.
 *
 * <p>The order is the order of trial: the constants stand from the most specific to the most general,
 * and so do the patterns of each. A line that fits several patterns is read by the first of them, so a
 * new format belongs before every format that would also fit its lines. Adding a format takes a
 * constant here and lines for it in the tests; detection, continuation lines and the description follow
 * from it.
 *
 * <p>The examples below the constants show a line and what is taken from it: severity, source and
 * message. In all of them the time is taken as well, as it stands there, unless something else is said.
 */
public enum LineFormat {
    /**
     * Spring Boot's console pattern, versions 2 to 4.
     *
     * <pre>{@code
     * 2024-05-01T10:15:02.123+02:00  INFO 4711 --- [shop] [main] c.e.Shop : it works
     * // INFO, "c.e.Shop", "it works"
     * }</pre>
     */
    SPRING_BOOT(
            "Spring Boot log",
            "{time} {level} ?({digits} )--- [{text}]?( [{text}])?( [{text}]) {name} :~",
            "{time} {level} ?({digits} )--- [{text}]?( [{text}])?( [{text}]) ",
            "{time} {level} [{text}] {digits} --- [{text}] {name} :~"),
    /**
     * Lines of several containers: by docker compose, and by kubectl with the prefix of the pod.
     *
     * <p>The name of the container is the source, even if the line behind it has a source of its own:
     * it is what tells the lines of one program from those of the others. No time is taken but that of
     * the line behind it.
     *
     * <pre>{@code
     * web-1  | ERROR: payment failed
     * // ERROR, "web-1", "payment failed"
     * }</pre>
     */
    COMPOSE("log of several containers", "{container}~| ", "[pod/{source}] ", "!{service}~| "),
    /**
     * The Kubernetes container runtime interface: time, stream, and whether the line is complete.
     *
     * <p>What the program wrote behind it is read once more, with the prefix that the program has put
     * there.
     *
     * <pre>{@code
     * 2024-05-01T10:15:02.123Z stderr F ERROR: payment failed
     * // ERROR, "", "payment failed"
     * }</pre>
     */
    CRI("container log (CRI)", "{time} stdout F ", "{time} stderr F ", "{time} stdout P ", "{time} stderr P "),
    /**
     * Syslog by RFC 5424, with and without a priority.
     *
     * <p>The severity is that of the priority (165 = 20 * 8 + 5, a notice), the source the program;
     * both give way to what the message's own prefix says, if it has one.
     *
     * <pre>{@code
     * <165>1 2024-05-01T10:15:02Z web1 shop 4711 ID47 - it works
     * // INFO, "shop", "it works"
     * }</pre>
     */
    SYSLOG_5424(
            "syslog (RFC 5424)",
            "?({pri})1 {time} {host} {program} {word} {word} {data} ?(\uFEFF)",
            "{pri}1 - {host} {program} {word} {word} {data} "),
    /**
     * Events in ArcSight's Common Event Format: the name is the message.
     *
     * <p>The product is the source. The extension behind the severity is left out, as it holds the
     * variable parts.
     *
     * <pre>{@code
     * CEF:0|Acme|Firewall|2.1|100|Connection denied|7|src=10.0.0.1
     * // ERROR, "Firewall", "Connection denied"; no time
     * }</pre>
     */
    CEF("CEF", "?({pri})?({time} {word} )CEF:~{digits}|{field}|{source}|{field}|{field}|{message}|?({importance}|)"),
    /**
     * Events in QRadar's Log Event Extended Format: the id of the event and its attributes are the message.
     *
     * <p>The format has no name for people, so the attributes stay: without them, one would not know
     * what happened.
     *
     * <pre>{@code
     * LEEF:1.0|Acme|Firewall|2.1|DENY|src=10.0.0.1
     * // UNKNOWN, "Firewall", "DENY src=10.0.0.1"; no time
     * }</pre>
     */
    LEEF("LEEF", "?({pri})?({time} {word} )LEEF:{word}|{field}|{source}|{field}|{kept}|?({separator}|)"),
    /**
     * HAProxy's HTTP log: the request line is the message.
     *
     * <p>The frontend is the source, and the status gives the severity.
     *
     * <pre>{@code
     * 10.0.0.7:51212 [01/May/2024:10:15:02.123] web shop/s1 0/0/1/2/3 503 212 - - ---- 1/1/0/0/0 0/0 "GET / HTTP/1.1"
     * // ERROR, "web", "GET / HTTP/1.1"
     * }</pre>
     */
    HAPROXY(
            "HAProxy log",
            "{word} [{time}] {host} {word} {word} {status} {digits} {word} {word} {word} {word} {word} ?(\\{{field}\\} )?(\\{{field}\\} )\"{message}\""),
    /**
     * Syslog by RFC 3164, with and without a priority; {@code journalctl} in its short forms.
     *
     * <p>The last pattern counts in files of this format only, for its time need not be one of syslog's
     * and its program has no process id: any line with a time, a word, a word and a colon would fit it.
     *
     * <pre>{@code
     * <34>Oct 11 22:14:15 web1 su[230]: authentication failure
     * // FATAL, "su", "authentication failure"
     * }</pre>
     */
    SYSLOG(
            "syslog",
            "?({pri}){bsdtime} {host} {program}?([{text}]):~",
            "?({pri}){time} {host} {program}[{digits}]:~",
            "?({pri}){time} {host} kernel:~",
            "{pri}{time} {program}[{digits}]:~",
            "{bsdtime} {program}[{digits}]:~",
            "{pri}{bsdtime} {program}: ",
            "?({digits}: )?(*)?(.){bsdtime}:~",
            "!?({pri}){time} {host} {program}:~"),
    /**
     * PostgreSQL's usual {@code log_line_prefix}es.
     *
     * <pre>{@code
     * 2024-05-01 10:15:02.123 UTC [4711] shop@orders ERROR:  relation does not exist
     * // ERROR, "", "relation does not exist"
     * }</pre>
     */
    POSTGRESQL(
            "PostgreSQL log",
            "{time} [{digits}] ?([{text}] )?(user={word} )?({word}@{word} ){LEVEL}:~",
            "{time} [{digits}]: [{text}] ?(user={word} ){LEVEL}:~",
            "{time}:{text}:{text}:[{digits}]:{LEVEL}:~",
            "{time}:{text}:{text}:[{digits}]:"),
    /**
     * The error log of MySQL and MariaDB.
     *
     * <p>The subsystem is the source; lines of the level {@code System} have no severity.
     *
     * <pre>{@code
     * 2024-05-01T10:15:02.123456Z 0 [Warning] [MY-010068] [Server] CA certificate is self signed.
     * // WARN, "Server", "CA certificate is self signed."
     * }</pre>
     */
    MYSQL(
            "MySQL log",
            "{time} {digits} [{level}] ?([MY-{text}] )?([{source}] )",
            "{time} {digits} [System] ?([MY-{text}] )?([{source}] )"),
    /**
     * Redis's log.
     *
     * <pre>{@code
     * 4711:M 01 May 2024 10:15:02.123 # Server initialized
     * // WARN, "", "Server initialized"
     * }</pre>
     */
    REDIS("Redis log", "{digits}:{word} {time} {sign} ", "[{digits}] {time} {sign} "),
    /**
     * MongoDB's log before version 4.4; newer ones write JSON.
     *
     * <p>The component is the source.
     *
     * <pre>{@code
     * 2019-05-01T10:15:02.123+0000 I NETWORK [conn12] end connection
     * // INFO, "NETWORK", "end connection"
     * }</pre>
     */
    MONGODB("MongoDB log", "{time} {letter} {name} [{text}] "),
    /**
     * nginx's error log.
     *
     * <p>The number of the connection behind the star is no part of the message.
     *
     * <pre>{@code
     * 2024/05/01 10:15:02 [error] 4711#0: *1 open() failed
     * // ERROR, "", "open() failed"
     * }</pre>
     */
    NGINX_ERROR("nginx error log", "{time} [{level}] {digits}#{digits}:~?(\\*{digits} )"),
    /**
     * Apache's error log.
     *
     * <p>The module is the source where the version of the server names it (since 2.4).
     *
     * <pre>{@code
     * [Wed May 01 10:15:02.123456 2024] [core:error] [pid 4711:tid 12] [client 10.0.0.7:51212] File does not exist
     * // ERROR, "core", "File does not exist"
     * }</pre>
     */
    APACHE_ERROR(
            "Apache error log",
            "[{time}] [{source}:{level}] [pid {text}] ?([client {text}] )",
            "[{time}] [{level}] [client {text}] ",
            "[{time}] [{source}:{level}] ?([client {text}] )"),
    /**
     * Access logs in the Common Log Format and what adds to it: the request line is the message.
     *
     * <p>The second pattern begins with the name of a virtual host, which is the source. The status
     * gives the severity: 5xx is an error, 4xx a warning. What follows the status, such as the user
     * agent, is left out.
     *
     * <pre>{@code
     * 10.0.0.7 - - [01/May/2024:10:15:02 +0200] "GET /cart HTTP/1.1" 500 1234
     * // ERROR, "", "GET /cart HTTP/1.1"
     * }</pre>
     */
    ACCESS(
            "access log",
            "{word} {word} {word} [{time}] \"{message}\" {status} ",
            "{host} {word} {word} {word} [{time}] \"{message}\" {status} "),
    /**
     * The Linux kernel's ring buffer.
     *
     * <p>Seconds since the start of the machine are no time that could be compared, and are skipped.
     *
     * <pre>{@code
     * [   12.345678] eth0: link up
     * // UNKNOWN, "", "eth0: link up"; no time
     * }</pre>
     */
    DMESG("kernel log", "?({pri})[~{digits}.{digits}] ?([{text}] )", "kern~:{level}~: [~{digits}.{digits}] "),
    /**
     * The Linux audit daemon's log.
     *
     * <p>The type of the record stays before the message, as it is the only part that says what kind of
     * event it is.
     *
     * <pre>{@code
     * type=SYSCALL msg=audit(1714551302.123:42): arch=c000003e
     * // UNKNOWN, "", "SYSCALL arch=c000003e"; no time
     * }</pre>
     */
    AUDITD("audit log", "?(node={source} )type={kept} msg=audit({text}\\)~:~"),
    /**
     * The log of klog and glog.
     *
     * <p>The letter is the severity; month and day are skipped, the time of day is taken.
     *
     * <pre>{@code
     * W0501 10:15:02.123456    4711 controller.go:42] sync failed
     * // WARN, "", "sync failed"
     * }</pre>
     */
    KLOG("klog or glog log", "{letter}{day} {time} {digits} {file}] "),
    /**
     * Ruby's {@code Logger}.
     *
     * <p>Also Sidekiq's form with keys, whose class of jobs is the source.
     *
     * <pre>{@code
     * E, [2024-05-01T10:15:02.123456 #4711] ERROR -- shop: payment failed
     * // ERROR, "", "payment failed"
     * }</pre>
     */
    RUBY(
            "Ruby log",
            "{letter}, [{time} #{digits}] {level} -- {text}:~",
            "A, [{time} #{digits}] ANY -- {text}:~",
            "{time} pid={digits} tid={word} ?(class={source} )?(jid={word} )?(elapsed={word} ){LEVEL}: "),
    /**
     * java.util.logging in two lines: time, class and method, then the level and the message.
     *
     * <p>The first line alone has an empty message; {@link LineParser#follow} adds what the second
     * says.
     *
     * <pre>{@code
     * May 01, 2024 10:15:02 AM com.acme.Shop pay
     * WARNING: payment failed
     * // WARN, "com.acme.Shop", "payment failed"
     * }</pre>
     */
    JUL("java.util.logging", "{jultime} {name} {word}^"),
    /**
     * .NET's console: the level, the category and an id, then the message in the next line.
     *
     * <p>The second line is indented and so belongs to the first; some configurations write both in one
     * line.
     *
     * <pre>{@code
     * fail: Acme.Shop.Payment[0]
     *       payment failed
     * // ERROR, "Acme.Shop.Payment", "payment failed"; no time
     * }</pre>
     */
    DOTNET(
            "dotnet log",
            "{level}: {dotted}[{digits}]~",
            "{level}: {name}[{digits}]^",
            "{time} {level}: {dotted}[{digits}]~",
            "{time} {level}: {name}[{digits}]^",
            "[{time}] {level}: {dotted}[{digits}]~",
            "{pri}{dotted}[{digits}] "),
    /**
     * Logging of the Python standard library and of Python's servers.
     *
     * <pre>{@code
     * 2024-05-01 10:15:02,123 - shop.cart - ERROR - payment failed
     * // ERROR, "shop.cart", "payment failed"
     * }</pre>
     */
    PYTHON(
            "Python log",
            "{time} - {name} - {level} - ",
            "{time} - {name} - {level}: ",
            "[{time}: {level}/{text}] ",
            "[{time}] [{digits}] [{level}] ",
            "[{time}] \\{{text}\\} {level} - ",
            "{time} | {level} | {name} - ",
            "{time} | SUCCESS ~| {name} - ",
            "{time} {file} {LEVEL} ",
            "{time}:{LEVEL}:{name}:",
            "[{LEVEL}]\t{time}\t{word}\t",
            "{LEVEL}:{name}:"),
    /**
     * PHP: monolog, Laravel, and the interpreter's own error log.
     *
     * <p>The channel of monolog is the source.
     *
     * <pre>{@code
     * [2024-05-01T10:15:02.123456+02:00] app.ERROR: payment failed
     * // ERROR, "app", "payment failed"
     * }</pre>
     */
    PHP(
            "PHP log",
            "[{time}] {name}.{LEVEL}: ",
            "[{time}] PHP ?(Parse )?(Fatal ){level}:~",
            "[{time}] PHP Deprecated:~",
            "{time} {level} ({digits}\\): "),
    /**
     * Node.js: pino-pretty and winston.
     *
     * <p>Also Nest and log4js. The name of the logger is the source where there is one.
     *
     * <pre>{@code
     * [10:15:02.123] ERROR (shop/4711): payment failed
     * // ERROR, "shop", "payment failed"
     * }</pre>
     */
    NODE(
            "Node.js log",
            "[{time}] {LEVEL} ({name}/{text}\\): ",
            "[{time}] {LEVEL} ({text}\\): ",
            "[{time}] {LEVEL}: {name}/{digits} on {word}:~",
            "[Nest] {digits} ~- {time} {LEVEL} [{source}] ",
            "[{time}] [{level}~] {name} - ",
            "{time} [{source}] {level}: ",
            "{time} {word}\t{LEVEL}\t"),
    /**
     * logback's and log4j's usual patterns, level before or after the thread; log4net, JBoss, Elasticsearch, Tomcat, Hadoop.
     *
     * <pre>{@code
     * 10:15:02.123 [main] INFO  c.e.Shop - it works
     * // INFO, "c.e.Shop", "it works"
     * }</pre>
     */
    LOGBACK(
            "logback or log4j log",
            "{time} [{text}] {level} {name} ?(({text}\\) )?([{text}] )- ",
            "{time} [{text}] {level} {name}({digits}\\) - ",
            "{time} {level} [{text}] {name} ?([{text}] )- ",
            "{time} {digits} [{text}] {level} {name} - ",
            "{time} [{text}] {level} {class}: ",
            "{time} {level} [{text}] {class}: ",
            "{time} [{text}] {level} {name} : ",
            "{time} {level} [{text}] {name} : ",
            "{time} - {level} [{text}] - ",
            "{time} [{text}] - {level} [{text}] - ",
            "{time} {level} [{name}] ({text}\\) ",
            "[{time}][{level}~][{name}~]~?([{text}] )",
            "{time} {digits} {level} {class}: ",
            "{time} {digits} {level} {dotted} ?([req-{text}] )?([-] )",
            "{time} {level} [{text}] {dotted} ",
            "{time} {level} {dotted} [{text}] ",
            "{time} {level} {word} {dotted} - ",
            "[{level}~] {time} [{text}] {name} - ",
            "{LEVEL} {time} [{text}] {name} - ",
            "{time} {level} {class} - ",
            "{time} {level} {name} - ",
            "{time} {level} {class}: ",
            "{digits} [{text}] {level} {name} - "),
    /**
     * zap's console encoder, and others that tell the source file.
     *
     * <p>The source file is skipped: its line numbers change with every release of the program.
     *
     * <pre>{@code
     * 2024-05-01T10:15:02.123+0200 ERROR shop/cart.go:42 payment failed
     * // ERROR, "", "payment failed"
     * }</pre>
     */
    ZAP(
            "Go log",
            "{time} {level} {dotted} {file} ",
            "{time} {level} {name} {file} ",
            "{time} {level} {file} ",
            "{time} {file}: "),
    /**
     * Fields between bars, as NLog writes them.
     *
     * <pre>{@code
     * 2024-05-01 10:15:02.1234|42|ERROR|Acme.Shop|payment failed
     * // ERROR, "Acme.Shop", "payment failed"
     * }</pre>
     */
    BARS(
            "log with bars",
            "{time} | {level} | {text} | {dotted} | ",
            "{time}|{digits}|{level}|{name}|",
            "{time}|{level}|{name}|",
            "{time}~|~{level}~|~",
            "{time}|{name}|{digits}|"),
    /**
     * Key and value pairs; the field {@code msg} or {@code message} is the message.
     *
     * <p>It has no patterns, because the order of the pairs is free: {@link Logfmt} reads it.
     *
     * <pre>{@code
     * time=2024-05-01T10:15:02Z level=error component=cart msg="payment failed"
     * // ERROR, "cart", "payment failed"
     * }</pre>
     */
    LOGFMT("logfmt"),
    /**
     * A time and a level in an order and in brackets of their own.
     *
     * <pre>{@code
     * [2024-05-01 10:15:02] [ERROR] payment failed
     * // ERROR, "", "payment failed"
     * }</pre>
     */
    TIME_LEVEL(
            "log",
            "[{time}] [{level}~] ",
            "[{time} {level}] [{dotted}] ",
            "[{time} {level}] ",
            "[{time}] {level}: ",
            "[{time}] {level} ",
            "[{time}] [{text}] [{level}] ",
            "[{time}] [{text}] {LEVEL} ",
            "{time} [{level}~]:~",
            "{time} [{level}~] ",
            "{time} [{text}] [{level}] ",
            "{time} [{text}] {LEVEL} ",
            "{time} {LEVEL} [{text}] ",
            "{time} {level}: ",
            "{time} - {level} - ",
            "{time} - {level}: ",
            "{time} {LEVEL} ?(- )",
            "{time} {digits} {LEVEL} ",
            "[{level}~] {time} ",
            "{LEVEL} {time} ",
            "[{level}~] [{time}] ",
            "{LEVEL} [{time}] ",
            "{LEVEL}[{digits}] "),
    /**
     * A time and nothing else that is known.
     *
     * <p>The time may be that of a container's runtime or of a collector, so the rest is read once
     * more.
     *
     * <pre>{@code
     * 2024-05-01 10:15:02 payment failed
     * // UNKNOWN, "", "payment failed"
     * }</pre>
     */
    TIME("log", "{time} [{digits}] ?({word}@{word} )", "[{time}] ?(- )", "{time} - ", "{time}: ", "{time} "),
    /**
     * A level and nothing else that is known.
     *
     * <p>Only in capitals: in small letters, these words begin ordinary messages too.
     *
     * <pre>{@code
     * ERROR: payment failed
     * // ERROR, "", "payment failed"; no time
     * }</pre>
     */
    LEVEL("log", "[{LEVEL}~] ", "{LEVEL}: ", "{LEVEL} [{text}] {class} - ", "{LEVEL} {dotted} - ", "{LEVEL} ?(- )"),
    /**
     * Winston's simple format: a level in small letters and a colon, which only in a whole log of such lines is no part of the message.
     *
     * <pre>{@code
     * error: payment failed
     * // ERROR, "", "payment failed"; no time
     * }</pre>
     */
    WINSTON("winston log", "{lower}: ");

    /** Begins a pattern that could be part of a message, and counts in files of its format only. */
    private static final char OWN = '!';

    private final String title;

    @SuppressWarnings("ImmutableEnumChecker") // It is.
    private final List<String> patterns;

    LineFormat(String title, String... patterns) {
        this.title = title;
        this.patterns = List.of(patterns);
    }

    /**
     * Returns the format that has a name as {@link #toString} gives it, in any case.
     *
     * @param name such as {@code spring-boot}; {@link Locale#ROOT} decides what is the same but for
     *     case
     */
    public static Optional<LineFormat> named(String name) {
        return Stream.of(values())
                .filter(format -> format.toString().equals(name.toLowerCase(Locale.ROOT)))
                .findFirst();
    }

    /**
     * Returns the format of a line by itself, the most specific one; empty if it has no known prefix.
     *
     * <p>Lines of winston are never found this way, as their prefix is a common beginning of messages;
     * {@link LineParser#detect} finds them from many lines.
     */
    public static Optional<LineFormat> ofLine(String line) {
        return FormatDetector.ofLine(line);
    }

    /** Returns what people call the format, such as {@code Spring Boot log}. */
    public String title() {
        return title;
    }

    /** Returns the name as people write it: {@code spring-boot}. */
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /**
     * Returns the patterns in the syntax of {@link LinePattern}, the most specific first and without
     * their mark {@code !}.
     *
     * @param own true for a file that has this format: then the marked patterns count too, which alone
     *     would fit too many other lines
     */
    Stream<String> patterns(boolean own) {
        return patterns.stream()
                .filter(pattern -> own || pattern.charAt(0) != OWN)
                .map(pattern -> pattern.charAt(0) == OWN ? pattern.substring(1) : pattern);
    }

    /**
     * Returns what the source is in this format.
     *
     * <p>The word stands in the description of a parser, where people check whether the right thing was
     * taken.
     */
    String sourceWord() {
        return switch (this) {
            case SYSLOG, SYSLOG_5424 -> "program";
            case COMPOSE -> "container";
            case CEF, LEEF -> "product";
            case ACCESS, HAPROXY, AUDITD -> "host";
            case APACHE_ERROR -> "module";
            default -> "logger";
        };
    }

    /**
     * Tells whether the message of this format may be a line with a prefix of its own, as a program
     * writes it whose output a container's runtime, syslog or a collector has given another prefix.
     * {@link LineParser} then reads the message again.
     */
    public boolean wraps() {
        return this == COMPOSE || this == CRI || this == SYSLOG_5424 || this == SYSLOG || this == TIME;
    }

    /**
     * Tells whether it is the format of certain programs, and no general form of a time or a level.
     *
     * <p>Detection prefers these: if half the
     * lines have such a format, those that merely begin with a time do not count.
     */
    boolean isSpecific() {
        return this != TIME_LEVEL && this != TIME && this != LEVEL && this != WINSTON;
    }

    /**
     * Tells whether a line of it means something by itself, also in a file of another format.
     *
     * <p>The others are tried only in files of their own format: a single line of prose that begins
     * with {@code ERROR:} or has {@code msg=} in it is more often a message than a line of another
     * program.
     */
    boolean isTelling() {
        return this != LEVEL && this != LOGFMT && this != WINSTON;
    }
}
