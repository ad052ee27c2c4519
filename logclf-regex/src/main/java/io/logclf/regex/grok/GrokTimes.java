package io.logclf.regex.grok;

import java.util.Map;

/**
 * The grok names of dates and times. Numbers are bounded, a month to 12 and a minute to 59, so that other numbers with dots and
 * colons are mostly not taken for times; whether a date exists, such as February 30, is not checked. Month names are those of
 * English, nine other European languages and Russian; days of the week, which appear in machine formats, are English.
 */
final class GrokTimes {

    private static final String ENGLISH_MONTH =
            "(?i:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?"
                    + "|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)";

    /**
     * German, French, Spanish, Italian, Portuguese, Dutch, Danish, Norwegian and Swedish, but for abbreviations that are
     * English words ("ago", "out", "set"). Letters beyond ASCII are written in both cases, as the parser knows no other cases
     * than those of ASCII, and a pattern without a tree is slower.
     */
    private static final String OTHER_MONTH = "(?i:jan(?:uari?|vier|eiro|v)|j(?-i:[äÄ])nner|ene(?:ro)?|gennaio"
            + "|feb(?:ruari?|rero|braio)|fev(?:ereiro)?|f(?-i:[éÉ])v(?:r(?:ier)?)?"
            + "|mar(?:s|ts|zo|(?-i:[çÇ])o)|m(?-i:[äÄ])r(?:z)?|mrz|maart|mrt"
            + "|aprile|abr(?:il)?|avr(?:il)?|mayo|mai|maio|maggio|maj|mei"
            + "|jun(?:i|io|ho)|juin|giu(?:gno)?|jul(?:i|io|ho)|juil(?:let)?|luglio"
            + "|august(?:i|us)|ao(?-i:[ûÛu])t|agosto"
            + "|sept(?:embre|iembre)|septiembre|settembre|setembro|okt(?:ober)?|oct(?:obre|ubre)|ott(?:obre)?"
            + "|outubro|nov(?:embre|iembre|embro)|dec(?:embre)|dez(?:ember|embro)?|dic(?:iembre|embre)?"
            + "|d(?-i:[éÉ])c(?:embre)?)";

    private static final String RUSSIAN_MONTH = "(?-i:[яЯ]нвар[ья]|[фФ]еврал[ья]|[мМ]арта?|[аА]прел[ья]"
            + "|[мМ]а[йя]|[иИ]юн[ья]|[иИ]юл[ья]|[аА]вгуста?"
            + "|[сС]ентябр[ья]|[оО]ктябр[ья]|[нН]оябр[ья]|[дД]екабр[ья])";

    private static final String MONTH = "(?:\\b(?:" + OTHER_MONTH + "|" + ENGLISH_MONTH + ")\\b|" + RUSSIAN_MONTH + ")";

    private static final String MONTH_NUMBER = "(?:1[0-2]|0?[1-9])";
    private static final String DAY_NUMBER = "(?:3[01]|[12]\\d|0?[1-9])";
    /** Four digits or two. */
    private static final String YEAR = "(?:\\d{4}|\\d{2})";

    private static final String HOUR = "(?:2[0-3]|[01]?\\d)";
    private static final String MINUTE = "[0-5]\\d";
    /** 60 is a leap second. The fraction follows a dot, a comma, or in old formats a colon. */
    private static final String SECOND = "(?:60|[0-5]?\\d)(?:[.,:]\\d+)?";

    private static final String ZONE = "(?:Z|[+-](?:2[0-3]|[01]\\d)(?::?[0-5]\\d)?)";
    private static final String TIME = HOUR + ":" + MINUTE + ":" + SECOND;
    /** Next to a date, a time may lack its seconds; by itself, "12:30" may be anything. */
    private static final String TIME_OF_DAY = HOUR + ":" + MINUTE + "(?::" + SECOND + ")?";

    private static final String DAY =
            "\\b(?:Mon(?:day)?|Tue(?:s(?:day)?)?|Wed(?:nesday)?|Thu(?:r(?:s(?:day)?)?)?|Fri(?:day)?"
                    + "|Sat(?:urday)?|Sun(?:day)?)\\b";
    private static final String TIME_ZONE =
            "\\b(?:UTC|GMT|[WCE]ES?T|[ACEMP][SD]T|AK[SD]T|HST|NZ[SD]T|A[CEW][SD]T|BST|IST|MSK|JST|KST|SGT|HKT)\\b";

    /** By name: its definition, RE2 syntax with references. */
    static final Map<String, String> DEFINITIONS = Map.ofEntries(
            Map.entry("MONTH", MONTH),
            Map.entry("MONTHNUM", MONTH_NUMBER),
            Map.entry("MONTHNUM2", "(?:1[0-2]|0[1-9])"),
            Map.entry("MONTHDAY", DAY_NUMBER),
            Map.entry("DAY", DAY),
            Map.entry("YEAR", YEAR),
            Map.entry("HOUR", HOUR),
            Map.entry("MINUTE", MINUTE),
            Map.entry("SECOND", SECOND),
            Map.entry("TIME", TIME),
            Map.entry("TZ", TIME_ZONE),
            Map.entry("ISO8601_TIMEZONE", ZONE),
            Map.entry("ISO8601_SECOND", SECOND),
            Map.entry("DATE_US", MONTH_NUMBER + "[/-]" + DAY_NUMBER + "[/-]" + YEAR),
            Map.entry("DATE_EU", DAY_NUMBER + "[./-]" + MONTH_NUMBER + "[./-]" + YEAR),
            Map.entry("DATE", "(?:\\d{4}[-/.]" + MONTH_NUMBER + "[-/.]" + DAY_NUMBER + "|%{DATE_US}|%{DATE_EU})"),
            Map.entry("DATESTAMP", "%{DATE}[- ]" + TIME),
            Map.entry(
                    "DATESTAMP_RFC822",
                    DAY + " " + ENGLISH_MONTH + " " + DAY_NUMBER + " " + YEAR + " " + TIME + " " + TIME_ZONE),
            Map.entry(
                    "DATESTAMP_RFC2822",
                    DAY + ", " + DAY_NUMBER + " " + ENGLISH_MONTH + " " + YEAR + " " + TIME + " " + ZONE),
            Map.entry(
                    "DATESTAMP_OTHER",
                    DAY + " " + ENGLISH_MONTH + " " + DAY_NUMBER + " " + TIME + " " + TIME_ZONE + " " + YEAR),
            Map.entry(
                    "DATESTAMP_EVENTLOG",
                    "\\d{4}(?:1[0-2]|0[1-9])(?:3[01]|[12]\\d|0[1-9])(?:2[0-3]|[01]\\d)[0-5]\\d[0-5]\\d"),
            Map.entry(
                    "TIMESTAMP_ISO8601",
                    YEAR + "-" + MONTH_NUMBER + "-" + DAY_NUMBER + "[T ]" + HOUR + ":?" + MINUTE + "(?::?" + SECOND
                            + ")?" + ZONE + "?"),
            Map.entry("ISO8601", "\\d{4}-(?:1[0-2]|0[1-9])-(?:3[01]|[12]\\d|0[1-9])[T ]" + TIME_OF_DAY + ZONE + "?"),
            Map.entry("SYSLOGTIMESTAMP", "%{MONTH} +" + DAY_NUMBER + " " + TIME),
            Map.entry("SYSLOGTIME", "%{MONTH} +" + DAY_NUMBER + " " + TIME_OF_DAY),
            Map.entry("HTTPDATE", DAY_NUMBER + "/" + ENGLISH_MONTH + "/\\d{4}:" + TIME + " [+-]\\d{4}"),
            Map.entry("HTTPDERROR_DATE", DAY + " " + ENGLISH_MONTH + " +" + DAY_NUMBER + " " + TIME + " \\d{4}"),
            Map.entry("TIMESTAMP", "(?:%{ISO8601}|%{HTTPDATE}|%{SYSLOGTIME}|%{DATE}[T ]" + TIME_OF_DAY + ")"));

    private GrokTimes() {}
}
