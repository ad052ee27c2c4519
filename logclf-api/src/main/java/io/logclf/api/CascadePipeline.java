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

/**
 * The pipeline that the builder returns: stages in order, and other orders for sources with a route. Immutable but for
 * being closed; no lock is held while stages run, so any number of threads can classify at once.
 *
 * <p>A batch is not a loop over its entries: every stage sees all entries that are still undecided at once, which is what
 * makes batches worthwhile for stages with a neural network or a remote service. With routes, entries are grouped by route
 * first, and the results are put back into the order of the input.
 *
 * <p>What a stage throws reaches the caller unchanged. Entries of the same batch that were decided already are lost with it: an
 * exception is a bug by the contract of {@link LogClassifier}, not a state that callers go on with.
 */
final class CascadePipeline implements ClassificationPipeline {

    private final List<ObservedStage> stages;
    private final Map<String, List<ObservedStage>> routes;
    private final Listeners listeners;
    private final Closing closing;
    private final AtomicBoolean closed = new AtomicBoolean();

    /**
     * Constructs an open pipeline.
     *
     * @param stages all stages, in the order in which they run for sources without a route
     * @param routes by source: the stages that run instead, in their order
     * @param listeners the listeners to notify
     * @param closing closes what the pipeline owns
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
        Classification classification = runUntilDecided(entry, routeOf(entry), new ArrayList<>());
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
        byRoute(inOrder).forEach(CascadePipeline::runOnBatch);
        List<Classification> classifications = new ArrayList<>(all.size());
        inOrder.forEach(pending -> classifications.add(new Classification(pending.trail())));
        notifyListeners(all, classifications, listeners.clock() - start);
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
            // Local stages wait for nothing, so another thread would gain nothing.
            int firstRemote = firstRemote(route);
            List<StageVerdict> trail = new ArrayList<>();
            if (firstRemote > 0) {
                Classification local = runUntilDecided(entry, route.subList(0, firstRemote), trail);
                if (local.label().isPresent() || firstRemote == route.size()) {
                    listeners.classified(entry, local, listeners.clock() - start);
                    return CompletableFuture.completedFuture(local);
                }
            }
            List<ObservedStage> rest = route.subList(firstRemote, route.size());
            return CompletableFuture.supplyAsync(
                    () -> {
                        Classification classification = runUntilDecided(entry, rest, trail);
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

    /** Groups entries by the stages they take, each group in the order of the input. */
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

    /**
     * Runs stages on one entry until one decides.
     *
     * @param trail the verdicts of the stages before, to which those of these are added
     */
    private static Classification runUntilDecided(LogEntry entry, List<ObservedStage> route, List<StageVerdict> trail) {
        for (ObservedStage stage : route) {
            StageVerdict answer = stage.ask(entry);
            trail.add(answer);
            if (answer.verdict() instanceof Verdict.Decided) {
                break;
            }
        }
        return new Classification(trail);
    }

    /** Runs stages on many entries, each stage on those that the stages before left undecided; adds to their trails. */
    private static void runOnBatch(List<ObservedStage> route, List<Pending> entries) {
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

    /** Reports a batch, with the same share of its time for each entry. */
    private void notifyListeners(List<LogEntry> entries, List<Classification> classifications, long nanos) {
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

    /** The index of the first remote stage; the number of stages if all are local. */
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

    /** An entry of a batch, and the verdicts on it so far. */
    private record Pending(LogEntry entry, List<StageVerdict> trail) {}
}
