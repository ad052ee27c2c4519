package io.logclf.flink;

import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.connector.kafka.source.reader.deserializer.KafkaRecordDeserializationSchema;
import org.apache.flink.util.Collector;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/** A record as an application may want it: docs/flink.md shows it. */
public class Event {

    public String text = "";
    public Map<String, String> headers = new HashMap<>();

    /** Reads Kafka's records. */
    public static class Reading implements KafkaRecordDeserializationSchema<Event> {

        @Override
        public void deserialize(ConsumerRecord<byte[], byte[]> record, Collector<Event> out) {
            Event event = new Event();
            event.text = new String(record.value(), StandardCharsets.UTF_8);
            record.headers()
                    .forEach(header ->
                            event.headers.put(header.key(), new String(header.value(), StandardCharsets.UTF_8)));
            out.collect(event);
        }

        @Override
        public TypeInformation<Event> getProducedType() {
            return TypeInformation.of(Event.class);
        }
    }
}
