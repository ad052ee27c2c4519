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
import java.util.List;

/**
 * The stages that training gave: rules, then templates and n-grams, then both heads. Immutable.
 *
 * @param rules in the order in which they are tried
 * @param head scores what the rules leave, by n-grams alone and together with an embedding
 * @param memory the templates that training saw with one label
 * @param exemplars a few templates of every label
 * @param plans what each label is decided by, in the order of names
 * @param promises what held-out texts say about what each promise gives
 */
public record Trained(
        List<Rule> rules,
        EmbeddingHead head,
        TemplateMemory memory,
        List<TrainingTemplate> exemplars,
        List<LabelPlan> plans,
        PromiseFigures promises) {

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

    /** Returns the labels that are left to a language model, and given by memory and rules only. */
    List<Label> undecided() {
        return plans.stream().filter(plan -> !plan.head()).map(LabelPlan::label).toList();
    }

    /** Returns a builder that has the stages. */
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
