package io.logclf.app.explain;

import io.logclf.api.LogClassifier;
import io.logclf.api.MessageVectors;
import io.logclf.api.spi.StageProvider;
import io.logclf.api.spi.StageSource;
import io.logclf.embedding.EmbeddingStageProvider;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Opens the embedding stages of a bundle in place of the usual provider, and keeps a view into
 * each. The stage that it returns is the usual one and belongs to the pipeline; a view must not be
 * used after the pipeline is closed. Not safe for concurrent use.
 */
public final class ViewedHeads implements StageProvider {

    private final EmbeddingStageProvider provider = new EmbeddingStageProvider();
    private final Map<String, HeadView> views = new HashMap<>();

    @Override
    public String type() {
        return provider.type();
    }

    @Override
    public LogClassifier open(StageSource source) {
        LogClassifier stage = provider.open(source);
        if (stage instanceof MessageVectors vectors) {
            views.put(source.name(), new HeadView(EmbeddingStageProvider.head(source), vectors));
        }
        return stage;
    }

    /** Returns the view into the stage with this name; empty if it has no head. */
    public Optional<HeadView> of(String stage) {
        return Optional.ofNullable(views.get(stage));
    }
}
