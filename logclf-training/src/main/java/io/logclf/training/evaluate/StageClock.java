package io.logclf.training.evaluate;

import io.logclf.api.Classification;
import io.logclf.api.ClassificationPipeline;
import io.logclf.api.LogEntry;
import io.logclf.api.PipelineListener;
import io.logclf.api.Verdict;
import io.logclf.training.LabelledEntry;
import java.util.ArrayList;
import java.util.List;

/**
 * Listens to a pipeline, and knows how long each stage took for a message. Times come to listeners on the
 * thread that classifies, so they are kept by thread. Safe for concurrent use.
 */
final class StageClock implements PipelineListener {

    /** A message is classified on one thread, and stages answer in the order of the trail. */
    private final ThreadLocal<List<Long>> nanos = ThreadLocal.withInitial(ArrayList::new);

    @Override
    public void stageDecided(String stage, LogEntry entry, Verdict.Decided verdict, long nanos) {
        this.nanos.get().add(nanos);
    }

    @Override
    public void stageAbstained(String stage, LogEntry entry, Verdict.Abstained verdict, long nanos) {
        this.nanos.get().add(nanos);
    }

    /**
     * Classifies an entry, and returns what was said with the times of its stages.
     *
     * @param pipeline one that this listens to; with another, there are no times
     */
    Outcome classify(ClassificationPipeline pipeline, LabelledEntry truth) {
        List<Long> taken = nanos.get();
        taken.clear();
        Classification classification = pipeline.classify(truth.entry());
        return new Outcome(truth, classification, taken);
    }
}
