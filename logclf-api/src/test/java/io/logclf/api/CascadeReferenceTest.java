package io.logclf.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Random cascades with random routes, against the definition of a cascade written as one loop. */
class CascadeReferenceTest {

    private static final long SEED = 31_337;
    private static final List<String> SOURCES = List.of("", "web", "shop", "db", "Web");

    @Test
    void everyWayToClassifyGivesWhatTheDefinitionSays() {
        Random random = new Random(SEED);
        for (int round = 0; round < 300; round++) {
            Map<String, StubStage> stages = stages(random);
            Map<String, List<String>> routes = routes(random, List.copyOf(stages.keySet()));
            ClassificationPipeline.Builder builder = ClassificationPipeline.builder();
            stages.forEach(builder::stage);
            routes.forEach((source, names) -> builder.route(Set.of(source), names.toArray(String[]::new)));
            List<LogEntry> entries = entries(random);
            List<Classification> expected = entries.stream()
                    .map(entry -> reference(stages, routes.get(entry.source()), entry))
                    .toList();
            try (ClassificationPipeline pipeline = builder.build()) {
                assertThat(pipeline.classifyAll(entries)).as("seed %d", SEED).isEqualTo(expected);
                assertThat(entries.stream().map(pipeline::classify).toList()).isEqualTo(expected);
                assertThat(entries.stream()
                                .map(entry -> pipeline.classifyAsync(entry, Runnable::run)
                                        .toCompletableFuture()
                                        .join())
                                .toList())
                        .isEqualTo(expected);
                assertThat(asked(pipeline)).isEqualTo(3 * asked(expected));
            }
            assertThat(stages.values()).allMatch(StubStage::isClosed);
        }
    }

    /** What a cascade is: each stage in turn, until one decides. */
    private static Classification reference(Map<String, StubStage> stages, List<String> route, LogEntry entry) {
        List<StageVerdict> trail = new ArrayList<>();
        for (String name : route == null ? stages.keySet() : route) {
            Verdict verdict = answer(name, entry);
            trail.add(new StageVerdict(name, verdict));
            if (verdict instanceof Verdict.Decided) {
                break;
            }
        }
        return new Classification(trail);
    }

    /** Decides about a third of the messages, others by each stage. */
    private static Verdict answer(String stage, LogEntry entry) {
        int hash = (stage + entry.message()).hashCode();
        return Math.floorMod(hash, 3) == 0
                ? StubStage.decided("label " + Math.floorMod(hash, 7))
                : Verdict.abstained(AbstainReason.NO_MATCH, stage + " of " + entry.source());
    }

    private static Map<String, StubStage> stages(Random random) {
        Map<String, StubStage> stages = new LinkedHashMap<>();
        for (int i = random.nextInt(6); i >= 0; i--) {
            String name = "stage " + i;
            StubStage stage = StubStage.answering(name, entry -> answer(name, entry));
            stages.put(name, random.nextInt(3) == 0 ? stage.remote() : stage);
        }
        return stages;
    }

    private static Map<String, List<String>> routes(Random random, List<String> names) {
        Map<String, List<String>> routes = new HashMap<>();
        for (String source : SOURCES) {
            if (random.nextInt(3) == 0) {
                List<String> shuffled = new ArrayList<>(names);
                Collections.shuffle(shuffled, random);
                routes.put(source, shuffled.subList(0, 1 + random.nextInt(shuffled.size())));
            }
        }
        return routes;
    }

    private static List<LogEntry> entries(Random random) {
        List<LogEntry> entries = new ArrayList<>();
        for (int i = random.nextInt(30); i > 0; i--) {
            entries.add(LogEntry.of(SOURCES.get(random.nextInt(SOURCES.size())), "message " + random.nextInt(20)));
        }
        return entries;
    }

    private static long asked(ClassificationPipeline pipeline) {
        return pipeline.counters().values().stream()
                .mapToLong(counts -> counts.get("asked"))
                .sum();
    }

    private static long asked(List<Classification> classifications) {
        return classifications.stream().mapToLong(each -> each.trail().size()).sum();
    }
}
