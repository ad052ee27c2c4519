package io.logclf.head;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/**
 * {@link Confidence} and {@link Thresholds} as JSON, which every trained part of a bundle has. Reads only
 * what it writes: an unknown key is refused, since a version that did not know it would decide otherwise.
 */
public final class DecisionFields {

    private static final Set<String> CONFIDENCE = Set.of("intercept", "slope", "unseen", "distance", "radius");
    private static final Set<String> THRESHOLDS = Set.of("sure", "balanced", "always");

    private DecisionFields() {}

    /**
     * Reads a confidence.
     *
     * @throws ModelException if a key is missing or unknown
     * @throws IllegalArgumentException if a number is out of its range
     */
    public static Confidence confidence(JsonFields fields) {
        fields.requireOnly(CONFIDENCE);
        double distance = fields.number("distance");
        return new Confidence(
                fields.number("intercept"),
                fields.number("slope"),
                fields.number("unseen"),
                distance,
                distance == 0 ? 0 : fields.number("radius"));
    }

    /**
     * Reads thresholds.
     *
     * @throws ModelException if a key is missing or unknown
     * @throws IllegalArgumentException if a number is out of its range
     */
    public static Thresholds thresholds(JsonFields fields) {
        fields.requireOnly(THRESHOLDS);
        return new Thresholds(fields.number("sure"), fields.number("balanced"), fields.number("always"));
    }

    /** Returns a confidence as {@link ModelFiles#write} takes it. */
    public static Map<String, Object> of(Confidence confidence) {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("intercept", confidence.intercept());
        fields.put("slope", confidence.slope());
        fields.put("unseen", confidence.unseen());
        fields.put("distance", confidence.distance());
        if (confidence.distance() > 0) {
            fields.put("radius", confidence.radius());
        }
        return fields;
    }

    /** Returns thresholds as {@link ModelFiles#write} takes them. */
    public static Map<String, Object> of(Thresholds thresholds) {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("sure", thresholds.sure());
        fields.put("balanced", thresholds.balanced());
        fields.put("always", thresholds.always());
        return fields;
    }
}
