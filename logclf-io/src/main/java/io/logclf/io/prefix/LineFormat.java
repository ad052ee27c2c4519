package io.logclf.io.prefix;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The formats of plain logs whose prefixes are known, with their {@link LinePattern}s, the most specific format first. Where a line fits
 * several patterns, the first is taken.
 */
public enum LineFormat {
    /** Spring Boot's console pattern, versions 2 to 4. */
    SPRING_BOOT(
            "Spring Boot log",
            "{time} {level} ?({digits} )--- [{text}]?( [{text}])?( [{text}]) {name} :~",
            "{time} {level} ?({digits} )--- [{text}]?( [{text}])?( [{text}]) ",
            "{time} {level} [{text}] {digits} --- [{text}] {name} :~"),
    /** Lines of several containers: by docker compose, and by kubectl with the prefix of the pod. */
    COMPOSE("log of several containers", "{container}~| ", "[pod/{source}] ", "!{service}~| "),
    /** The Kubernetes container runtime interface: time, stream, and whether the line is complete. */
    CRI("container log (CRI)", "{time} stdout F ", "{time} stderr F ", "{time} stdout P ", "{time} stderr P "),
    /** Syslog by RFC 5424, with and without a priority. */
    SYSLOG_5424(
            "syslog (RFC 5424)",
            "?({pri})1 {time} {host} {program} {word} {word} {data} ?(\uFEFF)",
            "{pri}1 - {host} {program} {word} {word} {data} "),
    /** Events in ArcSight's Common Event Format: the name is the message. */
    CEF("CEF", "?({pri})?({time} {word} )CEF:~{digits}|{field}|{source}|{field}|{field}|{message}|?({importance}|)"),
    /** Events in QRadar's Log Event Extended Format: the id of the event and its attributes are the message. */
    LEEF("LEEF", "?({pri})?({time} {word} )LEEF:{word}|{field}|{source}|{field}|{kept}|?({separator}|)"),
    /** HAProxy's HTTP log: the request line is the message. */
    HAPROXY(
            "HAProxy log",
            "{word} [{time}] {host} {word} {word} {status} {digits} {word} {word} {word} {word} {word} ?(\\{{field}\\} )?(\\{{field}\\} )\"{message}\""),
    /** Syslog by RFC 3164, with and without a priority; {@code journalctl} in its short forms. */
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
    /** PostgreSQL's usual {@code log_line_prefix}es. */
    POSTGRESQL(
            "PostgreSQL log",
            "{time} [{digits}] ?([{text}] )?(user={word} )?({word}@{word} ){LEVEL}:~",
            "{time} [{digits}]: [{text}] ?(user={word} ){LEVEL}:~",
            "{time}:{text}:{text}:[{digits}]:{LEVEL}:~",
            "{time}:{text}:{text}:[{digits}]:"),
    /** The error log of MySQL and MariaDB. */
    MYSQL(
            "MySQL log",
            "{time} {digits} [{level}] ?([MY-{text}] )?([{source}] )",
            "{time} {digits} [System] ?([MY-{text}] )?([{source}] )"),
    /** Redis's log. */
    REDIS("Redis log", "{digits}:{word} {time} {sign} ", "[{digits}] {time} {sign} "),
    /** MongoDB's log before version 4.4; newer ones write JSON. */
    MONGODB("MongoDB log", "{time} {letter} {name} [{text}] "),
    /** nginx's error log. */
    NGINX_ERROR("nginx error log", "{time} [{level}] {digits}#{digits}:~?(\\*{digits} )"),
    /** Apache's error log. */
    APACHE_ERROR(
            "Apache error log",
            "[{time}] [{source}:{level}] [pid {text}] ?([client {text}] )",
            "[{time}] [{level}] [client {text}] ",
            "[{time}] [{source}:{level}] ?([client {text}] )"),
    /** Access logs in the Common Log Format and what adds to it: the request line is the message. */
    ACCESS(
            "access log",
            "{word} {word} {word} [{time}] \"{message}\" {status} ",
            "{host} {word} {word} {word} [{time}] \"{message}\" {status} "),
    /** The Linux kernel's ring buffer. */
    DMESG("kernel log", "?({pri})[~{digits}.{digits}] ?([{text}] )", "kern~:{level}~: [~{digits}.{digits}] "),
    /** The Linux audit daemon's log. */
    AUDITD("audit log", "?(node={source} )type={kept} msg=audit({text}\\)~:~"),
    /** The log of klog and glog. */
    KLOG("klog or glog log", "{letter}{day} {time} {digits} {file}] "),
    /** Ruby's {@code Logger}. */
    RUBY(
            "Ruby log",
            "{letter}, [{time} #{digits}] {level} -- {text}:~",
            "A, [{time} #{digits}] ANY -- {text}:~",
            "{time} pid={digits} tid={word} ?(class={source} )?(jid={word} )?(elapsed={word} ){LEVEL}: "),
    /** java.util.logging in two lines: time, class and method, then the level and the message. */
    JUL("java.util.logging", "{jultime} {name} {word}^"),
    /** .NET's console: the level, the category and an id, then the message in the next line. */
    DOTNET(
            "dotnet log",
            "{level}: {dotted}[{digits}]~",
            "{level}: {name}[{digits}]^",
            "{time} {level}: {dotted}[{digits}]~",
            "{time} {level}: {name}[{digits}]^",
            "[{time}] {level}: {dotted}[{digits}]~",
            "{pri}{dotted}[{digits}] "),
    /** Logging of the Python standard library and of Python's servers. */
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
    /** PHP: monolog, Laravel, and the interpreter's own error log. */
    PHP(
            "PHP log",
            "[{time}] {name}.{LEVEL}: ",
            "[{time}] PHP ?(Parse )?(Fatal ){level}:~",
            "[{time}] PHP Deprecated:~",
            "{time} {level} ({digits}\\): "),
    /** Node.js: pino-pretty and winston. */
    NODE(
            "Node.js log",
            "[{time}] {LEVEL} ({name}/{text}\\): ",
            "[{time}] {LEVEL} ({text}\\): ",
            "[{time}] {LEVEL}: {name}/{digits} on {word}:~",
            "[Nest] {digits} ~- {time} {LEVEL} [{source}] ",
            "[{time}] [{level}~] {name} - ",
            "{time} [{source}] {level}: ",
            "{time} {word}\t{LEVEL}\t"),
    /** logback's and log4j's usual patterns, level before or after the thread; log4net, JBoss, Elasticsearch, Tomcat, Hadoop. */
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
    /** zap's console encoder, and others that tell the source file. */
    ZAP(
            "Go log",
            "{time} {level} {dotted} {file} ",
            "{time} {level} {name} {file} ",
            "{time} {level} {file} ",
            "{time} {file}: "),
    /** Fields between bars, as NLog writes them. */
    BARS(
            "log with bars",
            "{time} | {level} | {text} | {dotted} | ",
            "{time}|{digits}|{level}|{name}|",
            "{time}|{level}|{name}|",
            "{time}~|~{level}~|~",
            "{time}|{name}|{digits}|"),
    /** Key and value pairs; the field {@code msg} or {@code message} is the message. */
    LOGFMT("logfmt"),
    /** A time and a level in an order and in brackets of their own. */
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
    /** A time and nothing else that is known. */
    TIME("log", "{time} [{digits}] ?({word}@{word} )", "[{time}] ?(- )", "{time} - ", "{time}: ", "{time} "),
    /** A level and nothing else that is known. */
    LEVEL("log", "[{LEVEL}~] ", "{LEVEL}: ", "{LEVEL} [{text}] {class} - ", "{LEVEL} {dotted} - ", "{LEVEL} ?(- )"),
    /** Winston's simple format: a level in small letters and a colon, which only in a whole log of such lines is no part of the message. */
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

    /** Returns the format that has a name as {@link #toString} gives it, in any case. */
    public static Optional<LineFormat> named(String name) {
        return Stream.of(values())
                .filter(format -> format.toString().equals(name.toLowerCase(Locale.ROOT)))
                .findFirst();
    }

    /** Returns the format of a line by itself, the most specific one; empty if it has no known prefix. */
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
     * Returns the patterns, the most specific first.
     *
     * @param own whether those count as well that are for files of this format only
     */
    Stream<String> patterns(boolean own) {
        return patterns.stream()
                .filter(pattern -> own || pattern.charAt(0) != OWN)
                .map(pattern -> pattern.charAt(0) == OWN ? pattern.substring(1) : pattern);
    }

    /** Returns what the source is in this format. */
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

    /** Tells whether what this format takes for the message may be a line with a prefix of its own. */
    public boolean wraps() {
        return this == COMPOSE || this == CRI || this == SYSLOG_5424 || this == SYSLOG || this == TIME;
    }

    /** Tells whether it is the format of certain programs, and no general form of a time or a level. */
    boolean isSpecific() {
        return this != TIME_LEVEL && this != TIME && this != LEVEL && this != WINSTON;
    }

    /** Tells whether a line of it means something by itself, also in a file of another format. */
    boolean isTelling() {
        return this != LEVEL && this != LOGFMT && this != WINSTON;
    }
}
