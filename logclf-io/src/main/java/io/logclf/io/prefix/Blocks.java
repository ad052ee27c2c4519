package io.logclf.io.prefix;

import io.logclf.api.Severity;

/**
 * The building blocks that {@link LinePattern} has names for. Its table says what each takes; the methods here say where their
 * form comes from.
 *
 * <p>A block that is not sure to find its end soon gives up: text in brackets is looked through for {@value #FAR} characters at
 * most, because a line may be a megabyte long and be tried with dozens of patterns.
 */
final class Blocks {

    /**
     * Longer than the names of threads and contexts that stand in brackets, shorter than messages that happen to begin with
     * one.
     */
    private static final int FAR = 512;

    private Blocks() {}

    /**
     * Returns the block of a name, for a pattern where the given character comes next; a blank if none does.
     *
     * @param name as in the table of {@link LinePattern}, without braces
     * @throws IllegalArgumentException if there is no block of this name
     */
    static Block named(String name, char next) {
        return switch (name) {
            case "time" -> Blocks::time;
            case "bsdtime" -> Blocks::syslogTime;
            case "jultime" -> Blocks::halfDayTime;
            case "day" -> Blocks::day;
            case "level" -> (cursor, at) -> level(cursor, at, false);
            case "LEVEL" -> (cursor, at) -> level(cursor, at, true);
            case "lower" -> Blocks::lowerLevel;
            case "importance" -> Blocks::importance;
            case "separator" -> Blocks::separator;
            case "letter" -> Blocks::letter;
            case "pri" -> Blocks::priority;
            case "sign" -> Blocks::sign;
            case "status" -> Blocks::status;
            case "digits" -> Blocks::digits;
            case "word" -> (cursor, at) -> word(cursor.chars, at, next);
            case "host" -> (cursor, at) -> source(cursor, at, host(cursor.chars, at, next));
            case "program" -> (cursor, at) -> source(cursor, at, Names.programEnd(cursor.text, at));
            case "name" -> (cursor, at) -> source(cursor, at, Names.end(cursor.text, at, next));
            case "class" -> (cursor, at) -> source(cursor, at, Names.structuredEnd(cursor.text, at, next, 1));
            case "dotted" -> (cursor, at) -> source(cursor, at, Names.structuredEnd(cursor.text, at, next, 2));
            case "container" -> (cursor, at) -> source(cursor, at, ContainerName.end(cursor.text, at, true));
            case "service" -> (cursor, at) -> source(cursor, at, ContainerName.end(cursor.text, at, false));
            case "file" -> (cursor, at) -> Names.fileEnd(cursor.text, at, next);
            case "text" -> (cursor, at) -> until(cursor.chars, at, next);
            case "field" -> (cursor, at) -> field(cursor.chars, at, next);
            case "source" -> (cursor, at) -> source(cursor, at, field(cursor.chars, at, next));
            case "kept" -> (cursor, at) -> kept(cursor, at, field(cursor.chars, at, next));
            case "message" -> (cursor, at) -> message(cursor, at, field(cursor.chars, at, next));
            case "data" -> (cursor, at) -> structuredData(cursor.chars, at);
            default -> throw new IllegalArgumentException("no block is called " + name);
        };
    }

    /** A time in any form that {@link TimeScanner} knows. */
    private static int time(Cursor cursor, int at) {
        return noteTime(cursor, at, cursor.timeEnd(at));
    }

    /** A time that begins with the name of a month or a weekday, as syslog and {@code ctime} write it. */
    private static int syslogTime(Cursor cursor, int at) {
        boolean named = at < cursor.chars.length && TimeText.isUpper(cursor.chars[at]);
        return noteTime(cursor, at, named ? cursor.timeEnd(at) : -1);
    }

    /** The time of java.util.logging, which says AM or PM. */
    private static int halfDayTime(Cursor cursor, int at) {
        int end = syslogTime(cursor, at);
        return end > 0 && cursor.chars[end - 1] == 'M' ? end : -1;
    }

    /**
     * Month and day in four digits, as klog writes them behind the letter of the level; some versions put the year before them.
     */
    private static int day(Cursor cursor, int at) {
        int end = TimeText.skipDigits(cursor.chars, at, 9);
        return end == at + 4 || end == at + 8 ? end : -1;
    }

    /** Notes the time that was found, if one was; returns its end either way. */
    private static int noteTime(Cursor cursor, int at, int end) {
        if (end > 0) {
            cursor.timeStart = at;
            cursor.timeStop = end;
        }
        return end;
    }

    /**
     * The name of a level; a later one in the same pattern replaces it.
     *
     * @param upper whether it must be in capitals
     */
    private static int level(Cursor cursor, int at, boolean upper) {
        LevelWord word = cursor.level(at);
        if (word.end() < 0 || (upper && !word.upper())) {
            return -1;
        }
        cursor.severity = word.severity();
        return word.end();
    }

    /** A level's name in small letters, as winston writes it. */
    private static int lowerLevel(Cursor cursor, int at) {
        boolean lower = at < cursor.chars.length && cursor.chars[at] >= 'a';
        return lower ? level(cursor, at, false) : -1;
    }

    /**
     * The severity of an event in ArcSight's format: 0 to 10, or one of four words (0 to 3 are low, 4 to 6 medium, 7 and 8
     * high, 9 and 10 very high). Another word is skipped, and the severity stays what a priority before it has said.
     */
    private static int importance(Cursor cursor, int at) {
        int end = word(cursor.chars, at, '|');
        if (end > 0) {
            cursor.severity = switch (cursor.text.substring(at, end)) {
                case "0", "1", "2", "3", "Low" -> Severity.INFO;
                case "4", "5", "6", "Medium" -> Severity.WARN;
                case "7", "8", "High" -> Severity.ERROR;
                case "9", "10", "Very-High" -> Severity.FATAL;
                default -> cursor.severity;
            };
        }
        return end;
    }

    /** What QRadar's second format has between attributes: a sign, or its code in hexadecimal digits. */
    private static int separator(Cursor cursor, int at) {
        int end = field(cursor.chars, at, '|');
        return end > at && (end == at + 1 || cursor.text.substring(at, end).matches("0?x\\p{XDigit}{1,4}")) ? end : -1;
    }

    /** The first letter of a level, as glog, Ruby and MongoDB write it. */
    private static int letter(Cursor cursor, int at) {
        if (at >= cursor.chars.length) {
            return -1;
        }
        Severity severity = Severities.ofLetter(cursor.chars[at]);
        if (severity == Severity.UNKNOWN) {
            return -1;
        }
        cursor.severity = severity;
        return at + 1;
    }

    /** Syslog's priority in angle brackets (RFC 5424, 6.2.1): facility times eight plus severity. */
    private static int priority(Cursor cursor, int at) {
        char[] text = cursor.chars;
        int end = at < text.length && text[at] == '<' ? TimeText.skipDigits(text, at + 1, 3) : at;
        if (end <= at + 1 || end >= text.length || text[end] != '>') {
            return -1;
        }
        cursor.severity = Severities.ofSyslog(Integer.parseInt(cursor.text, at + 1, end, 10) & 7);
        return end + 1;
    }

    /**
     * Redis writes its levels as signs.
     *
     * <p>A dot is debug, a hyphen verbose, a star a notice, a hash a warning (the setting {@code loglevel} of redis.conf).
     */
    private static int sign(Cursor cursor, int at) {
        int level = at < cursor.chars.length ? ".-*#".indexOf(cursor.chars[at]) : -1;
        if (level < 0) {
            return -1;
        }
        cursor.severity = level < 2 ? Severity.DEBUG : level == 2 ? Severity.INFO : Severity.WARN;
        return at + 1;
    }

    /** The status code of an answer by HTTP: 4xx is a warning, 5xx an error. */
    private static int status(Cursor cursor, int at) {
        int end = TimeText.masked("###", cursor.chars, at);
        if (end > 0) {
            char kind = cursor.chars[at];
            cursor.severity = kind == '5' ? Severity.ERROR : kind == '4' ? Severity.WARN : Severity.INFO;
        }
        return end;
    }

    /** 20 digits hold every number of 64 bits. */
    private static int digits(Cursor cursor, int at) {
        int end = TimeText.skipDigits(cursor.chars, at, 20);
        return end == at ? -1 : end;
    }

    /** Notes a source unless it is empty or a hyphen, which stands for a missing value in syslog and access logs. */
    private static int source(Cursor cursor, int at, int end) {
        if (end >= at) {
            boolean nil = end == at || (end == at + 1 && cursor.chars[at] == '-');
            if (!nil) {
                cursor.sourceStart = at;
                cursor.sourceStop = end;
            }
        }
        return end;
    }

    /** Notes text that is put before the message, because the message does not make sense without it. */
    private static int kept(Cursor cursor, int at, int end) {
        cursor.keptStart = at;
        cursor.keptStop = end;
        return end;
    }

    /** Notes a message that ends before the line does. */
    private static int message(Cursor cursor, int at, int end) {
        cursor.messageStart = at;
        cursor.messageStop = end;
        return end;
    }

    /**
     * A word that is no program's name: a program would be followed by a colon, and a line without a host would lose its
     * program.
     */
    private static int host(char[] text, int at, char next) {
        int end = word(text, at, next);
        return end > 0 && text[end - 1] == ':' ? -1 : end;
    }

    /** All up to a blank or the character that comes next, one at least. */
    private static int word(char[] text, int at, char next) {
        int end = at;
        while (end < text.length && !TimeText.isBlank(text[end]) && text[end] != next) {
            end++;
        }
        return end == at ? -1 : end;
    }

    /**
     * All up to the character that comes next outside of square brackets opened here, perhaps nothing: a thread may be called
     * {@code pool[3]}. -1 if it does not come within {@value #FAR} characters.
     */
    private static int until(char[] text, int at, char next) {
        int open = 0;
        for (int end = at; end < text.length && end < at + FAR; end++) {
            char c = text[end];
            if (c == next && open == 0) {
                return end;
            }
            if (c == '[') {
                open++;
            } else if (c == ']' && open > 0) {
                open--;
            }
        }
        return -1;
    }

    /** All up to the character that comes next without a backslash before it, perhaps nothing: CEF and LEEF escape bars so. */
    private static int field(char[] text, int at, char next) {
        for (int end = at; end < text.length; end++) {
            char c = text[end];
            if (c == next) {
                return end;
            }
            if (c == '\\') {
                end++;
            }
        }
        return -1;
    }

    /**
     * Structured data of RFC 5424, 6.3: {@code -}, or elements in square brackets with quoted values.
     *
     * <p>For example, {@code [origin@1 ip="10.0.0.7"][meta seq="42"]}. A closing bracket inside quotes does not end an element.
     */
    private static int structuredData(char[] text, int at) {
        if (at < text.length && text[at] == '-') {
            return at + 1;
        }
        int end = at;
        while (end < text.length && text[end] == '[') {
            boolean quoted = false;
            for (end++; end < text.length && (quoted || text[end] != ']'); end++) {
                if (text[end] == '\\') {
                    end++;
                } else if (text[end] == '"') {
                    quoted = !quoted;
                }
            }
            end = Math.min(end + 1, text.length);
        }
        return end == at ? -1 : end;
    }

    static boolean isLetter(char c) {
        return (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z');
    }
}
