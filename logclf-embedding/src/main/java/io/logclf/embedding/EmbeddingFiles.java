package io.logclf.embedding;

import io.logclf.api.FileException;
import io.logclf.api.Label;
import io.logclf.head.DecisionFields;
import io.logclf.head.Fingerprint;
import io.logclf.head.JsonFields;
import io.logclf.head.ModelException;
import io.logclf.head.ModelFiles;
import io.logclf.head.SafeTensors;
import io.logclf.head.TrainedHead;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The files of an {@link EmbeddingHead}: the numbers of the head and of the guard as tensors, what a person
 * can read as JSON. The JSON file has a hash of {@code head.json}, so that the parts of two trainings are
 * never combined.
 *
 * @param folder with {@code head.json} too
 * @param files {@code embedding.json} and {@code embedding.safetensors}
 */
record EmbeddingFiles(Path folder, ModelFiles files) {

    /** The version of the format; a file of another one is refused with the remedy. */
    private static final int FORMAT = 2;

    private static final String WEIGHTS = "weights";
    private static final String BIAS = "bias";
    /** Only in files of a head with a hidden layer: how many units it has, their weights and biases. */
    private static final String HIDDEN_UNITS = "hiddenUnits";

    /** Only in files of a head that sees more than the sentence's embedding: how many values that has. */
    private static final String SENTENCE = "sentenceDimension";

    private static final String HIDDEN_WEIGHTS = "hidden.weights";
    private static final String HIDDEN_BIAS = "hidden.bias";
    private static final String WHITENING = "guard.whitening";
    private static final String TEMPLATES = "guard.templates";
    private static final Set<String> KEYS = Set.of(
            "format",
            "headHash",
            "encoderFingerprint",
            "dimension",
            SENTENCE,
            HIDDEN_UNITS,
            "temperature",
            "ngramWeight",
            "confidence",
            "thresholds",
            "templates",
            "tensorsCheck");
    private static final Set<String> TEMPLATE_KEYS = Set.of("label", "message");

    static EmbeddingFiles in(Path folder) {
        return new EmbeddingFiles(folder, ModelFiles.in(folder, "embedding"));
    }

    /**
     * Reads both files.
     *
     * @param shared what {@code head.json} holds
     * @throws ModelException if one cannot be used, or does not fit the other or {@code head.json}
     */
    EmbeddingHead read(TrainedHead shared) {
        ModelFiles.Content content = files.read(FORMAT);
        JsonFields fields = content.fields();
        fields.requireOnly(KEYS);
        if (!headHash().equals(fields.string("headHash"))) {
            throw new ModelException(
                    files.json() + ": was not written with the head.json next to it; take both from one place");
        }
        try {
            return new EmbeddingHead(
                    shared,
                    head(shared, fields, content.tensors()),
                    guard(fields, content.tensors()),
                    fields.number("ngramWeight"),
                    DecisionFields.confidence(fields.object("confidence")),
                    DecisionFields.thresholds(fields.object("thresholds")),
                    fields.string("encoderFingerprint"));
        } catch (IllegalArgumentException e) {
            throw new ModelException(files.json() + ": " + e.getMessage(), e);
        }
    }

    /** Reads the head: a row of weights for each label of the shared head, and the hidden layer if there is one. */
    private static LogisticHead head(TrainedHead shared, JsonFields fields, SafeTensors tensors) {
        int labels = shared.labels().size();
        int dimension = dimension(fields);
        boolean hidden = fields.has(HIDDEN_UNITS);
        int units = hidden ? (int) fields.wholeNumber(HIDDEN_UNITS, 1, Integer.MAX_VALUE) : dimension;
        LogisticHead.Builder head = LogisticHead.builder(
                        shared.labels(), tensors.floats(WEIGHTS, labels, units), tensors.floats(BIAS, 1, labels))
                .temperature(fields.number("temperature"));
        if (hidden) {
            head.hidden(HiddenLayer.of(
                    tensors.floats(HIDDEN_WEIGHTS, units, dimension), tensors.floats(HIDDEN_BIAS, 1, units)));
        }
        return head.build();
    }

    /** Reads the guard: its templates in the order of the JSON file, their embeddings as rows of a tensor. */
    private static NoveltyGuard guard(JsonFields fields, SafeTensors tensors) {
        List<JsonFields> objects = fields.objects("templates");
        if (objects.isEmpty()) {
            throw fields.refusal("templates", "must have at least one");
        }
        int dimension =
                fields.has(SENTENCE) ? (int) fields.wholeNumber(SENTENCE, 1, dimension(fields)) : dimension(fields);
        float[] rows = tensors.floats(TEMPLATES, objects.size(), dimension);
        List<TrainingTemplate> templates = new ArrayList<>();
        for (int row = 0; row < objects.size(); row++) {
            JsonFields template = objects.get(row);
            template.requireOnly(TEMPLATE_KEYS);
            templates.add(new TrainingTemplate(
                    template.string("message"),
                    new Label(template.string("label")),
                    Embedding.owning(Arrays.copyOfRange(rows, row * dimension, (row + 1) * dimension))));
        }
        return NoveltyGuard.of(templates, tensors.floats(WHITENING, dimension, dimension));
    }

    private static int dimension(JsonFields fields) {
        return (int) fields.wholeNumber("dimension", 1, Integer.MAX_VALUE);
    }

    /** Writes all four files; {@code head.json} first, since the others have its hash. */
    void write(EmbeddingHead trained) {
        trained.shared().save(folder);
        files.write(FORMAT, fields(trained), tensors(trained));
    }

    private Map<String, Object> fields(EmbeddingHead trained) {
        List<Map<String, Object>> templates = new ArrayList<>();
        for (TrainingTemplate training : trained.guard().templates()) {
            Map<String, Object> template = new LinkedHashMap<>();
            template.put("label", training.label().name());
            template.put("message", training.message());
            templates.add(template);
        }
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("headHash", headHash());
        fields.put("encoderFingerprint", trained.encoderFingerprint());
        fields.put("dimension", trained.head().dimension());
        if (trained.guard().dimension() < trained.head().dimension()) {
            fields.put(SENTENCE, trained.guard().dimension());
        }
        trained.head().hidden().ifPresent(hidden -> fields.put(HIDDEN_UNITS, hidden.units()));
        fields.put("temperature", trained.head().temperature());
        fields.put("ngramWeight", trained.ngramWeight());
        fields.put("confidence", DecisionFields.of(trained.confidence()));
        fields.put("thresholds", DecisionFields.of(trained.thresholds()));
        fields.put("templates", templates);
        return fields;
    }

    private static SafeTensors.Writer tensors(EmbeddingHead trained) {
        LogisticHead head = trained.head();
        int dimension = head.dimension();
        List<TrainingTemplate> templates = trained.guard().templates();
        int sentence = trained.guard().dimension();
        float[] rows = new float[templates.size() * sentence];
        for (int row = 0; row < templates.size(); row++) {
            System.arraycopy(templates.get(row).embedding().values(), 0, rows, row * sentence, sentence);
        }
        int units = head.hidden().map(HiddenLayer::units).orElse(dimension);
        SafeTensors.Writer tensors = SafeTensors.writer()
                .floats(WEIGHTS, head.labels().size(), units, head.weights())
                .floats(BIAS, head.bias());
        head.hidden()
                .ifPresent(hidden -> tensors.floats(HIDDEN_WEIGHTS, units, dimension, hidden.weights())
                        .floats(HIDDEN_BIAS, hidden.bias()));
        return tensors.floats(WHITENING, sentence, sentence, trained.guard().whitening())
                .floats(TEMPLATES, templates.size(), sentence, rows);
    }

    /** Returns the hash of {@code head.json} as it is on the disk. */
    private String headHash() {
        Path json = folder.resolve("head.json");
        try {
            return new Fingerprint().add(json).toString();
        } catch (IOException e) {
            throw FileException.reading(json, e);
        }
    }
}
