package io.logclf.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RouteTest {

    private static final List<Route> ROUTES = List.of(
            Route.get("/v1/things/{id}", ctx -> {}),
            Route.post("/v1/things", ctx -> {}),
            Route.get("/v1/things", ctx -> {}).opened(),
            new Route("DELETE", "/v1/things/{id}", false, ctx -> {}),
            Route.get("/openapi.json", ctx -> {}));

    @ParameterizedTest
    @CsvSource({
        "/v1/things/7, 'GET, HEAD, DELETE'",
        "/v1/things/7/, 'GET, HEAD, DELETE'",
        "/v1/things, 'POST, GET, HEAD'",
        "/v1/things/, 'POST, GET, HEAD'",
        "/openapi.json, 'GET, HEAD'",
        "/openapi-json, ''",
        "/v1/things/7/more, ''",
        "/v1, ''",
        "/, ''"
    })
    void tellsWhatAnAddressTakes(String path, String methods) {
        assertThat(Route.allowed(ROUTES, path)).isEqualTo(methods);
    }

    @Test
    void needsTheTokenUnlessItIsOpened() {
        Route route = Route.get("/x", ctx -> {});
        assertThat(route.open()).isFalse();
        assertThat(route.opened().open()).isTrue();
        assertThat(route.opened().path()).isEqualTo("/x");
    }
}
