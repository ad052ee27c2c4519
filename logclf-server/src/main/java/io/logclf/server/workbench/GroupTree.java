package io.logclf.server.workbench;

import io.logclf.workbench.view.Example;
import io.logclf.workbench.view.GroupBrief;
import io.logclf.workbench.view.GroupDetail;
import io.logclf.workbench.view.GroupPage;
import io.logclf.workbench.view.NamedRows;
import io.logclf.workbench.view.Part;
import io.logclf.workbench.view.Suggestion;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Groups as JSON. */
public final class GroupTree {

    private GroupTree() {}

    static Map<String, @Nullable Object> page(GroupPage page) {
        return new Fields()
                .with("revision", page.revision())
                .with("total", page.total())
                .with("rows", page.rows())
                .with("groups", briefs(page.groups()))
                .map();
    }

    /** Returns groups as lists show them. */
    public static List<Map<String, @Nullable Object>> briefs(List<GroupBrief> groups) {
        return groups.stream().map(group -> brief(group).map()).toList();
    }

    static Map<String, @Nullable Object> detail(GroupDetail group) {
        return brief(group.brief())
                .with("first", group.first())
                .with("last", group.last())
                .with("sources", named(group.sources(), "name"))
                .with("severities", named(group.severities(), "name"))
                .with("parts", group.parts().stream().map(GroupTree::part).toList())
                .with("moreParts", group.moreParts())
                .with(
                        "examples",
                        group.examples().stream().map(GroupTree::example).toList())
                .with(
                        "suggestions",
                        group.suggestions().stream().map(GroupTree::suggestion).toList())
                .with("history", group.history().stream().map(ProjectTree::step).toList())
                .map();
    }

    static List<Map<String, @Nullable Object>> named(List<NamedRows> all, String name) {
        return all.stream()
                .map(rows -> new Fields()
                        .with(name, rows.name())
                        .with("rows", rows.rows())
                        .map())
                .toList();
    }

    private static Fields brief(GroupBrief group) {
        return new Fields()
                .with("id", group.id())
                .with("version", group.version())
                .with("file", group.file())
                .with("template", group.template())
                .with("templates", group.templates())
                .with("rows", group.rows())
                .with("state", lower(group.state()))
                .with("label", group.label())
                .with("by", group.by())
                .with("at", group.at().map(Object::toString))
                .with("suggestion", group.suggestion().map(GroupTree::suggestion))
                .with("example", group.example());
    }

    private static Map<String, @Nullable Object> suggestion(Suggestion suggestion) {
        return new Fields()
                .with("label", suggestion.label())
                .with("probability", suggestion.probability())
                .with("from", lower(suggestion.from()))
                .map();
    }

    private static Map<String, @Nullable Object> part(Part part) {
        return new Fields()
                .with("template", part.template())
                .with("rows", part.rows())
                .with("source", part.source())
                .with("severity", part.severity())
                .with("label", part.label())
                .with("none", part.none())
                .map();
    }

    private static Map<String, @Nullable Object> example(Example example) {
        return new Fields()
                .with("id", example.id())
                .with("text", example.text())
                .with(
                        "variable",
                        example.variable().stream()
                                .map(span -> List.of(span.start(), span.end()))
                                .toList())
                .with("source", example.source())
                .with("severity", example.severity())
                .with("time", example.time())
                .with("line", example.line())
                .with("template", example.template())
                .with("label", example.label())
                .map();
    }

    /** The name of a constant as JSON has it. */
    static String lower(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
