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
 * Reads a log into forms, and groups their templates.
 *
 * @param parallelism how many threads of the executor encode
 * @param cancelled tells that nobody needs the result any more; then {@link CancellationException} is thrown
 */
public record LogImport(
        TextEncoder encoder, Executor executor, int parallelism, Progress progress, BooleanSupplier cancelled) {

    /** Is told how far it is. */
    @FunctionalInterface
    public interface Progress {

        /**
         * Is called often.
         *
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

    /** A template to be grouped. */
    public record Template(String text, long rows, String example) {}

    /**
     * Reads a log.
     *
     * @param name what people call it: errors name it, and not where the project keeps it
     * @throws io.logclf.io.InputException if it is not in its format
     * @throws LogclfException if there are no messages in it
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
        Map<String, Template> templates = new LinkedHashMap<>();
        for (FormsOfLog.Draft draft : drafts.forms()) {
            templates.merge(
                    draft.key().template(),
                    new Template(
                            draft.key().template(),
                            draft.rows(),
                            draft.samples().get(0).text()),
                    (a, b) -> new Template(a.text, a.rows + b.rows, a.example));
        }
        TemplateGroups groups = group(List.copyOf(templates.values()), eps);
        Map<String, Integer> groupByTemplate = new LinkedHashMap<>();
        for (String template : templates.keySet()) {
            groupByTemplate.put(template, groups.group(groupByTemplate.size()));
        }
        List<Found> found = new ArrayList<>();
        for (FormsOfLog.Draft draft : drafts.forms()) {
            Integer group = groupByTemplate.get(draft.key().template());
            found.add(new Found(
                    draft.key(),
                    draft.rows(),
                    draft.first(),
                    draft.last(),
                    draft.samples(),
                    group == null ? 0 : group));
        }
        return new Result(description, forms.rows(), forms.messages(), found, drafts.formOfRow(), centres(groups));
    }

    /** Groups templates; none may be there twice. */
    public TemplateGroups group(List<Template> templates, double eps) {
        List<TemplateGroups.Text> texts = templates.stream()
                .map(template -> new TemplateGroups.Text(template.text, template.rows, template.example))
                .toList();
        return TemplateGroups.of(texts, encoder, eps, executor, parallelism, this::tell);
    }

    /** Returns the middle of each group. */
    public static List<float[]> centres(TemplateGroups groups) {
        List<float[]> centres = new ArrayList<>();
        for (int group = 0; group < groups.size(); group++) {
            centres.add(groups.centre(group));
        }
        return centres;
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
