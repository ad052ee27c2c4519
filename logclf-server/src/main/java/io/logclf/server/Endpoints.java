package io.logclf.server;

import io.javalin.http.Context;
import io.logclf.server.edge.RootPath;
import io.logclf.server.problem.Problem;
import io.logclf.server.upload.RecentUploads;
import io.logclf.server.upload.UploadCounts;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/**
 * All addresses of the server: the only list there is. The description in {@code openapi.json} is
 * held against it by a test.
 *
 * <p>The order matters only where two paths could match one address, which none do. Addresses that
 * hold nothing of anyone's, such as health and the files of the pages, answer without the token: a
 * page must be there before it can ask a person for one.
 */
final class Endpoints {

    private static final String JSON = "application/json";

    private final RecentUploads recent;
    private final Readiness readiness;
    private final Supplier<String> metrics;
    private final List<Route> routes;

    /**
     * @param recent where counts of uploads are found by their id
     * @param metrics the text for Prometheus
     * @param root what links in the pages' description begin with
     */
    Endpoints(
            UploadHandler upload,
            EntriesHandler entries,
            RecentUploads recent,
            Readiness readiness,
            Supplier<String> metrics,
            ReloadHandler reload,
            BundleHandler bundle,
            WorkbenchRoutes workbench,
            RootPath root) {
        this.recent = recent;
        this.readiness = readiness;
        this.metrics = metrics;
        Resources resources = new Resources(root, workbench.isOpen());
        List<Route> all = new ArrayList<>(List.of(
                Route.post("/classify/", upload),
                Route.post("/v1/classify", entries),
                Route.get("/v1/classifications/{id}", this::classification),
                Route.post("/v1/reload", reload),
                Route.get("/v1/bundle", bundle),
                Route.get("/metrics", this::metrics),
                Route.get("/healthz", Endpoints::health).opened(),
                Route.get("/readyz", this::readiness).opened(),
                Route.get("/openapi.json", resources::openApi).opened(),
                Route.get("/docs", resources::docs).opened(),
                Route.get("/docs/{name}", resources::docsAsset).opened(),
                Route.get("/assets/{name}", resources::asset).opened(),
                Route.get("/workbench", resources::workbench).opened(),
                Route.get("/workbench/assets/{name}", resources::workbenchAsset).opened(),
                Route.get("/", resources::page).opened()));
        all.addAll(workbench.routes());
        this.routes = List.copyOf(all);
    }

    /** Returns all routes. Javalin sees each of them without the root path. */
    List<Route> routes() {
        return routes;
    }

    private void classification(Context ctx) {
        UploadCounts upload = recent.find(ctx.pathParam("id"))
                .orElseThrow(() ->
                        Problem.of(404, "there is no upload of this id among the last " + RecentUploads.CAPACITY));
        ctx.contentType(JSON).result(upload.json());
    }

    private void metrics(Context ctx) {
        ctx.contentType("text/plain; version=0.0.4; charset=utf-8").result(metrics.get());
    }

    private static void health(Context ctx) {
        ctx.contentType(JSON).result("{\"status\":\"up\"}");
    }

    private void readiness(Context ctx) {
        if (!readiness.isReady()) {
            throw Problem.of(503, "the server is starting or stopping").header("Retry-After", "1");
        }
        ctx.contentType(JSON).result("{\"status\":\"ready\"}");
    }
}
