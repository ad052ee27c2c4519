package io.logclf.bench.labelling;

import io.logclf.workbench.GroupQuery;
import io.logclf.workbench.GroupVersion;
import io.logclf.workbench.Said;
import io.logclf.workbench.SplitBy;
import io.logclf.workbench.Workbench;
import io.logclf.workbench.view.Example;
import io.logclf.workbench.view.GroupBrief;
import io.logclf.workbench.view.GroupDetail;
import io.logclf.workbench.view.GroupState;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;

/**
 * Labels as a person would who knows what is right for each message that is shown, and sees no others. Takes what the workbench puts first:
 * labels it, or splits it where the examples shown have different labels; accepts several groups of one suggestion at once where that brings
 * more rows, and takes those out whose example is wrong.
 *
 * <p>The person makes no mistakes, which a real one does, and never looks beyond the examples, which a real one might. For one thread.
 */
final class Person {

    private static final String NAME = "person";
    /** The probability from which a suggestion is worth accepting for several groups at once. */
    private static final double SURE = 0.75;
    /** How many groups of a list are read at once. */
    private static final int LIST = 40;

    private final Workbench project;

    /** The right labels by message: all that the person knows. */
    private final Map<String, List<String>> accepted = new HashMap<>();

    /** Groups that were taken out of a list because their suggestion was wrong. */
    private final Set<Long> refused = new HashSet<>();

    private int decisions;

    /** Groups that were looked at, each time counted. */
    private int looked;

    /** Adds the labels to the project, in alphabetical order. */
    Person(Workbench project, KnownLog log) {
        this.project = project;
        log.rows().forEach(row -> accepted.putIfAbsent(row.message(), row.accepted()));
        log.rows().stream()
                .flatMap(row -> row.accepted().stream())
                .filter(label -> !label.equals(KnownLog.NONE))
                .distinct()
                .sorted()
                .forEach(label -> project.addLabel(label, "", NAME));
    }

    /** How many decisions were made. */
    int decisions() {
        return decisions;
    }

    /** How many groups were looked at, also those in lists. */
    int looked() {
        return looked;
    }

    /** Decides once. Returns false if nothing is open. */
    boolean decide() {
        List<GroupBrief> open = list(Optional.empty());
        if (open.isEmpty()) {
            return false;
        }
        decisions++;
        Optional<GroupBrief> wrong = largestRefused();
        GroupBrief first =
                wrong.filter(group -> group.rows() >= open.get(0).rows()).orElse(open.get(0));
        List<GroupBrief> all = several(first);
        if (all.isEmpty()) {
            looked++;
            decide(first);
            return true;
        }
        looked += all.size();
        String label = all.get(0).suggestion().orElseThrow().label();
        List<GroupVersion> right = new ArrayList<>();
        for (GroupBrief group : all) {
            if (right(group.example()).contains(label)) {
                right.add(version(group));
            } else {
                refused.add(group.id());
            }
        }
        if (right.isEmpty()) {
            decide(first);
        } else {
            project.say(right, Said.label(label), NAME);
        }
        return true;
    }

    /** What was taken out of a list has been looked at, and what it is is known. */
    private Optional<GroupBrief> largestRefused() {
        return refused.stream()
                .map(id -> project.group(id).brief())
                .filter(group -> group.state() == GroupState.OPEN)
                .max(Comparator.comparingLong(GroupBrief::rows));
    }

    /** Returns the open groups that teach most, all of them or those with a sure suggestion of this label. */
    private List<GroupBrief> list(Optional<String> suggested) {
        return project.groups(new GroupQuery(
                        OptionalLong.empty(),
                        Optional.of(GroupState.OPEN),
                        GroupQuery.Order.TEACH,
                        "",
                        suggested,
                        suggested.isPresent() ? SURE : 0,
                        Optional.empty(),
                        0,
                        LIST))
                .groups();
    }

    /** Groups of one sure suggestion that have more rows together than the one that comes next; none if there are no such. */
    private List<GroupBrief> several(GroupBrief first) {
        Set<String> labels = new LinkedHashSet<>();
        list(Optional.empty())
                .forEach(group -> group.suggestion()
                        .filter(said -> said.probability() >= SURE)
                        .ifPresent(said -> labels.add(said.label())));
        List<GroupBrief> best = List.of();
        long most = first.rows();
        for (String label : labels) {
            List<GroupBrief> groups = list(Optional.of(label)).stream()
                    .filter(group -> !refused.contains(group.id()))
                    .toList();
            long rows = groups.stream().mapToLong(GroupBrief::rows).sum();
            if (rows > most) {
                most = rows;
                best = groups;
            }
        }
        return best;
    }

    /** Labels a group if its examples have a label in common; otherwise splits off those like the first. */
    private void decide(GroupBrief group) {
        GroupDetail detail = project.group(group.id());
        List<String> common = new ArrayList<>(right(detail.examples().get(0).text()));
        detail.examples().forEach(example -> common.retainAll(right(example.text())));
        if (!common.isEmpty()) {
            String label = common.get(0);
            project.say(List.of(version(group)), label.equals(KnownLog.NONE) ? Said.NONE : Said.label(label), NAME);
            return;
        }
        List<String> first = right(detail.examples().get(0).text());
        List<String> ticked = detail.examples().stream()
                .filter(example -> right(example.text()).contains(first.get(0)))
                .map(Example::id)
                .toList();
        project.split(version(group), SplitBy.EXAMPLES, ticked, NAME);
    }

    /** Returns the labels that are right for a message; {@link KnownLog#NONE} alone if none fits. */
    List<String> right(String message) {
        return accepted.getOrDefault(message, List.of(KnownLog.NONE));
    }

    private static GroupVersion version(GroupBrief group) {
        return new GroupVersion(group.id(), group.version());
    }
}
