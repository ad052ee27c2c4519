package io.logclf.flink;

import io.logclf.bundle.BundleException;
import java.io.IOException;
import java.nio.file.Path;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.state.BroadcastState;
import org.apache.flink.api.common.state.MapStateDescriptor;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.metrics.Counter;
import org.apache.flink.metrics.MetricGroup;
import org.apache.flink.streaming.api.functions.co.BroadcastProcessFunction;
import org.apache.flink.util.Collector;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Assigns each value the bundle that was broadcast last, and is in a checkpoint with that. A bundle that cannot be used is refused,
 * with a logged error and in the metric {@code logclf.bundlesRefused}, and the one before stays.
 */
final class BundleAssignment<T> extends BroadcastProcessFunction<T, String, Assigned<T>> {

    static final MapStateDescriptor<String, String> BUNDLE =
            new MapStateDescriptor<>("logclf-bundle", Types.STRING, Types.STRING);

    private static final Logger LOG = LoggerFactory.getLogger(BundleAssignment.class);
    private static final String CURRENT = "current";

    private final PipelineSource source;
    private final boolean remoteAllowed;

    @SuppressWarnings("NullAway.Init") // Set by open.
    private transient CurrentPipeline pipelines;

    @SuppressWarnings("NullAway.Init") // Set by open.
    private transient Counter changes;

    @SuppressWarnings("NullAway.Init") // Set by open.
    private transient Counter refused;

    BundleAssignment(PipelineSource source, boolean remoteAllowed) {
        this.source = source;
        this.remoteAllowed = remoteAllowed;
    }

    @Override
    public void open(OpenContext context) {
        MetricGroup group = getRuntimeContext().getMetricGroup().addGroup("logclf");
        changes = group.counter("bundleChanges");
        refused = group.counter("bundlesRefused");
        pipelines = new CurrentPipeline(source, getRuntimeContext().getDistributedCache()::getFile, remoteAllowed);
    }

    @Override
    public void processElement(T value, ReadOnlyContext context, Collector<Assigned<T>> out) throws Exception {
        String bundle = context.getBroadcastState(BUNDLE).get(CURRENT);
        out.collect(new Assigned<>(value, bundle == null ? CurrentPipeline.INITIAL : bundle));
    }

    @Override
    public void processBroadcastElement(String folder, Context context, Collector<Assigned<T>> out) throws Exception {
        BroadcastState<String, String> state = context.getBroadcastState(BUNDLE);
        if (folder.equals(state.get(CURRENT))) {
            return;
        }
        try {
            use(folder);
            state.put(CURRENT, folder);
            changes.inc();
            LOG.info("Classifies with the bundle {} from now on", folder);
        } catch (BundleException e) {
            refuse(folder, e.summary(), e);
        } catch (IllegalArgumentException e) {
            refuse(folder, String.valueOf(e.getMessage()), e);
        }
    }

    /** Opens it here already, so that it is known to be usable, and there when the next message needs it. */
    private void use(String folder) throws IOException {
        if (!Path.of(folder).isAbsolute()) {
            throw new IllegalArgumentException(
                    "the path is not absolute; broadcast one that every machine of the cluster sees");
        }
        pipelines.of(folder);
    }

    @Override
    public void close() {
        if (pipelines != null) {
            pipelines.close();
        }
    }

    private void refuse(String folder, String why, RuntimeException cause) {
        refused.inc();
        LOG.error("The bundle {} cannot be used; the one before stays in use: {}", folder, why);
        LOG.debug("Why the bundle {} cannot be used", folder, cause);
    }
}
