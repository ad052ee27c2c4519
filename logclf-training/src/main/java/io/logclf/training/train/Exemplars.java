package io.logclf.training.train;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import com.google.gson.JsonObject;
import io.logclf.embedding.TrainingTemplate;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * A few masked messages of every label, as unlike each other as can be, for the prompts of a language
 * model.
 */
final class Exemplars {

    /** More make prompts dearer and hardly better. */
    private static final int PER_LABEL = 5;

    private static final Gson GSON = new GsonBuilder().disableHtmlEscaping().create();

    private Exemplars() {}

    /**
     * Chooses the exemplars of each label, in the order of the names of labels.
     *
     * @param templates the first of each label is taken in any case
     */
    static List<TrainingTemplate> of(List<TrainingTemplate> templates) {
        Map<String, List<TrainingTemplate>> byLabel = new TreeMap<>();
        templates.forEach(template -> byLabel.computeIfAbsent(template.label().name(), name -> new ArrayList<>())
                .add(template));
        List<TrainingTemplate> exemplars = new ArrayList<>();
        byLabel.values().forEach(ofLabel -> exemplars.addAll(unlike(ofLabel)));
        return exemplars;
    }

    /**
     * Returns a few templates of one label: always the one farthest from those that were taken (Gonzalez,
     * Theoretical Computer Science 38, 1985).
     */
    private static List<TrainingTemplate> unlike(List<TrainingTemplate> templates) {
        List<TrainingTemplate> taken = new ArrayList<>(templates.subList(0, 1));
        double[] nearest = new double[templates.size()];
        Arrays.fill(nearest, -1);
        while (taken.size() < Math.min(PER_LABEL, templates.size())) {
            TrainingTemplate last = taken.get(taken.size() - 1);
            int farthest = 0;
            for (int i = 0; i < nearest.length; i++) {
                nearest[i] = Math.max(nearest[i], templates.get(i).embedding().cosineSimilarity(last.embedding()));
                farthest = nearest[i] < nearest[farthest] ? i : farthest;
            }
            taken.add(templates.get(farthest));
        }
        return taken;
    }

    /** Writes a JSON object a line, with the label and the masked message. */
    static void write(Path file, List<TrainingTemplate> exemplars) throws IOException {
        StringBuilder lines = new StringBuilder();
        for (TrainingTemplate exemplar : exemplars) {
            JsonObject object = new JsonObject();
            object.addProperty("label", exemplar.label().name());
            object.addProperty("message", exemplar.message());
            lines.append(GSON.toJson(object)).append('\n');
        }
        Files.write(file, lines.toString().getBytes(StandardCharsets.UTF_8));
    }
}
