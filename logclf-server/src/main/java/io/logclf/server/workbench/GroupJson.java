package io.logclf.server.workbench;

import io.logclf.server.json.Fields;
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

/**
 * Groups as JSON. The names of fields are those of the API's description; every field is always
 * there, and what is absent is null.
 */
public final class GroupJson {

    private GroupJson() {}

    /** Returns a page of a list of groups, with how many there are in all. */
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

    /**
     * Returns everything about one group: what its list entry has, and its parts, examples,
     * suggestions and history.
     */
    static Map<String, @Nullable Object> detail(GroupDetail group) {
        return brief(group.brief())
                .with("first", group.first())
                .with("last", group.last())
                .with("sources", named(group.sources(), "name"))
                .with("severities", named(group.severities(), "name"))
                .with("parts", group.parts().stream().map(GroupJson::part).toList())
                .with("moreParts", group.moreParts())
                .with(
                        "examples",
                        group.examples().stream().map(GroupJson::example).toList())
                .with(
                        "suggestions",
                        group.suggestions().stream().map(GroupJson::suggestion).toList())
                .with("history", group.history().stream().map(ProjectJson::step).toList())
                .map();
    }

    /**
     * Returns names with their rows.
     *
     * @param name what the field with the name is called
     */
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
                .with("suggestion", group.suggestion().map(GroupJson::suggestion))
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

    /** Returns the name of a constant as JSON has it: in lower case, with dashes. */
    static String lower(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
