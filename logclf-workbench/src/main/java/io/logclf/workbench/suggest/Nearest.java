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
 * For each group the nearest other group of each label, kept up to date: comparing all groups with all at
 * each label that is given would take minutes in a large project, and so takes one comparison a group. What
 * is said about a group is its label, or {@link Suggester#NONE}. Not safe for concurrent use.
 *
 * <p>An entry is computed again only if the group that was nearest has lost its label or moved; otherwise a
 * new label can only make it nearer.
 */
final class Nearest {

    /** By the number of the target, and then by label. */
    private final Map<Long, Map<String, Near>> nearest = new HashMap<>();
    /** What was said about which group at the last update. */
    private Map<Long, String> said = new HashMap<>();

    /** Groups with a label whose direction has changed since the last update. */
    private final Set<Long> moved = new HashSet<>();

    /**
     * A label with the group nearest to a target among those that have it.
     *
     * @param similarity the cosine of their directions
     * @param group the number of that group
     */
    record Near(String label, double similarity, long group) {}

    /**
     * Takes in what has changed since the last update.
     *
     * @param targets the groups for which neighbours are wanted; others are forgotten
     * @param labelled all groups of which the same is said about all forms, with what is said
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
        gone.addAll(moved);
        moved.clear();
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

    /** Forgets a group whose direction has changed, as a target and as a neighbour. */
    void forget(long group) {
        nearest.remove(group);
        // So that it counts as added, and as gone for those that it was nearest to.
        if (said.remove(group) != null) {
            moved.add(group);
        }
    }

    /**
     * Makes the nearest of some groups the target's neighbour of a label, if one is nearer than what it
     * has. A group is not its own neighbour.
     */
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

    /** Returns the nearest group of each label, the nearest first; empty for one that was no target. */
    List<Near> of(Group group) {
        return nearest.getOrDefault(group.id(), Map.of()).values().stream()
                .sorted(Comparator.comparingDouble(Near::similarity).reversed().thenComparing(Near::label))
                .toList();
    }
}
