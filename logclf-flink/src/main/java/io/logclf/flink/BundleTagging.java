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
 * Tags each value with the bundle that was broadcast last, or with {@link CurrentPipeline#INITIAL} before the first. Values go in on
 * the main input and bundle folders on the broadcast input; {@link BundleTagged} values come out.
 *
 * <p>The last accepted folder is broadcast state, so a checkpoint contains it and a restored or rescaled job continues with it. Each
 * folder is opened here before it is accepted: a bundle that cannot be used is refused, which is logged as an error and counted in
 * {@code logclf.bundlesRefused}, and the previous one stays in use. Since all subtasks see the same folders in the same order, they
 * converge on the same bundle, each in its own time.
 *
 * @param <T> the type of the values
 */
final class BundleTagging<T> extends BroadcastProcessFunction<T, String, BundleTagged<T>> {

    /** The broadcast state: the last accepted folder under one fixed key. */
    static final MapStateDescriptor<String, String> BUNDLE =
            new MapStateDescriptor<>("logclf-bundle", Types.STRING, Types.STRING);

    private static final Logger LOG = LoggerFactory.getLogger(BundleTagging.class);
    private static final String CURRENT = "current";

    private final PipelineLocator locator;
    private final boolean remoteAllowed;

    @SuppressWarnings("NullAway.Init") // Set by open.
    private transient CurrentPipeline pipelines;

    @SuppressWarnings("NullAway.Init") // Set by open.
    private transient Counter changes;

    @SuppressWarnings("NullAway.Init") // Set by open.
    private transient Counter refused;

    BundleTagging(PipelineLocator locator, boolean remoteAllowed) {
        this.locator = locator;
        this.remoteAllowed = remoteAllowed;
    }

    @Override
    public void open(OpenContext context) {
        MetricGroup group = getRuntimeContext().getMetricGroup().addGroup("logclf");
        changes = group.counter("bundleChanges");
        refused = group.counter("bundlesRefused");
        pipelines = new CurrentPipeline(locator, getRuntimeContext().getDistributedCache()::getFile, remoteAllowed);
    }

    @Override
    public void processElement(T value, ReadOnlyContext context, Collector<BundleTagged<T>> out) throws Exception {
        String bundle = context.getBroadcastState(BUNDLE).get(CURRENT);
        out.collect(new BundleTagged<>(value, bundle == null ? CurrentPipeline.INITIAL : bundle));
    }

    @Override
    public void processBroadcastElement(String folder, Context context, Collector<BundleTagged<T>> out)
            throws Exception {
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

    /**
     * Opens the bundle, which shows that it can be used. The pipeline stays open here, so that the classifying operator in the same
     * JVM finds it loaded.
     *
     * @throws IllegalArgumentException if the path is not absolute, or a stage is remote and may not be
     * @throws BundleException if the bundle cannot be used
     */
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
