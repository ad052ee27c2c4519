package com.example;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.test.context.SpringBootTest;

/** Starts the application, posts a log and reads what has been counted. */
@SpringBootTest(webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT)
class LabelApplicationTest {

    private final HttpClient client = HttpClient.newHttpClient();

    @Value("${local.server.port}")
    private int port;

    @Test
    void labelsAndCounts() throws Exception {
        HttpRequest post = request("/logs?source=ModernCRM")
                .header("Content-Type", "text/plain")
                .POST(HttpRequest.BodyPublishers.ofString("User k.lee logged in"))
                .build();
        assertThat(send(post)).contains("\"label\":\"User Action\"");

        assertThat(get("/actuator/metrics/logclf.messages?tag=label:User%20Action&tag=source:ModernCRM"))
                .contains("\"statistic\":\"COUNT\",\"value\":1.0");
        assertThat(get("/actuator/health")).contains("\"logclf\":{", "\"stages\":[\"regex\",\"lexical\",\"embedding\"]");
        assertThat(get("/actuator/info")).contains("\"labels\":[", "Security Alert");
    }

    private String get(String path) throws Exception {
        return send(request(path).build());
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create("http://localhost:" + port + path));
    }

    private String send(HttpRequest request) throws Exception {
        HttpResponse<String> response = client.send(request, HttpResponse.BodyHandlers.ofString());
        assertThat(response.statusCode()).as(response.body()).isEqualTo(200);
        return response.body();
    }
}
