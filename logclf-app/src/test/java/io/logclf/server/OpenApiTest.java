package io.logclf.server;

import static org.assertj.core.api.Assertions.assertThat;

import io.logclf.app.ApiDescription;
import io.logclf.server.edge.RootPath;
import io.logclf.server.limit.Bodies;
import io.logclf.server.limit.MemoryBudget;
import io.logclf.server.limit.Permits;
import io.logclf.server.upload.RecentUploads;
import io.logclf.server.workbench.WorkbenchApi;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** Holds openapi.json against the routes; LiveServer holds every answer of the other tests against its statuses. */
class OpenApiTest {

    @Test
    void describesEveryRouteAndNoOther() {
        Endpoints endpoints = new Endpoints(
                null,
                null,
                new RecentUploads(),
                new Readiness(),
                () -> "",
                new ReloadHandler(Optional.empty(), true, true),
                new BundleHandler(null),
                new WorkbenchRoutes(
                        WorkbenchApi.NONE,
                        new Bodies(Bodies.RATE_WINDOW, MemoryBudget.ofHeap(1)),
                        new Permits("requests", 1, 1),
                        new Permits("uploads", 1, 1),
                        1),
                RootPath.NONE);
        Set<String> routes = new TreeSet<>();
        endpoints.routes().forEach(route -> routes.add(route.method() + " " + route.path()));
        assertThat(ApiDescription.operations()).isEqualTo(routes);
    }
}
