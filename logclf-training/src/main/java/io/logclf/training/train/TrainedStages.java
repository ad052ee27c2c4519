package io.logclf.training.train;

import io.logclf.api.ClassificationPipeline;
import io.logclf.api.Label;
import io.logclf.embedding.EmbeddingClassifier;
import io.logclf.embedding.EmbeddingHead;
import io.logclf.embedding.TextEncoder;
import io.logclf.embedding.TrainingTemplate;
import io.logclf.lexical.LexicalClassifier;
import io.logclf.lexical.TemplateMemory;
import io.logclf.regex.RegexClassifier;
import io.logclf.regex.Rule;
import io.logclf.regex.RuleSet;
import io.logclf.training.train.heldout.PromiseFigures;
import java.util.List;

/**
 * The stages that training gave: rules, then templates and n-grams, then both heads. Immutable, and safe
 * for concurrent use.
 *
 * @param rules in the order in which they are tried, hand-written ones first
 * @param head scores what the rules leave, by n-grams alone and together with an embedding
 * @param memory the templates that training saw with one label
 * @param exemplars a few templates of every label, for the prompts of a language model
 * @param plans what each label of the rows is decided by, in the order of names
 * @param promises what held-out texts say about what each promise gives
 */
public record TrainedStages(
        List<Rule> rules,
        EmbeddingHead head,
        TemplateMemory memory,
        List<TrainingTemplate> exemplars,
        List<LabelPlan> plans,
        PromiseFigures promises) {

    /** Copies the lists. */
    public TrainedStages {
        rules = List.copyOf(rules);
        exemplars = List.copyOf(exemplars);
        plans = List.copyOf(plans);
    }

    /**
     * Returns a pipeline of the stages.
     *
     * @param encoder the one that training used; stays the caller's, and open as long as the pipeline is
     *     used
     * @return the caller's to close
     */
    public ClassificationPipeline pipeline(TextEncoder encoder) {
        return stages(encoder).build();
    }

    /**
     * Returns the labels of the heads that memory and rules alone give, in the order of names: the heads have
     * seen too little of them, and leave them to a language model. Labels that no text has most rows of are
     * none of the heads'.
     */
    List<Label> undecided() {
        return plans.stream()
                .filter(plan -> !plan.head())
                .map(LabelPlan::label)
                .filter(head.shared().labels()::contains)
                .toList();
    }

    /**
     * Returns a builder that has the stages. Labels that the heads must not give have a threshold of 1 in
     * both.
     */
    ClassificationPipeline.Builder stages(TextEncoder encoder) {
        ClassificationPipeline.Builder builder = ClassificationPipeline.builder();
        if (!rules.isEmpty()) {
            builder.stage("regex", RegexClassifier.of(RuleSet.of(rules)));
        }
        LexicalClassifier.Builder lexical = LexicalClassifier.builder(head.shared(), memory);
        EmbeddingClassifier.Builder embedding = EmbeddingClassifier.builder(encoder, head);
        undecided().forEach(label -> {
            lexical.threshold(label, 1);
            embedding.threshold(label, 1);
        });
        return builder.stage("lexical", lexical.build()).stage("embedding", embedding.build());
    }
}
