package io.logclf.kafka.connect;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.kafka.common.config.ConfigDef;
import org.apache.kafka.connect.connector.Task;
import org.apache.kafka.connect.source.SourceConnector;
import org.apache.kafka.connect.source.SourceRecord;
import org.apache.kafka.connect.source.SourceTask;

/** Sends what a test hands it, each record by one of its tasks. */
public class ListSource extends SourceConnector {

    private static final List<SourceRecord> WAITING = new ArrayList<>();

    static void send(List<SourceRecord> records) {
        synchronized (WAITING) {
            WAITING.addAll(records);
        }
    }

    @Override
    public void start(Map<String, String> settings) {}

    @Override
    public Class<? extends Task> taskClass() {
        return ReadingTask.class;
    }

    @Override
    public List<Map<String, String>> taskConfigs(int limit) {
        List<Map<String, String>> tasks = new ArrayList<>();
        for (int i = 0; i < limit; i++) {
            tasks.add(Map.of("number", Integer.toString(i)));
        }
        return tasks;
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

    /** A task. */
    public static class ReadingTask extends SourceTask {

        @Override
        public void start(Map<String, String> settings) {}

        @Override
        public List<SourceRecord> poll() throws InterruptedException {
            synchronized (WAITING) {
                if (WAITING.isEmpty()) {
                    WAITING.wait(10);
                }
                List<SourceRecord> taken = List.copyOf(WAITING);
                WAITING.clear();
                return taken;
            }
        }

        @Override
        public void stop() {}

        @Override
        public String version() {
            return "test";
        }
    }
}
