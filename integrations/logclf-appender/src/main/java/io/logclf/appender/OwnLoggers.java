package io.logclf.appender;

import java.util.List;

/**
 * The loggers of logclf and of the libraries that its stages use. What they log while they label an event must not be labelled in turn:
 * with a language model, each call would log an event that causes the next call.
 */
public final class OwnLoggers {

    private static final List<String> PREFIXES =
            List.of("io.logclf.", "dev.langchain4j.", "io.github.resilience4j.", "ai.djl.", "jdk.internal.httpclient");

    private OwnLoggers() {}

    /** Tells whether the logger of this name is one of them. */
    public static boolean contain(String logger) {
        for (String prefix : PREFIXES) {
            if (logger.startsWith(prefix)) {
                return true;
            }
        }
        return false;
    }
}
