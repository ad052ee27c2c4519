package io.logclf.bench.csv;

import io.logclf.api.Classification;
import io.logclf.api.ClassificationPipeline;
import io.logclf.api.Evidence;
import io.logclf.head.Normalizer;
import io.logclf.lexical.RememberedTemplate;
import io.logclf.lexical.TemplateMemory;
import io.logclf.regex.RuleMatch;
import io.logclf.regex.RuleSet;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Stream;

/**
 * Messages that a pipeline decides by its rules or by its template memory, half of them each. Their numbers, addresses and other values
 * differ, so that hardly a message comes twice. The same seed gives the same messages.
 */
final class KnownMessages {

    private static final int MIN_CHARS = 40;
    private static final int MAX_CHARS = 100;
    private static final int PROBES = 4;

    private final ClassificationPipeline pipeline;
    private final Random random;
    private final List<String> ruled;
    private final List<String> remembered;
    private boolean byRule;

    /** Looks for templates in the examples of the rules and in the memory. */
    KnownMessages(ClassificationPipeline pipeline, RuleSet rules, TemplateMemory memory, long seed) {
        this.pipeline = pipeline;
        this.random = new Random(seed);
        Stream<String> examples = rules.rules().stream()
                .flatMap(rule -> rule.examples().match().stream())
                .map(Normalizer.standard()::normalize);
        Stream<String> texts = memory.templates().stream().map(RememberedTemplate::text);
        List<String> all = Stream.concat(examples, texts)
                .filter(text -> text.indexOf('\n') < 0)
                .distinct()
                .toList();
        this.ruled = decidedBy(RuleMatch.class, all);
        this.remembered = decidedBy(RememberedTemplate.class, all);
    }

    /** Returns the next message, by a rule and by the memory in turn. */
    String next() {
        byRule = !byRule;
        List<String> templates = byRule ? ruled : remembered;
        return Placeholders.fill(templates.get(random.nextInt(templates.size())), random)
                .orElseThrow();
    }

    private List<String> decidedBy(Class<? extends Evidence> kind, List<String> templates) {
        List<String> decided = new ArrayList<>();
        for (String template : templates) {
            if (Stream.generate(() -> Placeholders.fill(template, random))
                    .limit(PROBES)
                    .allMatch(message -> isDecidedBy(kind, message))) {
                decided.add(template);
            }
        }
        return decided;
    }

    private boolean isDecidedBy(Class<? extends Evidence> kind, Optional<String> message) {
        return message.filter(text -> text.length() >= MIN_CHARS && text.length() <= MAX_CHARS)
                .map(text -> pipeline.classify("", text))
                .flatMap(Classification::evidence)
                .filter(kind::isInstance)
                .isPresent();
    }
}
