package io.logclf.kafka.connect;

import io.logclf.api.Promise;
import io.logclf.appender.PipelineFactory;
import java.util.Arrays;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.kafka.common.config.AbstractConfig;
import org.apache.kafka.common.config.ConfigDef;
import org.apache.kafka.common.config.ConfigDef.Importance;
import org.apache.kafka.common.config.ConfigException;
import org.jspecify.annotations.Nullable;

/** The settings of the transform. */
final class ClassifyConfig {

    static final String BUNDLE = "bundle";

    private static final String PROMISE = "promise";
    private static final String MESSAGE_FIELD = "message.field";
    private static final String SOURCE_FIELD = "source.field";
    private static final String SOURCE = "source";
    private static final String SEVERITY_FIELD = "severity.field";
    private static final String LABEL_TO = "label.to";
    private static final String LABEL_NAME = "label.name";
    private static final String CONFIDENCE_NAME = "confidence.name";
    private static final String STAGE_NAME = "stage.name";
    private static final String WHEN_UNREADABLE = "when.unreadable";

    private static final ConfigDef.Type STRING = ConfigDef.Type.STRING;
    private static final String HEADER = "header";
    private static final String PASS = "pass";

    static final ConfigDef DEFINITION = new ConfigDef()
            .define(
                    BUNDLE,
                    STRING,
                    PipelineFactory.DEFAULT_BUNDLE,
                    new ConfigDef.NonEmptyString(),
                    Importance.HIGH,
                    "The bundle: a folder that the worker sees, or classpath:NAME for one in the plugin's jars.")
            .define(
                    PROMISE,
                    STRING,
                    null,
                    ConfigDef.LambdaValidator.with(ClassifyConfig::requirePromise, ClassifyConfig::promises),
                    Importance.MEDIUM,
                    "How sure stages must be; by default what the bundle says.")
            .define(
                    MESSAGE_FIELD,
                    STRING,
                    "message",
                    new ConfigDef.NonEmptyString(),
                    Importance.HIGH,
                    "The field with the message. A value that is text is the message itself, and becomes a value with this field.")
            .define(
                    SOURCE_FIELD,
                    STRING,
                    "source",
                    Importance.MEDIUM,
                    "The field with the source of the message, such as an application's name.")
            .define(SOURCE, STRING, "", Importance.MEDIUM, "The source of records without such a field.")
            .define(
                    SEVERITY_FIELD,
                    STRING,
                    "severity",
                    Importance.LOW,
                    "The field with the severity, such as ERROR or warning.")
            .define(
                    LABEL_TO,
                    STRING,
                    "field",
                    ConfigDef.ValidString.in("field", HEADER),
                    Importance.MEDIUM,
                    "Where labels go: to fields of the value, or to headers, which leave the value as it is.")
            .define(LABEL_NAME, STRING, "label", Importance.MEDIUM, "The name of the label; empty to leave it out.")
            .define(
                    CONFIDENCE_NAME,
                    STRING,
                    "confidence",
                    Importance.LOW,
                    "The name of the confidence, from 0 to 1; empty to leave it out.")
            .define(
                    STAGE_NAME,
                    STRING,
                    "stage",
                    Importance.LOW,
                    "The name of the stage that decided; empty to leave it out.")
            .define(
                    WHEN_UNREADABLE,
                    STRING,
                    "fail",
                    ConfigDef.ValidString.in("fail", PASS),
                    Importance.MEDIUM,
                    "What happens to records of another kind or without a message: fail, for errors.tolerance to handle, or pass.");

    private final AbstractConfig values;

    /** @throws ConfigException if a setting has no meaning */
    ClassifyConfig(Map<String, ?> settings) {
        values = new AbstractConfig(DEFINITION, settings, false);
        String[] names = {values.getString(LABEL_NAME), values.getString(CONFIDENCE_NAME), values.getString(STAGE_NAME)
        };
        long written = Stream.of(names).filter(name -> !name.isEmpty()).count();
        if (Stream.of(names).filter(name -> !name.isEmpty()).distinct().count() < written) {
            throw new ConfigException(
                    String.join(", ", LABEL_NAME, CONFIDENCE_NAME, STAGE_NAME) + ": two are the same");
        }
        if (!toHeaders() && Arrays.asList(names).contains(messageField())) {
            throw new ConfigException(
                    MESSAGE_FIELD, messageField(), "a label would be written into the field of the message");
        }
    }

    String bundle() {
        return values.getString(BUNDLE);
    }

    Optional<String> promise() {
        return Optional.ofNullable(values.getString(PROMISE));
    }

    String messageField() {
        return values.getString(MESSAGE_FIELD);
    }

    String sourceField() {
        return values.getString(SOURCE_FIELD);
    }

    String source() {
        return values.getString(SOURCE);
    }

    String severityField() {
        return values.getString(SEVERITY_FIELD);
    }

    boolean toHeaders() {
        return values.getString(LABEL_TO).equals(HEADER);
    }

    LabelNames names() {
        return new LabelNames(
                values.getString(LABEL_NAME), values.getString(CONFIDENCE_NAME), values.getString(STAGE_NAME));
    }

    /** Tells whether records that cannot be read go on as they are. */
    boolean passUnreadable() {
        return values.getString(WHEN_UNREADABLE).equals(PASS);
    }

    private static void requirePromise(String name, @Nullable Object value) {
        if (value != null && Promise.of(Objects.toString(value)).isEmpty()) {
            throw new ConfigException(name, value, "must be one of " + promises());
        }
    }

    private static String promises() {
        return Arrays.toString(Promise.values());
    }
}
