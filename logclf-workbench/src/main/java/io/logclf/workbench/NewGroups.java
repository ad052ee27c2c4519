package io.logclf.workbench;

import io.logclf.workbench.model.CarriedMarks;
import io.logclf.workbench.model.Form;
import io.logclf.workbench.model.FormKey;
import io.logclf.workbench.model.Group;
import io.logclf.workbench.model.Mark;
import io.logclf.workbench.suggest.Directions;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Puts the forms of a file into new groups, with what was said about their templates before, in other files
 * or other groups of this one. For who holds the project's lock.
 *
 * <p>Grouping is only a proposal; what people said outweighs it. So forms of which different things were
 * said come into different groups, even if the clustering put them into one.
 *
 * @param file the number of the file
 */
record NewGroups(Project project, long file) {

    /**
     * Makes the groups, on disk and in memory. Groups that the file had before must be removed already.
     *
     * @param forms all of the file's that have rows
     * @param groups the number of the cluster of each form, in the order of the forms
     * @param centres the direction of each cluster, by its number
     * @param step that moves the forms; 0 for those of a new file
     */
    void fill(List<Form> forms, List<Integer> groups, List<float[]> centres, long step) {
        Map<FormKey, Mark> carried = new CarriedMarks(project.state()).to(forms);
        carried.forEach(project.state()::mark);
        forms.forEach(form -> form.mark(project.state().mark(form.key())));
        Map<Place, List<Form>> places = new LinkedHashMap<>();
        for (int f = 0; f < forms.size(); f++) {
            places.computeIfAbsent(new Place(groups.get(f), forms.get(f).mark().said()), none -> new ArrayList<>())
                    .add(forms.get(f));
        }
        project.write(() -> {
            long next = project.records().reserveGroups(places.size());
            List<Group> fresh = new ArrayList<>();
            for (Map.Entry<Place, List<Form>> entry : places.entrySet()) {
                Group group = new Group(next++, file, 1);
                group.vector(Optional.of(Directions.of(centres.get(entry.getKey().group))));
                entry.getValue().forEach(form -> form.move(group.id(), step));
                fresh.add(group);
            }
            project.records().saveGroups(fresh);
            project.records().saveForms(forms);
            project.steps().save(carried);
            fresh.forEach(project.state()::put);
            return true;
        });
        project.state().regroup();
    }

    /** Where a form goes: to those of its cluster of which the same was said. */
    private record Place(int group, Said said) {}
}
