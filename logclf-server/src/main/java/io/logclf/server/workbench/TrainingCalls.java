package io.logclf.server.workbench;

import io.logclf.workbench.UnknownException;
import io.logclf.workbench.Workbench;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/**
 * Addresses that train, and put into use what was trained. Training is accepted with status 202 and
 * goes on by itself, one at a time. Immutable and safe for concurrent use.
 */
final class TrainingCalls {

    private static final int ACCEPTED = 202;
    private static final int MAX_CHANGES = 1_000;
    /**
     * The share of decisions that must be right unless the request says, as with {@code logclf
     * train}.
     */
    private static final double USUAL_PRECISION = 0.99;

    private static final String REPORT = "report.html";

    private final Supplier<OpenProject> open;

    TrainingCalls(Supplier<OpenProject> open) {
        this.open = open;
    }

    List<Address> addresses() {
        return List.of(
                Address.get("training", call -> state(call, 200)),
                Address.get("training/report", this::report).large(),
                Address.get("training/comparison", this::comparison),
                Address.post("training", this::train),
                Address.post("training/cancel", this::cancel),
                Address.post("training/use", this::use),
                Address.post("training/back", this::back));
    }

    private void state(Call call, int status) {
        call.json(
                status,
                ProjectJson.training(project().bundles().training(), bundles().inUse()));
    }

    /** Sends the report of the last training, as a page that may run nothing. */
    private void report(Call call) throws IOException {
        Path report = project().bundles().folder(bundles().trained()).resolve(REPORT);
        try {
            call.page(Files.readAllBytes(report));
        } catch (NoSuchFileException e) {
            throw new UnknownException("the trained bundle has no report");
        }
    }

    private void comparison(Call call) {
        int limit = RequestFields.parameter(call, "limit", 50, 1, MAX_CHANGES);
        call.json(200, ProjectJson.comparison(project().bundles().comparison(limit)));
    }

    private void train(Call call) throws IOException {
        String author = call.author();
        double precision = RequestFields.body(call).decimal("precision").orElse(USUAL_PRECISION);
        if (!(precision > 0 && precision <= 1)) {
            throw new Refusal(400, "the field precision must be in (0, 1]: " + precision);
        }
        project().bundles().train(precision, author);
        state(call, ACCEPTED);
    }

    /**
     * Cancels the training that runs. Only a person may: the author is required, though nothing is
     * recorded.
     */
    private void cancel(Call call) {
        call.author();
        project().bundles().cancel();
        state(call, 200);
    }

    private void use(Call call) {
        bundles().use(call.author());
        call.json(200, Map.of("bundle", bundles().tree()));
    }

    private void back(Call call) {
        bundles().back(call.author());
        call.json(200, Map.of("bundle", bundles().tree()));
    }

    private Workbench project() {
        return open.get().workbench();
    }

    private BundleChoice bundles() {
        return open.get().bundles();
    }
}
