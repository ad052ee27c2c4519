package io.logclf.app;

import static io.logclf.app.LiveServer.text;
import static org.assertj.core.api.Assertions.assertThat;

import io.logclf.api.Promise;
import io.logclf.bundle.ReloadablePipeline;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

/** {@code GET /v1/bundle}. */
@Timeout(60)
class ServeBundleTest {

    @TempDir
    Path folder;

    @Test
    void tellsOfTheBundleThatShips() throws IOException {
        Path shipped = Path.of("../models/default");
        try (LiveServer server = LiveServer.of(
                listener -> ReloadablePipeline.builder(shipped)
                        .listener(listener)
                        .promise(Promise.BALANCED)
                        .build(),
                folder,
                options -> options)) {
            Map<?, ?> bundle = bundle(server);
            assertThat(bundle.get("name")).isEqualTo("default");
            assertThat(bundle.get("format")).isEqualTo(1);
            assertThat(bundle.get("promise")).isEqualTo("balanced");
            assertThat(bundle.get("mask")).isEqualTo("mask-v2-words");
            assertThat((String) bundle.get("fingerprint")).matches("[0-9a-f]{64}");
            assertThat((String) bundle.get("trainingDataHash")).matches("[0-9a-f]{64}");
            assertThat((String) bundle.get("encoderFingerprint")).matches("[0-9a-f]{64}");
            assertThat(Instant.parse((String) bundle.get("saved")))
                    .isEqualTo(Files.getLastModifiedTime(shipped.resolve("pipeline.yaml"))
                            .toInstant());
            assertThat((List<?>) bundle.get("stages"))
                    .map(stage -> ((Map<?, ?>) stage).get("type"))
                    .isEqualTo(List.of("regex", "lexical", "embedding"));
            String card = Files.readString(shipped.resolve("MODEL_CARD.md"));
            Map<?, ?> figures = (Map<?, ?>) bundle.get("figures");
            assertThat(card)
                    .contains(String.format(
                            "| new templates | %d | %.4f | %.4f |",
                            (Integer) figures.get("rows"), (Double) figures.get("coverage"), (Double)
                                    figures.get("accuracyOnDecided")));
            for (Object promise : (List<?>) bundle.get("promises")) {
                Map<?, ?> given = (Map<?, ?>) promise;
                assertThat(card)
                        .contains(String.format(
                                "| %s | %.4f | %.4f |",
                                given.get("promise"), ((Number) given.get("coverage")).doubleValue(), (Double)
                                        given.get("accuracyOnDecided")));
            }
            List<?> labels = (List<?>) bundle.get("labels");
            assertThat(labels).hasSizeGreaterThanOrEqualTo(9);
            for (Object label : labels) {
                Map<?, ?> known = (Map<?, ?>) label;
                assertThat(card)
                        .contains("| " + known.get("name") + " | " + known.get("trainedRows") + " | "
                                + known.get("trainedTemplates") + " | " + known.get("decidedBy") + " |");
                assertThat(known.get("precision")).isInstanceOf(Double.class);
            }
        }
    }

    @Test
    void tellsOfTheBundleInUseAndNotOfTheOneThatLiesThere() throws IOException {
        Path bundle = SmallBundle.make(folder.resolve("bundle"), "Failure");
        Path copy = SmallBundle.make(folder.resolve("copy"), "Failure");
        Files.setLastModifiedTime(copy.resolve("pipeline.yaml"), FileTime.from(Instant.EPOCH));
        Path spools = Files.createDirectory(folder.resolve("tmp"));
        try (LiveServer server = server(bundle, spools);
                LiveServer other = server(copy, spools)) {
            Object before = bundle(server).get("fingerprint");
            assertThat(bundle(other).get("fingerprint")).isEqualTo(before);
            assertThat(bundle(other).get("saved")).isEqualTo("1970-01-01T00:00:00Z");
            assertThat(bundle(server).get("figures")).isNull();
            SmallBundle.make(bundle, "Defect");
            assertThat(bundle(server).get("fingerprint")).isEqualTo(before);
            assertThat(names(server)).isEqualTo(List.of("Failure"));
            server.server.reload();
            assertThat(bundle(server).get("fingerprint")).isNotEqualTo(before);
            assertThat(names(server)).isEqualTo(List.of("Defect"));
        }
    }

    @Test
    void aDescriptionThatIsDamagedIsNamed() throws IOException {
        for (String damaged : List.of("", "{\"rows\":")) {
            Path bundle = SmallBundle.make(folder.resolve("bundle"), "Failure");
            Files.writeString(bundle.resolve("metrics.json"), damaged);
            try (LiveServer server = server(bundle, folder)) {
                HttpResponse<byte[]> answer = server.get("/v1/bundle");
                assertThat(answer.statusCode()).isEqualTo(500);
                assertThat(text(answer))
                        .contains("the bundle's file metrics.json is not valid JSON; train or copy the bundle again");
            }
        }
    }

    @Test
    void onARuleFileOnlyLabelsAreKnown() throws IOException {
        try (LiveServer server = LiveServer.ofRules(folder, options -> options.token("s3cret"))) {
            assertThat(server.get("/v1/bundle").statusCode()).isEqualTo(401);
            String answer = text(server.send(server.to("/v1/bundle").header("Authorization", "Bearer s3cret")));
            assertThat(answer).contains("\"name\":null", "\"fingerprint\":null", "{\"name\":\"Failure\"");
        }
    }

    private static LiveServer server(Path bundle, Path spools) throws IOException {
        return LiveServer.of(
                listener ->
                        ReloadablePipeline.builder(bundle).listener(listener).build(),
                spools,
                options -> options);
    }

    private static List<Object> names(LiveServer server) {
        return ((List<?>) bundle(server).get("labels"))
                .stream().<Object>map(label -> ((Map<?, ?>) label).get("name")).toList();
    }

    /** JSON is YAML too. */
    private static Map<?, ?> bundle(LiveServer server) {
        String json = text(server.get("/v1/bundle"));
        return (Map<?, ?>) new Load(LoadSettings.builder().build()).loadFromString(json);
    }
}
