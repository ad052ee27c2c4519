package io.logclf.workbench;

import io.logclf.workbench.model.Examples;
import io.logclf.workbench.model.Form;
import io.logclf.workbench.model.Group;
import io.logclf.workbench.model.LabelLine;
import io.logclf.workbench.model.LogFile;
import io.logclf.workbench.model.Mark;
import io.logclf.workbench.model.TemplatePattern;
import io.logclf.workbench.view.FileSummary;
import io.logclf.workbench.view.GroupBrief;
import io.logclf.workbench.view.GroupDetail;
import io.logclf.workbench.view.GroupPage;
import io.logclf.workbench.view.GroupState;
import io.logclf.workbench.view.LabelSummary;
import io.logclf.workbench.view.NamedRows;
import io.logclf.workbench.view.Part;
import io.logclf.workbench.view.ProjectSummary;
import io.logclf.workbench.view.Suggestion;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;

/**
 * What is shown of a project: the summary, pages of groups, one group in detail. Changes nothing. For who
 * holds the project's lock.
 *
 * <p>The order "what teaches most first" is by rows times doubt, where doubt is 1 less the probability of
 * the best suggestion: a large group that nobody can guess comes before a small one, and before one whose
 * label is as good as known. Labelled groups come last.
 */
final class Listing {

    /** What a group's detail shows at most of its parts, its sources or severities, and its history. */
    private static final int MAX_PARTS = 200;

    private static final int MAX_NAMES = 50;
    private static final int MAX_STEPS = 20;

    private final Project project;

    Listing(Project project) {
        this.project = project;
    }

    /** Returns the project at a glance. Walks over all forms once. */
    ProjectSummary summary() {
        Map<String, long[]> byLabel = new HashMap<>();
        long rows = 0;
        long labelled = 0;
        long none = 0;
        Map<Long, Long> saidByFile = new HashMap<>();
        Map<Long, Integer> groupsByFile = new HashMap<>();
        List<Group> groups = project.state().groups();
        int open = 0;
        for (Group group : groups) {
            groupsByFile.merge(group.file(), 1, Integer::sum);
            GroupState state = group.state();
            open += state == GroupState.OPEN || state == GroupState.MIXED ? 1 : 0;
            Set<String> labelsOfGroup = new HashSet<>();
            for (Form form : group.forms()) {
                rows += form.rows();
                Mark mark = form.mark();
                if (!mark.isSaid()) {
                    continue;
                }
                saidByFile.merge(group.file(), form.rows(), Long::sum);
                none += mark.said().none() ? form.rows() : 0;
                labelled += mark.said().none() ? 0 : form.rows();
                mark.said().label().ifPresent(label -> {
                    byLabel.computeIfAbsent(label, key -> new long[2])[0] += form.rows();
                    labelsOfGroup.add(label);
                });
            }
            labelsOfGroup.forEach(label -> byLabel.computeIfAbsent(label, key -> new long[2])[1]++);
        }
        List<LabelSummary> labels = new ArrayList<>();
        for (LabelLine label : project.state().labels()) {
            long[] counts = byLabel.getOrDefault(label.name(), new long[2]);
            labels.add(new LabelSummary(label.name(), label.description(), label.key(), counts[0], (int) counts[1]));
        }
        return new ProjectSummary(
                project.revision(),
                labels,
                project.state().files().stream()
                        .map(file -> file(
                                file, groupsByFile.getOrDefault(file.id(), 0), saidByFile.getOrDefault(file.id(), 0L)))
                        .toList(),
                rows,
                labelled,
                none,
                groups.size(),
                open,
                project.read(() -> project.steps().decisions()),
                project.suggester().forecast(groups));
    }

    private static FileSummary file(LogFile file, int groups, long labelledRows) {
        return new FileSummary(
                file.id(),
                file.name(),
                file.kind(),
                file.state(),
                file.description(),
                file.rows(),
                file.messages(),
                groups,
                labelledRows,
                file.error(),
                file.at());
    }

    /** Returns the groups that a query selects, one page of them, with the totals of all. */
    GroupPage groups(GroupQuery query) {
        Predicate<Group> wanted = wanted(query);
        List<Ranked> found = new ArrayList<>();
        long rows = 0;
        for (Group group : project.state().groups()) {
            if (wanted.test(group)) {
                Ranked ranked = Ranked.of(group);
                found.add(ranked);
                rows += ranked.rows;
            }
        }
        found.sort(order(query.order()));
        int from = Math.min(query.offset(), found.size());
        int to = Math.min(found.size(), from + query.limit());
        return new GroupPage(
                project.revision(),
                found.size(),
                rows,
                found.subList(from, to).stream()
                        .map(ranked -> brief(ranked.group))
                        .toList());
    }

    /**
     * A group with what it is sorted by, which is not to be found out at each comparison.
     *
     * @param teaches rows times doubt; 0 if it is labelled
     */
    private record Ranked(Group group, long rows, double teaches) {

        static Ranked of(Group group) {
            long rows = group.rows();
            GroupState state = group.state();
            double doubt = state == GroupState.LABELLED || state == GroupState.NONE
                    ? 0
                    : 1
                            - group.suggestions().stream()
                                    .mapToDouble(Suggestion::probability)
                                    .findFirst()
                                    .orElse(0);
            return new Ranked(group, rows, rows * doubt);
        }
    }

    /** Returns an order without ties, so that pages neither overlap nor leave out. */
    private static Comparator<Ranked> order(GroupQuery.Order order) {
        Comparator<Ranked> byRows =
                Comparator.comparingLong(Ranked::rows).reversed().thenComparing(ranked -> ranked.group.id());
        return switch (order) {
            case TEACH -> Comparator.comparingDouble(Ranked::teaches).reversed().thenComparing(byRows);
            case ROWS -> byRows;
            case TEMPLATE ->
                Comparator.comparing((Ranked ranked) -> template(ranked.group)).thenComparing(byRows);
        };
    }

    private static String template(Group group) {
        return group.forms().get(0).key().template();
    }

    private static Predicate<Group> wanted(GroupQuery query) {
        Predicate<Group> wanted = group -> true;
        if (query.file().isPresent()) {
            wanted = wanted.and(group -> group.file() == query.file().getAsLong());
        }
        if (query.state().isPresent()) {
            wanted = wanted.and(group -> group.state() == query.state().get());
        }
        if (query.label().isPresent()) {
            wanted = wanted.and(group -> group.forms().stream()
                    .anyMatch(form -> form.mark().said().label().equals(query.label())));
        }
        if (query.suggested().isPresent()) {
            String label = query.suggested().get();
            wanted = wanted.and(group -> suggestion(group)
                    .filter(first -> first.label().equals(label) && first.probability() >= query.atLeast())
                    .isPresent());
        }
        if (!query.search().isBlank()) {
            List<String> words =
                    List.of(query.search().toLowerCase(Locale.ROOT).strip().split("\\s+"));
            wanted = wanted.and(group -> group.forms().stream()
                    .anyMatch(form ->
                            has(form, words) || fits(form, query.search().strip(), words.size())));
        }
        return wanted;
    }

    /** Tells whether a form has all words, in lower case, somewhere in its template, source or samples. */
    private static boolean has(Form form, List<String> words) {
        String text = (form.key().template() + "\n" + form.key().source() + "\n"
                        + form.samples().stream().map(sample -> sample.text()).reduce("", (a, b) -> a + "\n" + b))
                .toLowerCase(Locale.ROOT);
        return words.stream().allMatch(text::contains);
    }

    /** Tells whether what is searched for is a message of a form: those kept as examples need not have its values. */
    private static boolean fits(Form form, String message, int words) {
        return words > 1
                && !form.key().template().replace(TemplatePattern.VARIABLE, "").isBlank()
                && TemplatePattern.of(form.key().template()).match(message).isPresent();
    }

    private static Optional<Suggestion> suggestion(Group group) {
        GroupState state = group.state();
        return state == GroupState.OPEN || state == GroupState.MIXED
                ? group.suggestions().stream().findFirst()
                : Optional.empty();
    }

    GroupBrief brief(Group group) {
        Mark mark = group.mark();
        GroupState state = group.state();
        return new GroupBrief(
                group.id(),
                group.version(),
                group.file(),
                template(group),
                (int) group.forms().stream()
                        .map(form -> form.key().template())
                        .distinct()
                        .count(),
                group.rows(),
                state,
                group.said().label(),
                Optional.of(mark.by()).filter(by -> mark.isSaid()),
                Optional.of(mark.at()).filter(at -> mark.isSaid()),
                suggestion(group),
                group.forms().get(0).samples().stream()
                        .map(sample -> sample.text())
                        .findFirst()
                        .orElse(""));
    }

    /**
     * Returns a group with all that helps to label it.
     *
     * @throws UnknownException if it is not there
     */
    GroupDetail detail(long id) {
        Group group = project.state().group(id);
        List<Form> forms = group.forms();
        return new GroupDetail(
                brief(group),
                forms.stream()
                        .map(Form::first)
                        .filter(time -> !time.isEmpty())
                        .min(Comparator.naturalOrder())
                        .orElse(""),
                forms.stream().map(Form::last).max(Comparator.naturalOrder()).orElse(""),
                names(forms, form -> form.key().source()),
                names(forms, form -> form.key().severity()),
                forms.stream().limit(MAX_PARTS).map(Listing::part).toList(),
                Math.max(0, forms.size() - MAX_PARTS),
                Examples.of(group).stream().map(Examples.Shown::view).toList(),
                group.suggestions(),
                project.read(() -> project.steps().of(id, MAX_STEPS)));
    }

    private static Part part(Form form) {
        return new Part(
                form.key().template(),
                form.rows(),
                form.key().source(),
                form.key().severity(),
                form.mark().said().label(),
                form.mark().said().none());
    }

    private static List<NamedRows> names(List<Form> forms, Function<Form, String> of) {
        Map<String, Long> rows = new HashMap<>();
        forms.forEach(form -> rows.merge(of.apply(form), form.rows(), Long::sum));
        return rows.entrySet().stream()
                .map(entry -> new NamedRows(entry.getKey(), entry.getValue()))
                .sorted(Comparator.comparingLong(NamedRows::rows).reversed().thenComparing(NamedRows::name))
                .limit(MAX_NAMES)
                .toList();
    }
}
