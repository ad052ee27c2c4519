package io.logclf.training.discover;

import io.logclf.embedding.TextEncoder;
import io.logclf.head.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executor;

/**
 * Templates grouped by what they say, as {@link Discovery} groups them, for callers that keep the rows
 * themselves. Immutable and safe for concurrent use.
 *
 * <pre>{@code
 * List<TemplateGroups.Text> texts = List.of(
 *         new TemplateGroups.Text("User <*> logged in", 17, "User 4 logged in"),
 *         new TemplateGroups.Text("Login of user <*>", 3, "Login of user 9"));
 * TemplateGroups groups = TemplateGroups.of(texts, encoder, Discovery.DEFAULT_EPS, Runnable::run, 1, (p, d, t) -> {});
 * groups.group(0) == groups.group(1);
 * }</pre>
 */
public final class TemplateGroups {

    private final int[] groups;
    private final float[][] centres;

    private TemplateGroups(int[] groups, float[][] centres) {
        this.groups = groups;
        this.centres = centres;
    }

    /**
     * A template.
     *
     * @param text its constant words
     * @param rows how many rows have it, at least 1
     * @param example one of its messages
     */
    public record Text(String text, long rows, String example) {}

    /**
     * Groups templates; each is in one group, as with {@code minPoints} 1.
     *
     * @param templates at least one
     * @param encoder stays open and the caller's
     * @param eps up to which cosine distance two templates are neighbours, above 0 and at most 2
     * @param executor where texts are encoded, on {@code parallelism} of its threads
     * @param listener told how far it is, on the calling thread
     */
    public static TemplateGroups of(
            List<Text> templates,
            TextEncoder encoder,
            double eps,
            Executor executor,
            int parallelism,
            Discovery.Listener listener) {
        List<TemplateRows> rows = new ArrayList<>();
        for (Text template : templates) {
            rows.add(new TemplateRows(
                    template.text,
                    template.rows,
                    Normalizer.standard().normalize(template.example),
                    List.of(template.example),
                    List.of(),
                    List.of()));
        }
        float[][] vectors = new float[rows.size()][];
        GroupedTemplates grouped = GroupedTemplates.of(
                rows,
                new PortionedEncoding(encoder, executor, parallelism, listener),
                eps,
                1,
                (template, vector) -> vectors[template] = vector);
        int[] groups = new int[vectors.length];
        float[][] centres = new float[grouped.groups().size()][encoder.dimension()];
        for (int t = 0; t < groups.length; t++) {
            // Every template is in a group, as each is dense enough by itself; groups count from 1.
            groups[t] = grouped.number(t) - 1;
            for (int i = 0; i < vectors[t].length; i++) {
                centres[groups[t]][i] += vectors[t][i];
            }
        }
        for (int g = 0; g < centres.length; g++) {
            centres[g] = VectorMath.unit(centres[g]);
        }
        return new TemplateGroups(groups, centres);
    }

    /** Returns how many groups there are. */
    public int size() {
        return centres.length;
    }

    /** Returns the group of a template, in [0, {@link #size}), the one with most rows first. */
    public int group(int template) {
        return groups[template];
    }

    /** Returns the middle of a group's embeddings, of length 1. */
    public float[] centre(int group) {
        return centres[group].clone();
    }
}
