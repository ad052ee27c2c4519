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

/**
 * The settings of the transform: their definition, which Connect validates and documents, and their typed values. What Connect's
 * definitions cannot express, such as two names that must differ, is checked in the constructor. Immutable.
 */
final class ClassifyConfig {

    /** Named in exceptions about a bundle, so that the worker shows them at this setting. */
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

    /** What a worker shows of each setting, and how it validates one by itself; the texts are those of the documentation. */
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

    /** The values with defaults in place, typed by Kafka. */
    private final AbstractConfig values;

    /**
     * Checks the settings.
     *
     * @param settings those of the transform, without their prefix
     * @throws ConfigException if a setting is not valid, two parts of the label have the same name, or one of them would overwrite the
     *     message
     */
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

    /** A folder, or {@code classpath:NAME}. */
    String bundle() {
        return values.getString(BUNDLE);
    }

    /** The name of a promise; empty for the bundle's own. */
    Optional<String> promise() {
        return Optional.ofNullable(values.getString(PROMISE));
    }

    /** The field with the message, which text values get as well. */
    String messageField() {
        return values.getString(MESSAGE_FIELD);
    }

    /** The field with the source; {@link #source} stands in where a record lacks it. */
    String sourceField() {
        return values.getString(SOURCE_FIELD);
    }

    /** The source of records that have none. */
    String source() {
        return values.getString(SOURCE);
    }

    /** The field with the severity; unknown where a record lacks it. */
    String severityField() {
        return values.getString(SEVERITY_FIELD);
    }

    /** Tells whether labels are written to headers, and not to fields of the value. */
    boolean toHeaders() {
        return values.getString(LABEL_TO).equals(HEADER);
    }

    /** The names of the parts that are written. */
    LabelNames names() {
        return new LabelNames(
                values.getString(LABEL_NAME), values.getString(CONFIDENCE_NAME), values.getString(STAGE_NAME));
    }

    /** Tells whether records without a readable message are passed on unchanged, and do not fail. */
    boolean passUnreadable() {
        return values.getString(WHEN_UNREADABLE).equals(PASS);
    }

    /** Validates a promise as Kafka's validators do: null is the default and valid. */
    private static void requirePromise(String name, @Nullable Object value) {
        if (value != null && Promise.of(Objects.toString(value)).isEmpty()) {
            throw new ConfigException(name, value, "must be one of " + promises());
        }
    }

    private static String promises() {
        return Arrays.toString(Promise.values());
    }
}
