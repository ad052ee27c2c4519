package io.logclf.flink;

import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;

/** A job that can be put together. */
interface JobCommand {

    /** Adds the job to the environment. */
    void build(StreamExecutionEnvironment env);
}
