package io.logclf.bundle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.logclf.api.ClassificationPipeline;
import io.logclf.api.Promise;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PipelineSettingsTest {

    @TempDir
    private Path folder;

    @Test
    void writesWhatAPersonWouldWrite() throws IOException {
        PipelineSettings settings = PipelineSettings.builder()
                .stage("regex", "regex")
                .stage("embedding")
                .stage("llm", "large model")
                .promise(Promise.BALANCED)
                .route(Set.of("LegacyCRM", "42", "A \"B\"\n\ud83d\udd25"), "large model")
                .settings(
                        "embedding",
                        Map.of(
                                "thresholds",
                                Map.of("Error", 0.9, "Security Alert", 1.0),
                                "encoder",
                                "../encoders/my model",
                                "empty",
                                Map.of()))
                .settings(
                        "large model",
                        Map.of(
                                "timeout",
                                Duration.ofSeconds(90),
                                "pause",
                                Duration.ofMillis(1500),
                                "words",
                                List.of("yes", "1", "", " a", "caf\u00e9"),
                                "calls",
                                30,
                                "bytes",
                                1L << 40,
                                "strict",
                                true))
                .settings("regex", Map.of())
                .build();
        assertThat(settings.toYaml()).isEqualTo("""
                        format: 1
                        decide: balanced
                        stages: [regex, embedding, {type: llm, name: large model}]
                        routes:
                          - {sources: ["42", "A \\"B\\"\\u000A\\U0001F525", LegacyCRM], stages: [large model]}
                        embedding:
                          empty: {}
                          encoder: "../encoders/my model"
                          thresholds:
                            Error: 0.9
                            Security Alert: 1.0
                        large model:
                          bytes: 1099511627776
                          calls: 30
                          pause: 1500ms
                          strict: true
                          timeout: 90s
                          words: ["yes", "1", "", " a", "caf\u00e9"]
                        """);
        settings.write(folder);
        assertThat(folder.resolve("pipeline.yaml")).hasContent(settings.toYaml());
        assertThat(settings).hasToString(settings.toYaml());
    }

    @Test
    void whatIsWrittenIsReadAsItWas() throws IOException {
        long seed = 7;
        Random random = new Random(seed);
        for (int round = 0; round < 300; round++) {
            String label = text(random);
            String source = text(random);
            String name = "stage " + text(random);
            PipelineSettings.builder()
                    .stage("keyword", name)
                    .stage("keyword")
                    .route(Set.of(source), "keyword")
                    .settings(name, Map.of("label", label, "words", List.of("word")))
                    .build()
                    .write(folder);
            try (ClassificationPipeline pipeline = Bundle.load(folder).pipeline()) {
                assertThat(pipeline.classify("x" + source, "word").labelOr("")).isEqualTo(label);
                assertThat(pipeline.classify("x" + source, "word").decidedBy()).contains(name);
                assertThat(pipeline.classify(source, "word").label()).isEmpty();
            }
        }
    }

    @Test
    void sameContentGivesTheSameBytesInWhateverOrderItCame() {
        List<String> keys = new ArrayList<>(List.of("a", "b", "c", "d", "e", "f"));
        String first = yaml(keys);
        for (int seed = 0; seed < 20; seed++) {
            Collections.shuffle(keys, new Random(seed));
            assertThat(yaml(keys)).isEqualTo(first);
        }
        assertThat(yaml(keys.subList(1, 6))).isNotEqualTo(first);
    }

    private static String yaml(List<String> keys) {
        Map<String, Object> settings = new LinkedHashMap<>();
        keys.forEach(key -> settings.put(key, Map.of(key, 1)));
        return PipelineSettings.builder()
                .stage("x")
                .route(new LinkedHashSet<>(keys), "x")
                .settings("x", Map.of("y", settings))
                .build()
                .toYaml();
    }

    @Test
    void equalSettingsAreEqual() {
        PipelineSettings one = PipelineSettings.builder().stage("a").build();
        assertThat(one)
                .isEqualTo(PipelineSettings.builder().stage("a", "a").build())
                .hasSameHashCodeAs(PipelineSettings.builder().stage("a").build())
                .isNotEqualTo(PipelineSettings.builder().stage("b").build());
    }

    @Test
    void whatLoadingWouldRefuseIsRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> PipelineSettings.builder().build())
                .withMessage("pipeline.yaml:2: 'stages' must list at least one stage, as in [regex]");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> PipelineSettings.builder()
                        .stage("a")
                        .settings("b", Map.of("x", 1))
                        .build())
                .withMessage(
                        "pipeline.yaml:3: unknown key 'b'; the keys here are 'format', 'decide', 'stages', 'a', 'routes'");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> PipelineSettings.builder()
                        .stage("a")
                        .route(Set.of("s"), "b")
                        .build())
                .withMessageContaining("names 'b', which is no stage of this bundle");
    }

    @Test
    void valuesThatCannotBeWrittenAreRefused() {
        for (Object value : new Object[] {Double.NaN, new StringBuilder("x"), 1.5f, Duration.ofSeconds(-1)}) {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> PipelineSettings.builder().settings("a", Map.of("x", List.of(value))))
                    .withMessageStartingWith("a setting must be a text, a finite number, true or false, a time");
        }
        assertThatIllegalArgumentException()
                .isThrownBy(() -> PipelineSettings.builder().settings("a", Map.of("x", Map.of(1, 2))))
                .withMessage("a key must be a text: 1");
    }

    private static String text(Random random) {
        String characters = "ab 1:#{}[],&*!|>'\"%@`-?~\\\n\t\r.\u00e9\u65e5\u2028\u0001";
        StringBuilder text = new StringBuilder("x");
        for (int i = random.nextInt(8); i > 0; i--) {
            text.append(characters.charAt(random.nextInt(characters.length())));
        }
        return random.nextBoolean()
                ? text.toString()
                : text.reverse().append("\ud83d\udd25").toString();
    }
}
