package io.logclf.kafka.connect;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.apache.kafka.common.config.ConfigDef;
import org.apache.kafka.connect.connector.Task;
import org.apache.kafka.connect.sink.SinkConnector;
import org.apache.kafka.connect.sink.SinkRecord;
import org.apache.kafka.connect.sink.SinkTask;

/** Keeps what comes for a test. */
public class ListSink extends SinkConnector {

    private static final List<SinkRecord> RECEIVED = Collections.synchronizedList(new ArrayList<>());

    static List<SinkRecord> received(String topic) {
        synchronized (RECEIVED) {
            return RECEIVED.stream().filter(one -> one.topic().equals(topic)).toList();
        }
    }

    @Override
    public void start(Map<String, String> settings) {}

    @Override
    public Class<? extends Task> taskClass() {
        return WritingTask.class;
    }

    @Override
    public List<Map<String, String>> taskConfigs(int limit) {
        return List.of(Map.of());
    }

    @Override
    public void stop() {}

    @Override
    public ConfigDef config() {
        return new ConfigDef();
    }

    @Override
    public String version() {
        return "test";
    }

    /** The task. */
    public static class WritingTask extends SinkTask {

        @Override
        public void start(Map<String, String> settings) {}

        @Override
        public void put(Collection<SinkRecord> records) {
            RECEIVED.addAll(records);
        }

        @Override
        public void stop() {}

        @Override
        public String version() {
            return "test";
        }
    }
}
