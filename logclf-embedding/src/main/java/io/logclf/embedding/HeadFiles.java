package io.logclf.embedding;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import io.logclf.api.FileException;
import io.logclf.api.Label;
import io.logclf.embedding.SafeTensors.Tensor;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/** The two files of a {@link TrainedHead}. */
record HeadFiles(Path json, Path tensors) {

    private static final int FORMAT = 1;
    private static final String WEIGHTS = "weights";
    private static final String BIAS = "bias";
    private static final String WHITENING = "guard.whitening";
    private static final String TEMPLATES = "guard.templates";
    private static final Set<String> KEYS = Set.of(
            "format",
            "normalizer",
            "encoderFingerprint",
            "trainingDataHash",
            "seed",
            "dimension",
            "temperature",
            "labels",
            "guard",
            "tensorsHash");
    private static final Set<String> LABEL_KEYS = Set.of("name", "threshold");
    private static final Set<String> GUARD_KEYS = Set.of("maxDistance", "templates");
    private static final Set<String> TEMPLATE_KEYS = Set.of("label", "message");
    private static final Gson GSON =
            new GsonBuilder().setPrettyPrinting().disableHtmlEscaping().create();

    static HeadFiles in(Path folder) {
        return new HeadFiles(folder.resolve("head.json"), folder.resolve("head.safetensors"));
    }

    TrainedHead read() {
        JsonObject object = Json.object(json);
        Json.requireOnly(KEYS, object, json);
        int format = Json.integer(object, "format", json);
        if (format != FORMAT) {
            throw new ModelException(json + ": has format " + format + ", but this version reads " + FORMAT);
        }
        byte[] content = SafeTensors.content(tensors);
        SafeTensors stored = SafeTensors.read(tensors, content);
        if (!new Fingerprint().add(content).toString().equals(Json.string(object, "tensorsHash", json))) {
            throw new ModelException(
                    tensors + ": is not the file that head.json was written with; take both from one place");
        }
        TrainedHead.Origin origin = new TrainedHead.Origin(
                Json.string(object, "normalizer", json),
                Json.string(object, "encoderFingerprint", json),
                Json.string(object, "trainingDataHash", json),
                Json.wholeNumber(object, "seed", Long.MIN_VALUE, Long.MAX_VALUE, json));
        try {
            return new TrainedHead(head(object, stored), guard(object, stored), origin);
        } catch (IllegalArgumentException e) {
            throw new ModelException(json + ": " + e.getMessage(), e);
        }
    }

    private LogisticHead head(JsonObject object, SafeTensors stored) {
        List<Label> labels = new ArrayList<>();
        List<Double> thresholds = new ArrayList<>();
        for (JsonElement element : Json.asArray(object, "labels", json)) {
            JsonObject label = Json.asObject(element, json);
            Json.requireOnly(LABEL_KEYS, label, json);
            labels.add(new Label(Json.string(label, "name", json)));
            thresholds.add(Json.number(label, "threshold", json));
        }
        return LogisticHead.builder(
                        labels,
                        stored.values(WEIGHTS, labels.size(), dimension(object)),
                        stored.values(BIAS, 1, labels.size()))
                .temperature(Json.number(object, "temperature", json))
                .thresholds(thresholds)
                .build();
    }

    private NoveltyGuard guard(JsonObject object, SafeTensors stored) {
        JsonObject guard = Json.asObject(object.get("guard") == null ? new JsonObject() : object.get("guard"), json);
        Json.requireOnly(GUARD_KEYS, guard, json);
        JsonArray array = Json.asArray(guard, "templates", json);
        if (array.isEmpty()) {
            throw new ModelException(json + ": the guard needs templates");
        }
        int dimension = dimension(object);
        float[] rows = stored.values(TEMPLATES, array.size(), dimension);
        List<TrainingTemplate> templates = new ArrayList<>();
        for (int row = 0; row < array.size(); row++) {
            JsonObject template = Json.asObject(array.get(row), json);
            Json.requireOnly(TEMPLATE_KEYS, template, json);
            templates.add(new TrainingTemplate(
                    Json.string(template, "message", json),
                    new Label(Json.string(template, "label", json)),
                    Embedding.owning(Arrays.copyOfRange(rows, row * dimension, (row + 1) * dimension))));
        }
        return NoveltyGuard.of(
                templates, stored.values(WHITENING, dimension, dimension), Json.number(guard, "maxDistance", json));
    }

    private int dimension(JsonObject object) {
        return (int) Json.wholeNumber(object, "dimension", 1, Integer.MAX_VALUE, json);
    }

    void write(TrainedHead trained) {
        byte[] content = SafeTensors.bytes(tensors(trained));
        JsonObject object = object(trained);
        object.addProperty("tensorsHash", new Fingerprint().add(content).toString());
        try {
            Files.createDirectories(json.toAbsolutePath().getParent());
            replace(tensors, content);
            replace(json, (GSON.toJson(object) + "\n").getBytes(StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw FileException.writing(json.toAbsolutePath(), e);
        }
    }

    private static Map<String, Tensor> tensors(TrainedHead trained) {
        LogisticHead head = trained.head();
        NoveltyGuard guard = trained.guard();
        List<TrainingTemplate> templates = trained.guard().templates();
        float[] rows = new float[templates.size() * head.dimension()];
        for (int row = 0; row < templates.size(); row++) {
            System.arraycopy(
                    templates.get(row).embedding().values(), 0, rows, row * head.dimension(), head.dimension());
        }
        Map<String, Tensor> tensors = new LinkedHashMap<>();
        tensors.put(WEIGHTS, Tensor.matrix(head.labels().size(), head.dimension(), head.weights()));
        tensors.put(BIAS, Tensor.vector(head.bias()));
        tensors.put(WHITENING, Tensor.matrix(head.dimension(), head.dimension(), guard.whitening()));
        tensors.put(TEMPLATES, Tensor.matrix(templates.size(), head.dimension(), rows));
        return tensors;
    }

    private static JsonObject object(TrainedHead trained) {
        LogisticHead head = trained.head();
        JsonObject object = new JsonObject();
        object.addProperty("format", FORMAT);
        object.addProperty("normalizer", trained.origin().normalizer());
        object.addProperty("encoderFingerprint", trained.origin().encoderFingerprint());
        object.addProperty("trainingDataHash", trained.origin().trainingDataHash());
        object.addProperty("seed", trained.origin().seed());
        object.addProperty("dimension", head.dimension());
        object.addProperty("temperature", head.temperature());
        JsonArray labels = new JsonArray();
        for (int i = 0; i < head.labels().size(); i++) {
            JsonObject label = new JsonObject();
            label.addProperty("name", head.labels().get(i).name());
            label.addProperty("threshold", head.thresholds().get(i));
            labels.add(label);
        }
        object.add("labels", labels);
        JsonArray templates = new JsonArray();
        for (TrainingTemplate training : trained.guard().templates()) {
            JsonObject template = new JsonObject();
            template.addProperty("label", training.label().name());
            template.addProperty("message", training.message());
            templates.add(template);
        }
        JsonObject guard = new JsonObject();
        guard.addProperty("maxDistance", trained.guard().maxDistance());
        guard.add("templates", templates);
        object.add("guard", guard);
        return object;
    }

    private static void replace(Path file, byte[] content) throws IOException {
        // Not a temporary file of Java's, which nobody else may read.
        Path beside = file.toAbsolutePath().resolveSibling("." + file.getFileName() + "." + UUID.randomUUID() + ".tmp");
        try {
            Files.write(beside, content, StandardOpenOption.CREATE_NEW);
            Files.move(beside, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } finally {
            Files.deleteIfExists(beside);
        }
    }
}
