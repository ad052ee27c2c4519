package io.logclf.server.workbench;

import io.logclf.workbench.Changed;
import io.logclf.workbench.GroupVersion;
import io.logclf.workbench.Said;
import io.logclf.workbench.SplitBy;
import io.logclf.workbench.Workbench;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Addresses that change labels and groups. Each names its author and the versions of the groups
 * that the client saw: if somebody has changed one of them since, the project refuses the change,
 * and nothing is done. The answer has the groups as they are now. Immutable and safe for concurrent
 * use.
 */
final class ChangeCalls {

    private final Supplier<OpenProject> open;

    ChangeCalls(Supplier<OpenProject> open) {
        this.open = open;
    }

    List<Address> addresses() {
        return List.of(
                Address.post("label", this::label),
                Address.post("split", this::split),
                Address.post("merge", this::merge),
                Address.post("undo", this::undo),
                Address.post("labels", this::addLabel),
                Address.post("contradictions/{id}", this::settle));
    }

    /**
     * Says what groups are: a label, that none fits, or neither, which takes back what was said.
     */
    private void label(Call call) throws IOException {
        String author = call.author();
        RequestFields input = RequestFields.body(call);
        Optional<String> label = input.text("label");
        if (label.isPresent() && input.flag("none")) {
            throw new Refusal(400, "either a label fits or none does: label and none exclude each other");
        }
        Said said = new Said(label, input.flag("none"));
        answer(call, project().say(input.groups("groups"), said, author));
    }

    private void split(Call call) throws IOException {
        String author = call.author();
        RequestFields input = RequestFields.body(call);
        GroupVersion group = RequestFields.version(input, "group");
        SplitBy by = RequestFields.constant("the field by", input.needText("by"), SplitBy.class);
        answer(call, project().split(group, by, input.texts("examples"), author));
    }

    private void merge(Call call) throws IOException {
        String author = call.author();
        answer(call, project().merge(RequestFields.body(call).groups("groups"), author));
    }

    private void undo(Call call) throws IOException {
        String author = call.author();
        answer(call, project().undo(RequestFields.body(call).whole("step"), author));
    }

    private void addLabel(Call call) throws IOException {
        String author = call.author();
        RequestFields input = RequestFields.body(call);
        answer(
                call,
                project()
                        .addLabel(
                                input.needText("name"),
                                input.text("description").orElse(""),
                                author));
    }

    /** Settles a contradiction: by the label that is right, or by keeping both. */
    private void settle(Call call) throws IOException {
        String author = call.author();
        RequestFields input = RequestFields.body(call);
        Optional<String> label = input.text("label");
        if (label.isPresent() == input.flag("keep")) {
            throw new Refusal(400, "either name the label that is right, or say keep: true");
        }
        answer(call, project().settle(call.part("id"), label, author));
    }

    private static void answer(Call call, Changed changed) {
        call.json(200, ProjectJson.changed(changed));
    }

    private Workbench project() {
        return open.get().workbench();
    }
}
