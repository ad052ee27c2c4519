package io.logclf.workbench.files;

import io.logclf.api.FileException;
import io.logclf.api.LogclfException;
import io.logclf.embedding.TextEncoder;
import io.logclf.io.LogFormat;
import io.logclf.io.LogReader;
import io.logclf.io.LogRow;
import io.logclf.training.discover.Discovery;
import io.logclf.training.discover.TemplateGroups;
import io.logclf.workbench.model.FormKey;
import io.logclf.workbench.model.Sample;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.Executor;
import java.util.function.BooleanSupplier;

/**
 * Reads a log into forms, and groups their templates: what an import does before the project is changed.
 * Holds no lock and changes nothing; the result is the caller's to store.
 *
 * @param encoder of the templates, which stays the caller's
 * @param executor whose threads encode
 * @param parallelism how many threads of the executor encode
 * @param progress is told of the phases: read, mine, encode, group
 * @param cancelled tells that nobody needs the result any more; then {@link CancellationException} is
 *     thrown
 */
public record LogImport(
        TextEncoder encoder, Executor executor, int parallelism, Progress progress, BooleanSupplier cancelled) {

    /** Is told how far an import is. */
    @FunctionalInterface
    public interface Progress {

        /**
         * Is called often, from several threads.
         *
         * @param done of the total, in bytes or templates
         * @param total 0 if that is not known
         */
        void at(String phase, long done, long total);
    }

    /**
     * A form that was found.
     *
     * @param group in [0, number of groups)
     */
    public record Found(FormKey key, long rows, String first, String last, List<Sample> samples, int group) {}

    /**
     * What was found in a log.
     *
     * @param description how it was read
     * @param formOfRow the place of each row's form in {@code forms}
     * @param centres of each group, of length 1
     */
    public record Result(
            Optional<String> description,
            long rows,
            long messages,
            List<Found> forms,
            RowForms formOfRow,
            List<float[]> centres) {}

    /**
     * A template to be grouped.
     *
     * @param rows how many messages have it
     * @param example one of them
     */
    public record Template(String text, long rows, String example) {}

    /**
     * Templates in groups.
     *
     * @param groupByTemplate the number of each template's group, in [0, number of groups)
     * @param centres the middle of each group, a vector of length 1 in the encoder's space
     */
    public record Grouped(Map<String, Integer> groupByTemplate, List<float[]> centres) {

        /** Returns the number of a template's group; 0 for one that was not grouped. */
        public int group(String template) {
            return groupByTemplate.getOrDefault(template, 0);
        }
    }

    /**
     * Reads a log.
     *
     * @param log where the project keeps it
     * @param name what people call it: errors name it, and not where the project keeps it
     * @param eps up to which cosine distance two templates are neighbours, in (0, 2]
     * @throws io.logclf.io.InputException if it is not in its format
     * @throws LogclfException if there are no messages in it
     * @throws CancellationException if the result is no longer needed
     */
    public Result read(Path log, String name, LogFormat format, double eps) {
        FormsOfLog forms = new FormsOfLog();
        Optional<String> description;
        try (InputStream in = Files.newInputStream(log);
                LogReader reader = LogReader.builder(format).read(in, name)) {
            long size = Files.size(log);
            for (Optional<LogRow> row = reader.read(); row.isPresent(); row = reader.read()) {
                forms.add(row.get());
                if (forms.rows() % 10_000 == 0) {
                    tell("read", reader.bytesRead(), size);
                }
            }
            description = reader.description();
        } catch (IOException e) {
            throw FileException.reading(log, e);
        }
        if (forms.messages() == 0) {
            throw new LogclfException(name + ": has no messages; give a log, or name another format");
        }
        tell("mine", 0, 0);
        FormsOfLog.Drafts drafts = forms.mine();
        Grouped groups = group(
                drafts.forms().stream()
                        .map(draft -> new Template(
                                draft.key().template(),
                                draft.rows(),
                                draft.samples().get(0).text()))
                        .toList(),
                eps);
        List<Found> found = new ArrayList<>();
        for (FormsOfLog.Draft draft : drafts.forms()) {
            found.add(new Found(
                    draft.key(),
                    draft.rows(),
                    draft.first(),
                    draft.last(),
                    draft.samples(),
                    groups.group(draft.key().template())));
        }
        return new Result(description, forms.rows(), forms.messages(), found, drafts.formOfRow(), groups.centres());
    }

    /**
     * Groups templates, with {@link TemplateGroups}.
     *
     * @param templates those of each form; of those with one text, rows are added up and the first example counts
     * @param eps up to which cosine distance two templates are neighbours, in (0, 2]
     * @throws CancellationException if the result is no longer needed
     */
    public Grouped group(List<Template> templates, double eps) {
        Map<String, Template> byText = new LinkedHashMap<>();
        templates.forEach(template ->
                byText.merge(template.text, template, (a, b) -> new Template(a.text, a.rows + b.rows, a.example)));
        List<TemplateGroups.Text> texts = byText.values().stream()
                .map(template -> new TemplateGroups.Text(template.text, template.rows, template.example))
                .toList();
        TemplateGroups groups = TemplateGroups.of(texts, encoder, eps, executor, parallelism, this::tell);
        Map<String, Integer> groupByTemplate = new LinkedHashMap<>();
        byText.keySet().forEach(text -> groupByTemplate.put(text, groups.group(groupByTemplate.size())));
        List<float[]> centres = new ArrayList<>();
        for (int group = 0; group < groups.size(); group++) {
            centres.add(groups.centre(group));
        }
        return new Grouped(groupByTemplate, centres);
    }

    private void tell(Discovery.Phase phase, long done, long total) {
        tell(phase == Discovery.Phase.ENCODE ? "encode" : "group", done, total);
    }

    private void tell(String phase, long done, long total) {
        if (cancelled.getAsBoolean()) {
            throw new CancellationException();
        }
        progress.at(phase, done, total);
    }
}
