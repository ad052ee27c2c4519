package io.logclf.training.discover;

import io.logclf.head.opposites.Wording;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Templates in groups. Templates whose normalized texts and constant words are equal are one point of the
 * clustering, so that its cost grows with distinct texts and not with templates; each text is encoded once.
 * Immutable.
 */
final class GroupedTemplates {

    /** The share of rows that the summary tells the number of groups for. */
    private static final double COVERED = 0.95;

    private final List<DiscoveredGroup> groups;
    private final DiscoveredGroup noise;
    private final int[] numbers;
    private final double[] reaches;

    private GroupedTemplates(List<DiscoveredGroup> groups, DiscoveredGroup noise, int[] numbers, double[] reaches) {
        this.groups = groups;
        this.noise = noise;
        this.numbers = numbers;
        this.reaches = reaches;
    }

    /** Receives the vector, of length 1, that stands for a template. */
    interface Vectors {
        void vector(int template, float[] vector);
    }

    /** Groups templates, as the method below does, for callers that need no vectors. */
    static GroupedTemplates of(List<TemplateRows> templates, PortionedEncoding encoding, double eps, int minPoints) {
        return of(templates, encoding, eps, minPoints, (template, vector) -> {});
    }

    static GroupedTemplates of(
            List<TemplateRows> templates, PortionedEncoding encoding, double eps, int minPoints, Vectors told) {
        Map<Point, Integer> distinct = new LinkedHashMap<>();
        int[] points = new int[templates.size()];
        for (int t = 0; t < points.length; t++) {
            points[t] = distinct.computeIfAbsent(Point.of(templates.get(t)), key -> distinct.size());
        }
        float[][] vectors = vectors(List.copyOf(distinct.keySet()), encoding);
        Separation separation =
                Separation.of(distinct.keySet().stream().map(Point::wording).toList());
        int[] weights = new int[vectors.length];
        for (int t = 0; t < points.length; t++) {
            weights[points[t]] = (int) Math.min(
                    Integer.MAX_VALUE, weights[points[t]] + templates.get(t).rows());
        }
        Clustering clustering = Clustering.of(vectors, weights, separation, eps, minPoints);
        for (int t = 0; t < points.length; t++) {
            told.vector(t, vectors[points[t]]);
        }
        PrincipalAxes plane = PrincipalAxes.centered(vectors, 2);
        float[][] places = Arrays.stream(vectors).map(plane::project).toArray(float[][]::new);
        int[] clusters =
                Arrays.stream(points).map(p -> clustering.clusters()[p]).toArray();
        return of(templates, clusters, t -> places[points[t]], clustering.reaches());
    }

    /** Encodes each text once. */
    private static float[][] vectors(List<Point> points, PortionedEncoding encoding) {
        List<String> texts = points.stream().map(Point::normalized).distinct().toList();
        float[][] encoded = encoding.encode(texts);
        Map<String, float[]> vectors = new HashMap<>();
        for (int i = 0; i < encoded.length; i++) {
            vectors.put(texts.get(i), encoded[i]);
        }
        return points.stream().map(point -> vectors.get(point.normalized)).toArray(float[][]::new);
    }

    /**
     * What is one to the clustering: the text that is encoded, and the words that tell opposites apart,
     * which normalizing may have taken away.
     */
    private record Point(String normalized, Wording wording) {

        static Point of(TemplateRows template) {
            return new Point(template.normalized(), Wording.of(template.text()));
        }
    }

    /** Finds the place of a template on the map. */
    private interface Places {
        float[] of(int template);
    }

    private static GroupedTemplates of(List<TemplateRows> templates, int[] clusters, Places places, double[] reaches) {
        Map<Integer, List<Integer>> members = new LinkedHashMap<>();
        for (int t = 0; t < clusters.length; t++) {
            members.computeIfAbsent(clusters[t], key -> new ArrayList<>()).add(t);
        }
        List<Integer> noise = members.getOrDefault(Clustering.NOISE, List.of());
        members.remove(Clustering.NOISE);
        List<List<Integer>> sorted = new ArrayList<>(members.values());
        sorted.sort(Comparator.comparingLong(
                own -> -own.stream().mapToLong(t -> templates.get(t).rows()).sum()));
        int[] numbers = new int[clusters.length];
        List<DiscoveredGroup> groups = new ArrayList<>();
        for (List<Integer> own : sorted) {
            int number = groups.size() + 1;
            own.forEach(t -> numbers[t] = number);
            groups.add(group(number, own, templates, places));
        }
        return new GroupedTemplates(groups, group(0, noise, templates, places), numbers, reaches);
    }

    /** Returns a group with its templates sorted by their rows. */
    private static DiscoveredGroup group(int number, List<Integer> own, List<TemplateRows> templates, Places places) {
        List<Integer> sorted = own.stream()
                .sorted(Comparator.comparingLong(t -> -templates.get(t).rows()))
                .toList();
        return new DiscoveredGroup(
                number,
                sorted.stream().map(templates::get).toList(),
                sorted.stream().map(places::of).toList());
    }

    /** Returns the groups, those with most rows first. */
    List<DiscoveredGroup> groups() {
        return groups;
    }

    /** Returns what is in no group; without templates if all are in one. */
    DiscoveredGroup noise() {
        return noise;
    }

    /** Returns the number of a template's group; 0 for noise. */
    int number(int template) {
        return numbers[template];
    }

    /** Returns how far templates of a sample are from their next one, ascending. */
    double[] reaches() {
        return reaches.clone();
    }

    /**
     * Counts what was found.
     *
     * @param rows rows of the log, blank ones included
     * @param rules how many candidate rules there are
     */
    DiscoverySummary summary(long rows, int rules) {
        long messages = noise.rows();
        for (DiscoveredGroup group : groups) {
            messages += group.rows();
        }
        int needed = 0;
        long covered = 0;
        while (needed < groups.size() && covered < COVERED * messages) {
            covered += groups.get(needed++).rows();
        }
        return new DiscoverySummary(
                rows, numbers.length, groups.size(), covered < COVERED * messages ? 0 : needed, noise.rows(), rules);
    }
}
