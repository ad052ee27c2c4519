package io.logclf.training.evaluate;

import io.logclf.api.FileException;
import io.logclf.api.Label;
import io.logclf.head.TrainedHead;
import io.logclf.regex.Rule;
import io.logclf.regex.RuleSet;
import io.logclf.regex.RuleSetException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * The labels that a bundle can give, as far as its folder and its answers tell: those of its head and its
 * rule files, and those that it gave. A language model's are known by its answers alone.
 */
final class KnownLabels {

    private KnownLabels() {}

    /**
     * Returns the names of the labels, sorted.
     *
     * @param bundle its folder
     * @param metrics of the bundle's answers, whose labels are known whatever stage gave them
     */
    static Set<String> of(Path bundle, Metrics metrics) {
        Set<String> known = new TreeSet<>();
        metrics.confusion().forEach(cell -> cell.predicted().ifPresent(known::add));
        head(bundle).ifPresent(head -> head.labels().stream().map(Label::name).forEach(known::add));
        none(bundle).map(Label::name).ifPresent(known::remove);
        for (Path file : yamlFiles(bundle)) {
            rules(file).stream().map(rule -> rule.label().name()).forEach(known::add);
        }
        return known;
    }

    /** Returns the label of the training data that no message gets, if there is one. */
    static Optional<Label> none(Path bundle) {
        return head(bundle).flatMap(TrainedHead::none);
    }

    private static Optional<TrainedHead> head(Path bundle) {
        return Files.exists(bundle.resolve("head.json")) ? Optional.of(TrainedHead.load(bundle)) : Optional.empty();
    }

    /** Returns all files that may be rule files. */
    private static List<Path> yamlFiles(Path bundle) {
        try (Stream<Path> files = Files.list(bundle)) {
            return files.filter(file -> file.toString().endsWith(".yaml")).toList();
        } catch (IOException e) {
            throw FileException.reading(bundle, e);
        }
    }

    private static List<Rule> rules(Path file) {
        try {
            return RuleSet.load(file).rules();
        } catch (RuleSetException e) {
            // The pipeline has opened, so it is no rule file, as pipeline.yaml is none.
            return List.of();
        }
    }
}
