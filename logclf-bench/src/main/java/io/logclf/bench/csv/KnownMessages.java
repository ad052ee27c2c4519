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
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Stream;

/**
 * Messages that a pipeline decides by its rules or by its template memory, half of them each. Their numbers, addresses and other values
 * differ, so that a message comes twice only where a template has none. The same seed gives the same messages.
 */
final class KnownMessages {

    private static final int MIN_CHARS = 40;
    private static final int MAX_CHARS = 100;
    private static final int PROBES = 4;

    private final ClassificationPipeline pipeline;
    private final Random random;
    private final Spread spread;
    private final List<String> ruled;
    private final List<String> remembered;
    private boolean byRule;

    /** Looks for templates in the examples of the rules and in the memory. */
    KnownMessages(ClassificationPipeline pipeline, RuleSet rules, TemplateMemory memory, long seed, Spread spread) {
        this.pipeline = pipeline;
        this.random = new Random(seed);
        this.spread = spread;
        Stream<String> examples = rules.rules().stream()
                .flatMap(rule -> rule.examples().match().stream())
                .map(Normalizer.standard()::normalize);
        Stream<String> texts = memory.templates().stream().map(RememberedTemplate::text);
        List<String> all = Stream.concat(examples, texts)
                .filter(text -> text.indexOf('\n') < 0)
                .distinct()
                .toList();
        this.ruled = spread.chosenFrom(decidedBy(RuleMatch.class, all), random);
        this.remembered = spread.chosenFrom(decidedBy(RememberedTemplate.class, all), random);
    }

    /** How many templates there are, and how often each of them comes. */
    enum Spread {
        /** All that are known, each as often as the others: hardly any is still in a near cache when it comes again. */
        EVEN {
            @Override
            List<String> chosenFrom(List<String> templates, Random random) {
                return templates;
            }

            @Override
            int next(int templates, Random random) {
                return random.nextInt(templates);
            }
        },
        /** As in the log of one system: a hundred for rules and a hundred for the memory, of which the n-th comes a n-th as often as the first (Zipf's law). */
        ONE_LOG {
            @Override
            List<String> chosenFrom(List<String> templates, Random random) {
                List<String> shuffled = new ArrayList<>(templates);
                Collections.shuffle(shuffled, random);
                return shuffled.subList(0, Math.min(ONE_LOG_TEMPLATES, shuffled.size()));
            }

            @Override
            int next(int templates, Random random) {
                // A rank below n has the share log(n + 1) / log(all + 1) of all, but for a rounding.
                return (int) Math.exp(random.nextDouble() * Math.log(templates + 1.0)) - 1;
            }
        };

        private static final int ONE_LOG_TEMPLATES = 100;

        abstract List<String> chosenFrom(List<String> templates, Random random);

        abstract int next(int templates, Random random);
    }

    /** Returns the next message, by a rule and by the memory in turn. */
    String next() {
        byRule = !byRule;
        List<String> templates = byRule ? ruled : remembered;
        return Placeholders.fill(templates.get(spread.next(templates.size(), random)), random)
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
