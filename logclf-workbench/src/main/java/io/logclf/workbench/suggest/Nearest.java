package io.logclf.workbench.suggest;

import io.logclf.workbench.model.Group;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/**
 * For each group the nearest other groups by what is said about them, kept up to date: a label that is given costs one comparison a group. What
 * is said about a group is its label, or empty text where none fits. Not safe for concurrent use.
 */
final class Nearest {

    private final Map<Long, Map<String, Near>> nearest = new HashMap<>();
    private Map<Long, String> said = new HashMap<>();

    /** A label with the similarity of the nearest group that has it. */
    record Near(String label, double similarity, long group) {}

    /**
     * Takes in what has changed.
     *
     * @param targets for which it is wanted
     * @param labelled all groups that have something said about all of them
     */
    void update(Collection<Group> targets, Map<Group, String> labelled) {
        Map<Long, String> now = new HashMap<>();
        Map<String, List<Group>> groupsByLabel = new HashMap<>();
        labelled.forEach((group, label) -> {
            now.put(group.id(), label);
            groupsByLabel.computeIfAbsent(label, none -> new ArrayList<>()).add(group);
        });
        Set<Long> gone = new HashSet<>(said.keySet());
        gone.removeIf(id -> Objects.equals(said.get(id), now.get(id)));
        List<Group> added = labelled.entrySet().stream()
                .filter(entry ->
                        !entry.getValue().equals(said.get(entry.getKey().id())))
                .map(Map.Entry::getKey)
                .toList();
        Set<Long> wanted = new HashSet<>();
        for (Group target : targets) {
            wanted.add(target.id());
            Map<String, Near> own = nearest.get(target.id());
            if (own == null) {
                own = new HashMap<>();
                nearest.put(target.id(), own);
                for (Map.Entry<String, List<Group>> entry : groupsByLabel.entrySet()) {
                    look(target, entry.getKey(), entry.getValue(), own);
                }
                continue;
            }
            for (Near near : List.copyOf(own.values())) {
                if (gone.contains(near.group)) {
                    own.remove(near.label);
                    look(target, near.label, groupsByLabel.getOrDefault(near.label, List.of()), own);
                }
            }
            for (Group group : added) {
                look(target, now.getOrDefault(group.id(), ""), List.of(group), own);
            }
        }
        nearest.keySet().retainAll(wanted);
        said = now;
    }

    /** Forgets a group whose direction has changed. */
    void forget(long group) {
        nearest.remove(group);
        // So that it counts as added, and what was near it as gone.
        if (said.remove(group) != null) {
            nearest.values().forEach(own -> own.values().removeIf(near -> near.group == group));
        }
    }

    private static void look(Group target, String label, List<Group> groups, Map<String, Near> own) {
        byte[] direction = target.vector().orElse(null);
        if (direction == null) {
            return;
        }
        Near best = own.get(label);
        for (Group group : groups) {
            if (group.id() != target.id() && group.vector().isPresent()) {
                double similarity = Directions.cosine(direction, group.vector().get());
                if (best == null || similarity > best.similarity) {
                    best = new Near(label, similarity, group.id());
                }
            }
        }
        if (best != null) {
            own.put(label, best);
        }
    }

    /** Returns what is said near a group, the nearest first. */
    List<Near> of(Group group) {
        return nearest.getOrDefault(group.id(), Map.of()).values().stream()
                .sorted(Comparator.comparingDouble(Near::similarity).reversed().thenComparing(Near::label))
                .toList();
    }
}
