package io.logclf.flink.job;

import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;

/** A command that builds a job. Picocli has set its options before. */
interface JobCommand {

    /**
     * Adds the job's operators to the environment.
     *
     * @throws IllegalArgumentException if options do not fit together
     */
    void build(StreamExecutionEnvironment env);
}
