/** The stage that labels with a large language model. */
module io.logclf.llm {
    requires transitive io.logclf.api;
    requires com.fasterxml.jackson.databind;
    requires com.github.benmanes.caffeine;
    requires com.google.gson;
    requires io.github.resilience4j.bulkhead;
    requires io.github.resilience4j.circuitbreaker;
    requires io.github.resilience4j.core;
    requires io.github.resilience4j.ratelimiter;
    requires io.github.resilience4j.retry;
    requires java.net.http;
    requires org.slf4j;
    requires static org.jspecify;

    exports io.logclf.llm;
    exports io.logclf.llm.redact;

    provides io.logclf.api.spi.StageProvider with
            io.logclf.llm.LlmStageProvider;
}
