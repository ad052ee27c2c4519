package io.logclf.training.discover;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import smile.neighbor.Neighbor;

/**
 * Splits clusters that hold what must be apart: joins their vectors again, the nearest first, and never two
 * sets that oppose each other (single linkage with constraints, as in Klein, Kamvar, Manning, ICML 2002).
 * Other clusters stay as they are, so that most logs pay nothing for it.
 */
final class ClusterSplit {

    /** Links that are kept of a vector, the nearest: in a dense cluster, more lead to the same sets. */
    private static final int MAX_LINKS = 64;

    private final Neighbours neighbours;
    private final Separation separation;
    private final double eps;

    ClusterSplit(Neighbours neighbours, Separation separation, double eps) {
        this.neighbours = neighbours;
        this.separation = separation;
        this.eps = eps;
    }

    /** Returns the cluster of each vector; the parts of those that were split have new numbers. */
    int[] split(int[] clusters) {
        Map<Integer, List<Integer>> members = new LinkedHashMap<>();
        for (int i = 0; i < clusters.length; i++) {
            if (clusters[i] != Clustering.NOISE) {
                members.computeIfAbsent(clusters[i], key -> new ArrayList<>()).add(i);
            }
        }
        int[] result = clusters.clone();
        int next = Arrays.stream(clusters).max().orElse(0) + 1;
        for (List<Integer> own : members.values()) {
            if (separation.divides(own)) {
                for (ConstrainedSet side : sides(own)) {
                    int number = next++;
                    side.members().forEach(i -> result[i] = number);
                }
            }
        }
        return result;
    }

    /**
     * Joins the members of a cluster again, and returns the sets that remain, in the order of their first
     * members.
     */
    private List<ConstrainedSet> sides(List<Integer> own) {
        Map<Integer, ConstrainedSet> sides = new HashMap<>();
        own.forEach(i -> sides.put(i, separation.side(i)));
        for (Link link : links(own)) {
            ConstrainedSet a = side(sides, link.a);
            ConstrainedSet b = side(sides, link.b);
            if (a != b && !a.opposes(b)) {
                boolean larger = a.members().size() >= b.members().size();
                ConstrainedSet kept = larger ? a : b;
                ConstrainedSet moved = larger ? b : a;
                moved.members().forEach(i -> sides.put(i, kept));
                kept.add(moved);
            }
        }
        return own.stream().map(i -> side(sides, i)).distinct().toList();
    }

    private static ConstrainedSet side(Map<Integer, ConstrainedSet> sides, int i) {
        ConstrainedSet side = sides.get(i);
        if (side == null) {
            throw new IllegalArgumentException("not a member: " + i);
        }
        return side;
    }

    /** Returns the links between members within the radius, the nearest first. */
    private List<Link> links(List<Integer> own) {
        List<Link> links = new ArrayList<>();
        Set<Integer> members = new HashSet<>(own);
        for (int i : own) {
            List<Neighbor<Integer, Integer>> near = new ArrayList<>();
            neighbours.range(i, eps, near);
            near.stream()
                    .filter(n -> n.key != i && members.contains(n.key))
                    .map(n -> new Link(n.distance, Math.min(i, n.key), Math.max(i, n.key)))
                    .sorted(Link.NEAREST)
                    .limit(MAX_LINKS)
                    .forEach(links::add);
        }
        links.sort(Link.NEAREST);
        return links;
    }

    /** Two vectors and how far they are apart. */
    private record Link(double distance, int a, int b) {

        private static final Comparator<Link> NEAREST = Comparator.comparingDouble(Link::distance)
                .thenComparing(Link::a)
                .thenComparing(Link::b);
    }
}
