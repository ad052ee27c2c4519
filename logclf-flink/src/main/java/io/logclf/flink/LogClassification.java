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
 * <p><b>Input and output.</b> Each input value is emitted exactly once to the main output, with or without a label; values without
 * a label are emitted to the side output as well. The operator keeps no keyed state, so it can be rescaled freely, and with Flink's
 * checkpoints it is as exact as its source and sink are.
 *
 * <p><b>Sharing.</b> All slots of a JVM that use the same bundle share one pipeline: the first slot opens it and the last one closes
 * it. Flink gives each job a class loader of its own, so pipelines are shared within a job, and across jobs only if this library is
 * in the cluster's {@code lib} folder. Do not change the files of a bundle while a job uses it: put the new bundle into a folder of
 * its own and broadcast its path ({@link Builder#bundles}).
 *
 * <p><b>Threads.</b> Stages run on the task's thread. A bundle with a remote stage would block that thread, and checkpoints with it,
 * so such a bundle is refused when the job starts unless {@link Builder#remote} configures asynchronous calls.
 *
 * <p><b>Failure.</b> A bundle that cannot be used fails the job at its start, with the bundle's own exception as the root cause. A
 * stage that throws fails the job, as it fails any caller of a pipeline; a remote stage that is unavailable does not, and costs the
 * label only.
 *
 * <p>Immutable. Used on the thread that builds the job graph; nothing of it runs on the cluster.
 */
public final class LogClassification {

    private final PipelineLocator locator;
    private final boolean explain;
    private final Optional<RemoteCalls> remote;
    private final Optional<DataStream<String>> bundles;
    private final String name;

    private LogClassification(Builder options) {
        this.locator = options.locator;
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

    /**
     * Classifies with a pipeline that the application opens.
     *
     * @param supplier serialized with the job graph and called on the TaskManagers
     */
    public static LogClassification of(PipelineSupplier supplier) {
        return builder(supplier).build();
    }

    /**
     * Returns a builder for the bundle in a folder which every machine of the cluster sees under the same path.
     *
     * @param bundle made absolute here, so a relative path is resolved where the job is built
     */
    public static Builder builder(Path bundle) {
        return new Builder(PipelineLocator.folder(bundle.toAbsolutePath().toString()));
    }

    /**
     * Returns a builder for a pipeline that the application opens.
     *
     * @param supplier serialized with the job graph and called on the TaskManagers
     */
    public static Builder builder(PipelineSupplier supplier) {
        return new Builder(PipelineLocator.of(Objects.requireNonNull(supplier, "supplier")));
    }

    /**
     * Returns a builder for a bundle that travels with the job, in Flink's distributed cache. Use it where the cluster's machines
     * share no file system: Flink copies the folder to each TaskManager before the tasks start.
     *
     * <pre>{@code
     * env.registerCachedFile(Path.of("models/default").toUri().toString(), "bundle");
     * LogClassification classification = LogClassification.cachedBundle("bundle").build();
     * }</pre>
     *
     * @param name the name that the bundle's folder was registered with, by {@code env.registerCachedFile(folder, name)}
     */
    public static Builder cachedBundle(String name) {
        return new Builder(PipelineLocator.cachedFile(Objects.requireNonNull(name, "name")));
    }

    /**
     * Returns the tag of the side output that receives the values without a label; its name is {@code unclassified}.
     *
     * @param values the type of the values, such as {@code stream.getType()}
     */
    public static <T> OutputTag<ClassifiedEntry<T>> unclassified(TypeInformation<T> values) {
        return new OutputTag<>("unclassified", ClassifiedEntryTypeFactory.of(values));
    }

    /** Adds an operator that classifies log entries, severity included. */
    public SingleOutputStreamOperator<ClassifiedEntry<LogEntry>> classify(DataStream<LogEntry> entries) {
        return classify(entries, entry -> entry);
    }

    /**
     * Adds an operator that classifies values of any type, with unknown severity.
     *
     * @param source extracts the source from a value; empty if unknown
     * @param message extracts the message from a value; null fails the job
     */
    public <T> SingleOutputStreamOperator<ClassifiedEntry<T>> classify(
            DataStream<T> values, TextOf<T> source, TextOf<T> message) {
        return classify(values, EntryOf.texts(source, message));
    }

    /**
     * Adds an operator that classifies values of any type.
     *
     * @param entry extracts the entry, with its severity, from a value; null fails the job
     */
    public <T> SingleOutputStreamOperator<ClassifiedEntry<T>> classify(DataStream<T> values, EntryOf<T> entry) {
        TypeInformation<T> type = values.getType();
        if (bundles.isEmpty()) {
            return classify(values, new EntryReader<>(new EntryReader.Plain<>(), entry), type);
        }
        DataStream<BundleTagged<T>> tagged = values.connect(bundles.get().broadcast(BundleTagging.BUNDLE))
                .process(new BundleTagging<T>(locator, remote.isPresent()), BundleTaggedSerializer.type(type))
                .name(name + ": bundle")
                .uid(name + "-bundle");
        return classify(tagged, new EntryReader<>(new EntryReader.Tagged<>(), entry), type);
    }

    private <I, T> SingleOutputStreamOperator<ClassifiedEntry<T>> classify(
            DataStream<I> values, EntryReader<I, T> reader, TypeInformation<T> type) {
        TypeInformation<ClassifiedEntry<T>> classified = ClassifiedEntryTypeFactory.of(type);
        if (remote.isEmpty()) {
            return values.process(new LocalClassification<>(locator, reader, explain, unclassified(type)), classified)
                    .name(name)
                    .uid(name);
        }
        return answers(
                        values,
                        new RemoteClassification<>(locator, reader, explain, remote.get(), classified),
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

    /**
     * Collects the options of a {@link LogClassification}. A second call of a method overwrites the first. Not safe for
     * concurrent use.
     */
    public static final class Builder {

        private final PipelineLocator locator;
        private boolean explain;
        private Optional<RemoteCalls> remote = Optional.empty();
        private Optional<DataStream<String>> bundles = Optional.empty();
        private String name = "logclf";

        private Builder(PipelineLocator locator) {
            this.locator = locator;
        }

        /**
         * Sets whether {@link ClassifiedEntry#evidence} explains each decision; defaults to {@code false}, since the text takes time
         * to build and may quote the message.
         */
        public Builder explain(boolean explain) {
            this.explain = explain;
            return this;
        }

        /**
         * Calls remote stages asynchronously, on threads of the operator, instead of refusing them. Messages that a local stage
         * decides pass through the asynchronous operator as well, at a small cost for each; leave this unset for bundles without a
         * remote stage.
         */
        public Builder remote(RemoteCalls calls) {
            remote = Optional.of(calls);
            return this;
        }

        /**
         * Sets a stream of bundle folders, as absolute paths that every machine sees. Values that arrive after a path are classified
         * with that bundle, without a restart; values already under way finish with the previous one. The stream is broadcast to all
         * subtasks, and each checkpoint contains the last path. A bundle that cannot be used is refused: the error is logged and
         * counted, and the previous bundle stays in use.
         */
        public Builder bundles(DataStream<String> folders) {
            bundles = Optional.of(folders);
            return this;
        }

        /**
         * Sets the name of the operators and the prefix of their uids; defaults to {@code logclf}. Each classification of a job needs
         * a name of its own. Savepoints find their state by the uid, so changing the name loses the state.
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

        /** Returns the classification. */
        public LogClassification build() {
            return new LogClassification(this);
        }
    }
}
