package io.logclf.training.train;

import io.logclf.api.ClassificationPipeline;
import io.logclf.embedding.EmbeddingClassifier;
import io.logclf.embedding.EmbeddingHead;
import io.logclf.embedding.TextEncoder;
import io.logclf.embedding.TrainingTemplate;
import io.logclf.regex.RegexClassifier;
import io.logclf.regex.Rule;
import io.logclf.regex.RuleSet;
import java.util.List;

/**
 * The stages that training gave. Immutable.
 *
 * @param rules in the order in which they are tried
 * @param head for what the rules leave
 * @param exemplars a few templates of every label
 * @param plans what each label is decided by, in the order of names
 * @param penalty of the regression
 */
public record Trained(
        List<Rule> rules, EmbeddingHead head, List<TrainingTemplate> exemplars, List<LabelPlan> plans, double penalty) {

    /** Copies the lists. */
    public Trained {
        rules = List.copyOf(rules);
        exemplars = List.copyOf(exemplars);
        plans = List.copyOf(plans);
    }

    /** Returns a pipeline of the stages, which the caller closes; the encoder stays the caller's. */
    public ClassificationPipeline pipeline(TextEncoder encoder) {
        return stages(encoder).build();
    }

    /** Returns a builder that has the stages. */
    ClassificationPipeline.Builder stages(TextEncoder encoder) {
        ClassificationPipeline.Builder builder = ClassificationPipeline.builder();
        if (!rules.isEmpty()) {
            builder.stage("regex", RegexClassifier.of(RuleSet.of(rules)));
        }
        return builder.stage(
                "embedding", EmbeddingClassifier.builder(encoder, head).build());
    }
}
