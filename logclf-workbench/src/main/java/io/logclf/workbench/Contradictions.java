package io.logclf.workbench;

import io.logclf.workbench.model.Examples;
import io.logclf.workbench.model.Form;
import io.logclf.workbench.model.FormKey;
import io.logclf.workbench.model.Group;
import io.logclf.workbench.suggest.Suggester;
import io.logclf.workbench.view.Contradiction;
import io.logclf.workbench.view.Contradiction.Kind;
import io.logclf.workbench.view.GroupState;
import io.logclf.workbench.view.NamedRows;
import io.logclf.workbench.view.Step;
import io.logclf.workbench.view.Suggestion;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/**
 * Labels that cannot all be right, to be settled one by one. For who holds the project's lock.
 *
 * <p>There are two kinds. One template has several labels in different sources or severities, which is
 * right at times, as where severity decides: then a person keeps it as it is, and it is not shown again. Or
 * a labelled group has another label than its nearest neighbours, which say so with a probability of
 * {@value #SURE} or more: then somebody may have slipped.
 *
 * <p>Ids are stable over restarts as long as what they stand for is there: {@code t} with the number of the
 * first form of a template, and {@code g} with the number of a group and its label, so that a group that is
 * labelled otherwise may contradict again.
 */
final class Contradictions {

    /** A suggestion from other labels counts against a label from this probability on. */
    private static final double SURE = 0.9;

    private static final int MAX_SHOWN = 200;
    private static final int EXAMPLES = 5;

    private final Project project;
    private final Changes changes;

    Contradictions(Project project, Changes changes) {
        this.project = project;
        this.changes = changes;
    }

    /** Returns those that nobody has settled or kept, of most rows first, at most {@value #MAX_SHOWN}. */
    List<Contradiction> all() {
        Set<String> kept = new HashSet<>(project.read(() -> project.records().kept()));
        List<Contradiction> found = new ArrayList<>();
        Map<String, List<Form>> formsByTemplate = new TreeMap<>();
        for (Form form : project.state().forms()) {
            if (form.rows() > 0 && form.mark().isSaid()) {
                formsByTemplate
                        .computeIfAbsent(form.key().template(), none -> new ArrayList<>())
                        .add(form);
            }
        }
        for (List<Form> forms : formsByTemplate.values()) {
            Map<String, Long> labels = labels(forms);
            if (labels.size() > 1) {
                found.add(contradiction(
                        "t" + forms.get(0).id(),
                        Kind.TWO_LABELS,
                        forms,
                        forms.get(0).group(),
                        labels,
                        Optional.empty()));
            }
        }
        for (Group group : project.state().groups()) {
            likelyWrong(group).ifPresent(found::add);
        }
        found.removeIf(contradiction -> kept.contains(contradiction.id()));
        found.sort(Comparator.comparingLong(Contradiction::rows).reversed());
        return List.copyOf(found.subList(0, Math.min(MAX_SHOWN, found.size())));
    }

    /** Counts rows by label, with {@link Suggester#NONE} where none fits. */
    private static Map<String, Long> labels(List<Form> forms) {
        Map<String, Long> labels = new HashMap<>();
        forms.forEach(form -> labels.merge(form.mark().said().label().orElse(Suggester.NONE), form.rows(), Long::sum));
        return labels;
    }

    /**
     * Returns what speaks against a group's label, if what is most like the group has another one and is
     * sure of it.
     */
    private static Optional<Contradiction> likelyWrong(Group group) {
        GroupState state = group.state();
        if (state != GroupState.LABELLED && state != GroupState.NONE) {
            return Optional.empty();
        }
        String label = group.said().label().orElse(Suggester.NONE);
        return group.suggestions().stream()
                .findFirst()
                .filter(first -> first.from() == Suggestion.Origin.LABELS
                        && first.probability() >= SURE
                        && !first.label().equals(label))
                .map(first -> contradiction(
                        "g" + group.id() + ":" + label,
                        Kind.LIKELY_WRONG,
                        group.forms(),
                        group.id(),
                        labels(group.forms()),
                        Optional.of(first.label())));
    }

    private static Contradiction contradiction(
            String id, Kind kind, List<Form> forms, long group, Map<String, Long> labels, Optional<String> suggestion) {
        List<Form> byRows = forms.stream()
                .sorted(Comparator.comparingLong(Form::rows).reversed())
                .toList();
        return new Contradiction(
                id,
                kind,
                group,
                byRows.get(0).key().template(),
                forms.stream().mapToLong(Form::rows).sum(),
                labels.entrySet().stream()
                        .map(entry -> new NamedRows(entry.getKey(), entry.getValue()))
                        .sorted(Comparator.comparingLong(NamedRows::rows)
                                .reversed()
                                .thenComparing(NamedRows::name))
                        .toList(),
                suggestion,
                byRows.stream()
                        .limit(EXAMPLES)
                        .map(form -> new Examples.Shown(form, 0).view())
                        .toList());
    }

    /**
     * Settles a contradiction: all of its rows get one label, as one step that can be undone, or it is kept
     * and not shown again.
     *
     * @param label the right one, or {@link Suggester#NONE}; empty to keep all as they are
     * @throws UnknownException if there is no such contradiction any more
     * @throws IllegalArgumentException if there is no such label
     */
    Changed settle(String id, Optional<String> label, String author) {
        Contradiction contradiction = all().stream()
                .filter(found -> found.id().equals(id))
                .findFirst()
                .orElseThrow(() -> new UnknownException("this contradiction is settled already"));
        if (label.isEmpty()) {
            project.write(() -> {
                project.records().keep(id);
                return true;
            });
            project.tellChanged(List.of(contradiction.group()), author);
            return new Changed(project.revision(), 0, List.of(), List.of());
        }
        String name = label.get();
        Said said = name.equals(Suggester.NONE) ? Said.NONE : Said.label(name);
        if (!said.none() && project.state().label(name).isEmpty()) {
            throw new IllegalArgumentException("there is no label '" + name + "'; add it first");
        }
        List<FormKey> keys = contradiction.kind() == Kind.LIKELY_WRONG
                ? project.state().group(contradiction.group()).forms().stream()
                        .map(Form::key)
                        .toList()
                : project.state().forms().stream()
                        .map(Form::key)
                        .filter(key -> key.template().equals(contradiction.template()))
                        .distinct()
                        .toList();
        return changes.mark(
                keys,
                said,
                author,
                said.none() ? Step.What.NONE : Step.What.LABEL,
                "settled a contradiction: '" + name + "'");
    }
}
