package io.logclf.server.workbench;

import io.logclf.workbench.GroupQuery;
import io.logclf.workbench.Workbench;
import io.logclf.workbench.view.GroupState;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Supplier;

/**
 * Addresses that show what is there and change nothing. Lists are bounded, however much a client
 * asks for. Immutable and safe for concurrent use.
 */
final class ReadCalls {

    private static final int MAX_GROUPS = 500;
    private static final int MAX_STEPS = 1_000;
    private static final int MAX_SEARCH = 1_000;

    private final Supplier<OpenProject> open;

    ReadCalls(Supplier<OpenProject> open) {
        this.open = open;
    }

    List<Address> addresses() {
        return List.of(
                Address.get("", this::summary),
                Address.get("groups", this::groups),
                Address.get(
                        "groups/{id}",
                        call -> call.json(200, GroupJson.detail(project().group(RequestFields.id(call, "id"))))),
                Address.get("history", this::history),
                Address.get("contradictions", this::contradictions));
    }

    /**
     * The project at a glance, with its training and the bundle in use: what the page reads first,
     * and again after each event.
     */
    private void summary(Call call) {
        call.json(
                200,
                ProjectJson.project(project().summary(), call.vouchedAuthor())
                        .with(
                                "training",
                                ProjectJson.training(
                                        project().bundles().training(),
                                        bundles().inUse()))
                        .with("bundle", bundles().tree())
                        .map());
    }

    private void groups(Call call) {
        call.json(200, GroupJson.page(project().groups(query(call))));
    }

    private void history(Call call) {
        int limit = RequestFields.parameter(call, "limit", 50, 1, MAX_STEPS);
        call.json(200, Map.of("steps", ProjectJson.steps(project().history(limit))));
    }

    private void contradictions(Call call) {
        call.json(
                200,
                Map.of(
                        "contradictions",
                        project().contradictions().stream()
                                .map(ProjectJson::contradiction)
                                .toList()));
    }

    /**
     * Order, filters and range of a list of groups, from the query parameters.
     *
     * @throws Refusal with status 400 if one is wrong
     */
    private static GroupQuery query(Call call) {
        Optional<GroupState> state = call.parameter("state")
                .filter(text -> !text.equals("all"))
                .map(text -> RequestFields.constant("the parameter state", text, GroupState.class));
        String search = call.parameter("search").orElse("");
        if (search.length() > MAX_SEARCH) {
            throw new Refusal(400, "the parameter search must have at most " + MAX_SEARCH + " characters");
        }
        OptionalLong file = call.parameter("file").isPresent()
                ? OptionalLong.of(RequestFields.parameter(call, "file", 0, 0, Integer.MAX_VALUE))
                : OptionalLong.empty();
        return new GroupQuery(
                file,
                state,
                RequestFields.parameter(call, "order", GroupQuery.Order.class).orElse(GroupQuery.Order.TEACH),
                search,
                call.parameter("suggested"),
                atLeast(call),
                call.parameter("label"),
                RequestFields.parameter(call, "offset", 0, 0, Integer.MAX_VALUE),
                RequestFields.parameter(call, "limit", 100, 1, MAX_GROUPS));
    }

    /** The lowest probability of suggestions to return; defaults to 0. */
    private static double atLeast(Call call) {
        String text = call.parameter("atLeast").orElse("0");
        if (!text.matches("\\d{1,3}(\\.\\d{1,15})?") || Double.parseDouble(text) > 1) {
            throw new Refusal(400, "the parameter atLeast must be a probability in [0, 1], such as 0.9");
        }
        return Double.parseDouble(text);
    }

    private Workbench project() {
        return open.get().workbench();
    }

    private BundleChoice bundles() {
        return open.get().bundles();
    }
}
