package io.logclf.flink;

import io.logclf.api.LogEntry;
import java.nio.file.Path;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.streaming.api.datastream.AsyncDataStream;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.datastream.SingleOutputStreamOperator;
import org.apache.flink.util.OutputTag;

/**
 * Labels the messages of a {@code DataStream} with a bundle, or any other pipeline.
 *
 * <pre>{@code
 * SingleOutputStreamOperator<ClassifiedEntry<Event>> classified =
 *         LogClassification.of(Path.of("/shared/models/default"))
 *                 .classify(events, Event::host, Event::text);
 * DataStream<ClassifiedEntry<Event>> unclassified =
 *         classified.getSideOutput(LogClassification.unclassified(events.getType()));
 * }</pre>
 *
 * <p>Every value that comes in leaves once, with or without a label; those without leave by the side output as well. Slots of one
 * JVM that use the same bundle share one pipeline, which the first opens and the last closes. As Flink gives each job a class loader,
 * that holds within a job; and across jobs if this library is in the cluster's {@code lib}. A bundle's files are not to be
 * changed while a job uses them: put a new bundle into a folder of its own, and broadcast its path ({@link Builder#bundles}).
 *
 * <p>Stages run in the task's thread. A bundle with a remote stage is refused when the job starts, unless
 * {@link Builder#remote} says how to ask it. Stages that throw fail the job, as they do any caller of a pipeline.
 *
 * <p>Immutable; it is used where a job is put together, on one thread.
 */
public final class LogClassification {

    private final PipelineSource source;
    private final boolean explain;
    private final Optional<RemoteCalls> remote;
    private final Optional<DataStream<String>> bundles;
    private final String name;

    private LogClassification(Builder options) {
        this.source = options.source;
        this.explain = options.explain;
        this.remote = options.remote;
        this.bundles = options.bundles;
        this.name = options.name;
    }

    /**
     * Classifies with the bundle in a folder which every machine of the cluster sees under the same path.
     *
     * @param bundle the folder; it need not be there where the job is put together
     */
    public static LogClassification of(Path bundle) {
        return builder(bundle).build();
    }

    /** Classifies with a pipeline that the application opens. */
    public static LogClassification of(PipelineSupplier supplier) {
        return builder(supplier).build();
    }

    /** Returns a builder for the bundle in a folder which every machine of the cluster sees under the same path. */
    public static Builder builder(Path bundle) {
        return new Builder(PipelineSource.folder(bundle.toAbsolutePath().toString()));
    }

    /** Returns a builder for a pipeline that the application opens. */
    public static Builder builder(PipelineSupplier supplier) {
        return new Builder(PipelineSource.of(Objects.requireNonNull(supplier, "supplier")));
    }

    /**
     * Returns a builder for a bundle that travels with the job, in Flink's distributed cache.
     *
     * @param name the name that the bundle's folder was registered with, by {@code env.registerCachedFile(folder, name)}
     */
    public static Builder cachedBundle(String name) {
        return new Builder(PipelineSource.cachedFile(Objects.requireNonNull(name, "name")));
    }

    /**
     * Returns the tag of the side output with the values that got no label.
     *
     * @param values the type of the values, such as {@code stream.getType()}
     */
    public static <T> OutputTag<ClassifiedEntry<T>> unclassified(TypeInformation<T> values) {
        return new OutputTag<>("unclassified", ClassifiedEntryTypeFactory.of(values));
    }

    /** Classifies log entries. */
    public SingleOutputStreamOperator<ClassifiedEntry<LogEntry>> classify(DataStream<LogEntry> entries) {
        return classify(entries, entry -> entry);
    }

    /**
     * Classifies values of any type.
     *
     * @param source takes the source from a value; empty text where unknown
     * @param message takes the message from a value
     */
    public <T> SingleOutputStreamOperator<ClassifiedEntry<T>> classify(
            DataStream<T> values, TextOf<T> source, TextOf<T> message) {
        return classify(values, EntryOf.texts(source, message));
    }

    /**
     * Classifies values of any type.
     *
     * @param entry takes the entry, with its severity, from a value
     */
    public <T> SingleOutputStreamOperator<ClassifiedEntry<T>> classify(DataStream<T> values, EntryOf<T> entry) {
        TypeInformation<T> type = values.getType();
        if (bundles.isEmpty()) {
            return classify(values, new Asked<>(new Asked.Plain<>(), entry), type);
        }
        DataStream<Assigned<T>> assigned = values.connect(bundles.get().broadcast(BundleAssignment.BUNDLE))
                .process(new BundleAssignment<T>(this.source, remote.isPresent()), AssignedSerializer.type(type))
                .name(name + ": bundle")
                .uid(name + "-bundle");
        return classify(assigned, new Asked<>(new Asked.WithBundle<>(), entry), type);
    }

    private <I, T> SingleOutputStreamOperator<ClassifiedEntry<T>> classify(
            DataStream<I> values, Asked<I, T> asked, TypeInformation<T> type) {
        TypeInformation<ClassifiedEntry<T>> classified = ClassifiedEntryTypeFactory.of(type);
        if (remote.isEmpty()) {
            return values.process(new LocalClassification<>(source, asked, explain, unclassified(type)), classified)
                    .name(name)
                    .uid(name);
        }
        return answers(
                        values,
                        new RemoteClassification<>(source, asked, explain, remote.get(), classified),
                        remote.get())
                .name(name)
                .uid(name)
                .process(new UnclassifiedOutput<>(unclassified(type)), classified)
                .name(name + ": unclassified")
                .uid(name + "-unclassified");
    }

    private static <I, T> SingleOutputStreamOperator<ClassifiedEntry<T>> answers(
            DataStream<I> values, RemoteClassification<I, T> classification, RemoteCalls options) {
        long millis = options.timeout().toMillis();
        return options.keepOrder()
                ? AsyncDataStream.orderedWait(values, classification, millis, TimeUnit.MILLISECONDS, options.capacity())
                : AsyncDataStream.unorderedWait(
                        values, classification, millis, TimeUnit.MILLISECONDS, options.capacity());
    }

    /** Collects the options. Not safe for concurrent use. */
    public static final class Builder {

        private final PipelineSource source;
        private boolean explain;
        private Optional<RemoteCalls> remote = Optional.empty();
        private Optional<DataStream<String>> bundles = Optional.empty();
        private String name = "logclf";

        private Builder(PipelineSource source) {
            this.source = source;
        }

        /** Sets whether entries tell what their label rests on; not by default, as it takes time. */
        public Builder explain(boolean explain) {
            this.explain = explain;
            return this;
        }

        /**
         * Lets remote stages be asked beside the task's thread. Messages that local stages decide take this way too, which costs
         * a little for each; without remote stages, leave it.
         */
        public Builder remote(RemoteCalls calls) {
            remote = Optional.of(calls);
            return this;
        }

        /**
         * Sets a stream of bundles' folders, as absolute paths that every machine sees. What comes after a path is classified with
         * that bundle, without a restart, and what was under way is finished with the one before. The stream is broadcast; the last path is
         * in every checkpoint. A bundle that cannot be used is refused, with a logged error, and the one before stays.
         */
        public Builder bundles(DataStream<String> folders) {
            bundles = Optional.of(folders);
            return this;
        }

        /**
         * Sets the name of the operators and the start of their uids, {@code logclf} by default; another one for each
         * classification in a job. State in savepoints belongs to it.
         *
         * @throws IllegalArgumentException if it is blank
         */
        public Builder name(String name) {
            if (name.isBlank()) {
                throw new IllegalArgumentException("name must not be blank: '" + name + "'");
            }
            this.name = name;
            return this;
        }

        /** Builds it. */
        public LogClassification build() {
            return new LogClassification(this);
        }
    }
}
