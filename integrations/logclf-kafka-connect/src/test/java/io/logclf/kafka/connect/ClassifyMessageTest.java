package io.logclf.kafka.connect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.StreamSupport;
import org.apache.kafka.common.config.ConfigException;
import org.apache.kafka.common.config.ConfigValue;
import org.apache.kafka.connect.data.Field;
import org.apache.kafka.connect.data.Schema;
import org.apache.kafka.connect.data.SchemaBuilder;
import org.apache.kafka.connect.data.Struct;
import org.apache.kafka.connect.errors.DataException;
import org.apache.kafka.connect.source.SourceRecord;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** With Connect's own records, and rules. */
class ClassifyMessageTest {

    private static final String ALERT = "Invalid user oracle from 192.0.2.7";

    @TempDir
    private Path folder;

    private final List<ClassifyMessage.Value<SourceRecord>> open = new ArrayList<>();

    @BeforeEach
    void bundle() throws IOException {
        TestBundle.in(folder);
    }

    @AfterEach
    void everythingIsClosed() {
        open.forEach(ClassifyMessage.Value::close);
        open.forEach(ClassifyMessage.Value::close);
        assertThat(SharedPipeline.openPipelines()).isZero();
    }

    @Test
    void aMapGetsFields() {
        SourceRecord labelled = transform().apply(record(null, Map.of("message", ALERT, "port", 22)));
        assertThat(labelled.valueSchema()).isNull();
        assertThat(labelled.value())
                .isEqualTo(Map.of(
                        "message", ALERT, "port", 22, "label", "Security Alert", "confidence", 1.0, "stage", "regex"));
        assertThat(labelled.key()).isEqualTo("key");
        assertThat(labelled.timestamp()).isEqualTo(7);
        assertThat(labelled.headers().lastWithName("trace").value()).isEqualTo("t1");
    }

    @Test
    void whatNoStageDecidesHasTheSameFieldsWithoutValues() {
        Map<String, Object> expected = new HashMap<>(Map.of("message", "nothing of note"));
        expected.put("label", null);
        expected.put("confidence", null);
        expected.put("stage", null);
        assertThat(transform()
                        .apply(record(null, Map.of("message", "nothing of note")))
                        .value())
                .isEqualTo(expected);
    }

    @Test
    void aStructGetsOptionalFieldsAndKeepsItsSchemasProperties() {
        Schema schema = SchemaBuilder.struct()
                .name("com.example.Line")
                .version(3)
                .doc("a line")
                .parameter("owner", "shop")
                .optional()
                .field("message", Schema.STRING_SCHEMA)
                .field("port", SchemaBuilder.int32().defaultValue(80).build())
                .field(
                        "host",
                        SchemaBuilder.string().optional().defaultValue("h1").build())
                .build();
        Struct line = new Struct(schema).put("message", ALERT).put("host", null);

        Struct labelled = (Struct) transform().apply(record(schema, line)).value();

        labelled.validate();
        assertThat(labelled.schema().name()).isEqualTo("com.example.Line");
        assertThat(labelled.schema().version()).isEqualTo(3);
        assertThat(labelled.schema().doc()).isEqualTo("a line");
        assertThat(labelled.schema().parameters()).isEqualTo(Map.of("owner", "shop"));
        assertThat(labelled.schema().isOptional()).isTrue();
        assertThat(labelled.schema().fields())
                .extracting(Field::name)
                .containsExactly("message", "port", "host", "label", "confidence", "stage");
        assertThat(labelled.schema().field("label").schema()).isEqualTo(Schema.OPTIONAL_STRING_SCHEMA);
        assertThat(labelled.getString("label")).isEqualTo("Security Alert");
        assertThat(labelled.getFloat64("confidence")).isEqualTo(1.0);
        assertThat(labelled.getString("stage")).isEqualTo("regex");
        assertThat(labelled.get("port")).isEqualTo(80);
        assertThat(labelled.getWithoutDefault("host")).isNull();
    }

    @Test
    void oneSchemaServesAllRecordsOfOne() {
        ClassifyMessage.Value<SourceRecord> transform = transform();
        Schema schema = messageSchema();
        SourceRecord first = transform.apply(record(schema, new Struct(schema).put("message", ALERT)));
        SourceRecord second = transform.apply(record(schema, new Struct(schema).put("message", "huh")));
        assertThat(second.valueSchema()).isSameAs(first.valueSchema());
        assertThat(((Struct) second.value()).get("label")).isNull();
    }

    @Test
    void whatWasLabelledBeforeIsLabelledAgain() {
        ClassifyMessage.Value<SourceRecord> transform = transform();
        Schema schema = messageSchema();
        SourceRecord once = transform.apply(record(schema, new Struct(schema).put("message", ALERT)));
        assertThat(transform.apply(once).value()).isEqualTo(once.value());

        ClassifyMessage.Value<SourceRecord> headers = transform("label.to", "header");
        SourceRecord twice = headers.apply(headers.apply(record(null, ALERT)));
        assertThat(headers(twice)).containsExactly("trace=t1", "label=Security Alert", "confidence=1.0", "stage=regex");
    }

    @Test
    void textBecomesAValueWithFields() {
        SourceRecord schemaless = transform().apply(record(null, ALERT));
        assertThat(schemaless.value())
                .isEqualTo(Map.of("message", ALERT, "label", "Security Alert", "confidence", 1.0, "stage", "regex"));
        SourceRecord labelled = transform("message.field", "text").apply(record(Schema.OPTIONAL_STRING_SCHEMA, ALERT));
        assertThat(labelled.valueSchema().fields())
                .extracting(Field::name)
                .containsExactly("text", "label", "confidence", "stage");
        assertThat(((Struct) labelled.value()).getString("text")).isEqualTo(ALERT);
        assertThat(((Struct) labelled.value()).getString("label")).isEqualTo("Security Alert");
    }

    @Test
    void headersLeaveTheValueAsItIs() {
        ClassifyMessage.Value<SourceRecord> transform = transform("label.to", "header", "label.name", "log.label");
        SourceRecord record = record(Schema.STRING_SCHEMA, ALERT);
        SourceRecord labelled = transform.apply(record);
        assertThat(labelled.value()).isEqualTo(ALERT);
        assertThat(labelled.valueSchema()).isEqualTo(Schema.STRING_SCHEMA);
        assertThat(headers(labelled))
                .containsExactly("trace=t1", "log.label=Security Alert", "confidence=1.0", "stage=regex");
        assertThat(headers(record)).containsExactly("trace=t1");
        assertThat(headers(transform.apply(record(null, "huh")))).containsExactly("trace=t1");
    }

    @Test
    void readsSourceAndSeverity() {
        ClassifyMessage.Value<SourceRecord> transform = transform("source", "shop", "severity.field", "level");
        assertThat(label(transform, Map.of("message", "order 7 placed"))).isEqualTo("User Action");
        assertThat(label(transform, Map.of("message", "order 7 placed", "source", "till")))
                .isNull();
        assertThat(label(transform, Map.of("message", "The stove is on fire", "level", "fatal")))
                .isEqualTo("Critical Error");
        assertThat(label(transform, Map.of("message", "The stove is on fire", "level", "info")))
                .isNull();
    }

    @Test
    void leavesOutWhatHasNoName() {
        assertThat(transform("confidence.name", "", "stage.name", "")
                        .apply(record(null, Map.of("message", ALERT)))
                        .value())
                .isEqualTo(Map.of("message", ALERT, "label", "Security Alert"));
    }

    @Test
    void aTombstoneGoesOn() {
        SourceRecord tombstone = record(null, null);
        assertThat(transform().apply(tombstone)).isSameAs(tombstone);
    }

    @Test
    void whatCannotBeReadFailsAndTellsNothingOfTheContent() {
        ClassifyMessage.Value<SourceRecord> transform = transform();
        String noField = "topic logs: the value has no text in its field 'message' (message.field)";
        assertThatThrownBy(() -> transform.apply(record(null, Map.of("msg", "secret"))))
                .isInstanceOf(DataException.class)
                .hasMessage(noField);
        assertThatThrownBy(() -> transform.apply(record(null, Map.of("message", List.of("secret")))))
                .hasMessage(noField);
        Schema schema = messageSchema();
        assertThatThrownBy(() -> transform.apply(record(schema, new Struct(schema))))
                .hasMessage(noField);
        String kind = "topic logs: the value must be a Struct, a Map without a schema, or text, and is ";
        assertThatThrownBy(() -> transform.apply(record(Schema.BYTES_SCHEMA, new byte[] {1})))
                .isInstanceOf(DataException.class)
                .hasMessage(kind + "BYTES");
        assertThatThrownBy(() -> transform.apply(record(null, 7L))).hasMessage(kind + "java.lang.Long");
    }

    @Test
    void whatCannotBeReadPassesIfConfigured() {
        SourceRecord odd = record(null, 7L);
        assertThat(transform("when.unreadable", "pass").apply(odd)).isSameAs(odd);
    }

    @Test
    void transformsOfOneWorkerShareAPipeline() {
        transform();
        transform();
        assertThat(SharedPipeline.openPipelines()).isEqualTo(1);
        transform("promise", "always");
        assertThat(SharedPipeline.openPipelines()).isEqualTo(2);
        open.get(0).close();
        assertThat(label(open.get(1), Map.of("message", ALERT))).isEqualTo("Security Alert");
        assertThatThrownBy(() -> open.get(0).apply(record(null, ALERT))).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void refusesSettingsWithoutMeaning() {
        assertThat(invalid(Map.of("label.to", "topic"))).containsExactly("label.to");
        assertThat(invalid(Map.of("promise", "perhaps"))).containsExactly("promise");
        assertThat(invalid(Map.of("when.unreadable", "ignore", "message.field", "")))
                .containsExactlyInAnyOrder("when.unreadable", "message.field");
        assertThat(invalid(Map.of())).isEmpty();
        assertThatThrownBy(() -> transform("label.name", "stage"))
                .isInstanceOf(ConfigException.class)
                .hasMessageContaining("two are the same");
        assertThatThrownBy(() -> transform("label.name", "message")).isInstanceOf(ConfigException.class);
        assertThatThrownBy(() -> transform("bundle", folder.resolve("none").toString()))
                .isInstanceOf(ConfigException.class)
                .hasMessageContaining("bundle")
                .hasMessageEndingWith("no such folder");
        assertThatThrownBy(() -> transform("bundle", "classpath:none")).isInstanceOf(ConfigException.class);
    }

    @Test
    void everySettingIsDocumented() {
        assertThat(ClassifyConfig.DEFINITION.configKeys().values())
                .allSatisfy(key -> assertThat(key.documentation).endsWith("."));
    }

    private static List<String> invalid(Map<String, String> settings) {
        return new ClassifyMessage.Value<SourceRecord>()
                .config().validate(settings).stream()
                        .filter(value -> !value.errorMessages().isEmpty())
                        .map(ConfigValue::name)
                        .toList();
    }

    private ClassifyMessage.Value<SourceRecord> transform(String... settings) {
        Map<String, String> all = new HashMap<>(Map.of("bundle", folder.toString()));
        for (int i = 0; i < settings.length; i += 2) {
            all.put(settings[i], settings[i + 1]);
        }
        ClassifyMessage.Value<SourceRecord> transform = new ClassifyMessage.Value<>();
        transform.configure(all);
        open.add(transform);
        return transform;
    }

    private static Object label(ClassifyMessage.Value<SourceRecord> transform, Map<String, Object> value) {
        return ((Map<?, ?>) transform.apply(record(null, value)).value()).get("label");
    }

    private static Schema messageSchema() {
        return SchemaBuilder.struct()
                .field("message", Schema.OPTIONAL_STRING_SCHEMA)
                .build();
    }

    private static SourceRecord record(Schema schema, Object value) {
        SourceRecord record =
                new SourceRecord(Map.of(), Map.of(), "logs", 0, Schema.STRING_SCHEMA, "key", schema, value, 7L);
        record.headers().addString("trace", "t1");
        return record;
    }

    private static List<String> headers(SourceRecord record) {
        return StreamSupport.stream(record.headers().spliterator(), false)
                .map(header -> header.key() + "=" + header.value())
                .toList();
    }
}
