package io.logclf.api;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicBoolean;

/** The pipeline that the builder makes. */
final class CascadePipeline implements ClassificationPipeline {

    private final List<ObservedStage> stages;
    private final Map<String, List<ObservedStage>> routes;
    private final Listeners listeners;
    private final Closing closing;
    private final AtomicBoolean closed = new AtomicBoolean();

    /**
     * @param stages all stages, in the order that unrouted sources ask them
     * @param routes what sources with a route ask instead
     */
    CascadePipeline(
            List<ObservedStage> stages, Map<String, List<ObservedStage>> routes, Listeners listeners, Closing closing) {
        this.stages = List.copyOf(stages);
        this.routes = Map.copyOf(routes);
        this.listeners = listeners;
        this.closing = closing;
    }

    @Override
    public Classification classify(LogEntry entry) {
        Objects.requireNonNull(entry, "entry");
        requireOpen();
        long start = listeners.clock();
        Classification classification = ask(entry, routeOf(entry), new ArrayList<>());
        listeners.classified(entry, classification, listeners.clock() - start);
        return classification;
    }

    @Override
    public List<Classification> classifyAll(List<LogEntry> entries) {
        List<LogEntry> all = List.copyOf(entries);
        requireOpen();
        long start = listeners.clock();
        List<Pending> inOrder = new ArrayList<>(all.size());
        for (LogEntry entry : all) {
            inOrder.add(new Pending(entry, new ArrayList<>(stages.size())));
        }
        byRoute(inOrder).forEach(CascadePipeline::askAll);
        List<Classification> classifications = new ArrayList<>(all.size());
        inOrder.forEach(pending -> classifications.add(new Classification(pending.trail())));
        tellAll(all, classifications, listeners.clock() - start);
        return Collections.unmodifiableList(classifications);
    }

    @Override
    public CompletionStage<Classification> classifyAsync(LogEntry entry, Executor executor) {
        Objects.requireNonNull(entry, "entry");
        Objects.requireNonNull(executor, "executor");
        requireOpen();
        long start = listeners.clock();
        try {
            List<ObservedStage> route = routeOf(entry);
            int firstRemote = firstRemote(route);
            List<StageVerdict> trail = new ArrayList<>();
            if (firstRemote > 0) {
                Classification local = ask(entry, route.subList(0, firstRemote), trail);
                if (local.label().isPresent() || firstRemote == route.size()) {
                    listeners.classified(entry, local, listeners.clock() - start);
                    return CompletableFuture.completedFuture(local);
                }
            }
            List<ObservedStage> rest = route.subList(firstRemote, route.size());
            return CompletableFuture.supplyAsync(
                    () -> {
                        Classification classification = ask(entry, rest, trail);
                        listeners.classified(entry, classification, listeners.clock() - start);
                        return classification;
                    },
                    executor);
        } catch (RuntimeException | Error stageThrewOrExecutorRefused) {
            return CompletableFuture.failedFuture(stageThrewOrExecutorRefused);
        }
    }

    @Override
    public Map<String, Map<String, Long>> counters() {
        Map<String, Map<String, Long>> counters = new LinkedHashMap<>();
        stages.forEach(stage -> counters.put(stage.name(), stage.counts()));
        return counters;
    }

    @Override
    public Set<Label> labels() {
        Set<Label> labels = new LinkedHashSet<>();
        stages.forEach(stage -> labels.addAll(stage.labels()));
        return Collections.unmodifiableSet(labels);
    }

    @Override
    public void close() {
        if (closed.compareAndSet(false, true)) {
            closing.closeAll();
        }
    }

    private Map<List<ObservedStage>, List<Pending>> byRoute(List<Pending> entries) {
        if (routes.isEmpty() && !entries.isEmpty()) {
            return Map.of(stages, entries);
        }
        Map<List<ObservedStage>, List<Pending>> byRoute = new LinkedHashMap<>();
        for (Pending pending : entries) {
            byRoute.computeIfAbsent(routeOf(pending.entry()), route -> new ArrayList<>())
                    .add(pending);
        }
        return byRoute;
    }

    /** Asks until a stage decides, adding to the trail of the stages asked before. */
    private static Classification ask(LogEntry entry, List<ObservedStage> route, List<StageVerdict> trail) {
        for (ObservedStage stage : route) {
            StageVerdict answer = stage.ask(entry);
            trail.add(answer);
            if (answer.verdict() instanceof Verdict.Decided) {
                break;
            }
        }
        return new Classification(trail);
    }

    private static void askAll(List<ObservedStage> route, List<Pending> entries) {
        List<Pending> left = entries;
        for (ObservedStage stage : route) {
            List<LogEntry> asked = new ArrayList<>(left.size());
            left.forEach(pending -> asked.add(pending.entry()));
            List<StageVerdict> answers = stage.askAll(asked);
            List<Pending> undecided = new ArrayList<>();
            for (int i = 0; i < answers.size(); i++) {
                left.get(i).trail().add(answers.get(i));
                if (answers.get(i).verdict() instanceof Verdict.Abstained) {
                    undecided.add(left.get(i));
                }
            }
            if (undecided.isEmpty()) {
                break;
            }
            left = undecided;
        }
    }

    private void tellAll(List<LogEntry> entries, List<Classification> classifications, long nanos) {
        if (!listeners.isEmpty() && !entries.isEmpty()) {
            long share = nanos / entries.size();
            for (int i = 0; i < entries.size(); i++) {
                listeners.classified(entries.get(i), classifications.get(i), share);
            }
        }
    }

    private List<ObservedStage> routeOf(LogEntry entry) {
        return routes.getOrDefault(entry.source(), stages);
    }

    private static int firstRemote(List<ObservedStage> route) {
        int i = 0;
        while (i < route.size() && !route.get(i).isRemote()) {
            i++;
        }
        return i;
    }

    private void requireOpen() {
        if (closed.get()) {
            throw new IllegalStateException("the pipeline is closed");
        }
    }

    /** A message of a batch on its way through the stages. */
    private record Pending(LogEntry entry, List<StageVerdict> trail) {}
}
