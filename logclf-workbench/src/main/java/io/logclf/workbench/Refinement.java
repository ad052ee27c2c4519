package io.logclf.workbench;

import io.logclf.io.LogFormat;
import io.logclf.workbench.files.RefinedRows;
import io.logclf.workbench.files.RowForms;
import io.logclf.workbench.model.Form;
import io.logclf.workbench.model.FormKey;
import io.logclf.workbench.model.Mark;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Makes templates finer, by values that people have set in them: rows of a form that have the value become a form of their own, which can
 * have another label. For who holds the project's lock.
 *
 * @param project whose forms and logs these are
 */
record Refinement(Project project) {

    /** Sets the values in the forms of a new file that people have set in their templates before, in other files. */
    void again(List<Form> forms) {
        Map<Form, Set<String>> templates = new LinkedHashMap<>();
        for (Form form : forms) {
            Set<String> refined = project.state().refinements(form.key().template());
            if (!refined.isEmpty()) {
                templates.put(form, refined);
            }
        }
        if (!templates.isEmpty()) {
            refine(templates);
        }
    }

    /**
     * Makes forms of their own of rows that match templates with values set. Reads the log of the file
     * once, under the lock: refined forms and the rows on disk must never disagree. A row that matches
     * several templates goes to the first.
     *
     * @param templates the refined templates for each form; all forms of one file, at least one of them
     * @return the new forms that have rows, in the groups of the forms that they are from, with those
     *     forms' marks unless they have their own
     */
    List<Form> refine(Map<Form, Set<String>> templates) {
        long file = templates.keySet().iterator().next().file();
        int count = templates.values().stream().mapToInt(Set::size).sum();
        if (count == 0) {
            return List.of();
        }
        RowForms formOfRow = project.files().forms(file);
        RefinedRows rows = new RefinedRows(formOfRow);
        long first = project.write(() -> project.records().reserveForms(count));
        Map<RefinedRows.Refined, Form> bases = new LinkedHashMap<>();
        Map<RefinedRows.Refined, FormKey> keys = new LinkedHashMap<>();
        long next = first;
        Map<RefinedRows.Refined, Long> ids = new HashMap<>();
        for (Map.Entry<Form, Set<String>> entry : templates.entrySet()) {
            for (String template : entry.getValue()) {
                RefinedRows.Refined refined =
                        rows.refine(Math.toIntExact(entry.getKey().id()), template, Math.toIntExact(next));
                bases.put(refined, entry.getKey());
                keys.put(refined, entry.getKey().key().with(template));
                ids.put(refined, next++);
            }
        }
        rows.run(
                project.files().log(file),
                LogFormat.ofName(project.state().file(file).format()));
        List<Form> fresh = new ArrayList<>();
        Map<FormKey, Mark> marks = new LinkedHashMap<>();
        bases.forEach((refined, base) -> {
            FormKey key = keys.getOrDefault(refined, base.key());
            if (refined.rows() > 0) {
                base.lose(refined.rows());
                if (!project.state().mark(key).isSaid() && base.mark().isSaid()) {
                    marks.put(key, base.mark());
                }
                fresh.add(new Form(
                        ids.getOrDefault(refined, 0L),
                        file,
                        key,
                        refined.samples(),
                        refined.first(),
                        refined.last(),
                        refined.rows(),
                        base.group(),
                        base.moved()));
            }
        });
        project.files().writeForms(file, formOfRow);
        project.write(() -> {
            for (Map.Entry<RefinedRows.Refined, Form> entry : bases.entrySet()) {
                project.records()
                        .refine(
                                entry.getValue().key().template(),
                                keys.getOrDefault(
                                                entry.getKey(), entry.getValue().key())
                                        .template());
            }
            project.records().saveForms(fresh);
            project.steps().moved(templates.keySet());
            project.steps().save(marks);
            return true;
        });
        bases.forEach((refined, base) -> project.state()
                .refine(
                        base.key().template(),
                        keys.getOrDefault(refined, base.key()).template()));
        marks.forEach(project.state()::mark);
        fresh.forEach(project.state()::put);
        project.state().regroup();
        return fresh;
    }
}
