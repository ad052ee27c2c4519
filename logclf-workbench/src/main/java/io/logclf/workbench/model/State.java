package io.logclf.workbench.model;

import io.logclf.workbench.UnknownException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * All that a project holds in memory: files, labels, forms, groups, marks and refinements, as the database
 * has them, so that a page can be answered without reading from the disk. Whoever changes it writes the
 * same to the database first. For who holds the project's lock.
 *
 * <p>Forms refer to files and groups by number, and groups hold their forms as a list that {@link #regroup}
 * makes: it is to be called after forms have moved, came or went. Marks are held by key, and once more in
 * each form of that key.
 */
public final class State {

    private final Map<Long, LogFile> files = new TreeMap<>();
    private final Map<String, LabelLine> labels = new LinkedHashMap<>();
    private final Map<Long, Form> forms = new TreeMap<>();
    private final Map<Long, Group> groups = new TreeMap<>();
    private final Map<FormKey, Mark> marks = new HashMap<>();
    private final Map<String, Set<String>> refinements = new HashMap<>();

    /** Makes a state without content. */
    public State() {}

    /** Returns the files, the oldest first. */
    public Collection<LogFile> files() {
        return files.values();
    }

    /**
     * Returns a file.
     *
     * @throws UnknownException if there is none of this number
     */
    public LogFile file(long id) {
        return Optional.ofNullable(files.get(id)).orElseThrow(() -> new UnknownException("there is no file " + id));
    }

    /** Adds a file, or puts it in place of itself. */
    public void put(LogFile file) {
        files.put(file.id(), file);
    }

    /** Removes a file with its forms and groups; marks stay, as they belong to templates and not to files. */
    public void removeFile(long id) {
        files.remove(id);
        forms.values().removeIf(form -> form.file() == id);
        groups.values().removeIf(group -> group.file() == id);
    }

    /** Returns the labels in the order in which they came. */
    public Collection<LabelLine> labels() {
        return labels.values();
    }

    /** Returns whether there is a label of this name. */
    public Optional<LabelLine> label(String name) {
        return Optional.ofNullable(labels.get(name));
    }

    /** Adds a label, or puts it in place of itself. */
    public void put(LabelLine label) {
        labels.put(label.name(), label);
    }

    /** Returns all forms, in the order of their numbers. */
    public Collection<Form> forms() {
        return forms.values();
    }

    /** Returns the forms of a file, in the order of their numbers; those without rows too, which were split up or have left the inbox. */
    public List<Form> formsOf(long file) {
        return forms.values().stream().filter(form -> form.file() == file).toList();
    }

    /**
     * Returns a form, also one without rows.
     *
     * @throws UnknownException if there is none of this number
     */
    public Form form(long id) {
        return Optional.ofNullable(forms.get(id)).orElseThrow(() -> new UnknownException("there is no form " + id));
    }

    /** Adds a form, with what was said about its key. */
    public void put(Form form) {
        forms.put(form.id(), form);
        form.mark(mark(form.key()));
    }

    /** Removes forms, such as those of templates that have left the inbox. */
    public void removeForms(Collection<Long> ids) {
        ids.forEach(forms::remove);
    }

    /** Returns the groups that have forms, in the order of their numbers. */
    public List<Group> groups() {
        List<Group> filled = new ArrayList<>(groups.size());
        for (Group group : groups.values()) {
            if (!group.forms().isEmpty()) {
                filled.add(group);
            }
        }
        return filled;
    }

    /** Returns the groups of a file. */
    public List<Group> groupsOf(long file) {
        return groups().stream().filter(group -> group.file() == file).toList();
    }

    /**
     * Returns a group that has forms.
     *
     * @throws UnknownException if there is none, or it has no forms any more
     */
    public Group group(long id) {
        Group group = groups.get(id);
        if (group == null || group.forms().isEmpty()) {
            throw new UnknownException("there is no group " + id + "; it was merged, split or removed");
        }
        return group;
    }

    /** Returns a group, also one without forms, which undoing may fill again. */
    public Optional<Group> anyGroup(long id) {
        return Optional.ofNullable(groups.get(id));
    }

    /** Adds a group. */
    public void put(Group group) {
        groups.put(group.id(), group);
    }

    /** Removes groups. */
    public void removeGroups(Collection<Long> ids) {
        ids.forEach(groups::remove);
    }

    /** Returns what was said about a key; {@link Mark#NEVER} if nothing was. */
    public Mark mark(FormKey key) {
        return marks.getOrDefault(key, Mark.NEVER);
    }

    /**
     * Returns all that was ever said, also about templates of which no file has rows now. A view, which
     * later marks change.
     */
    public Map<FormKey, Mark> marks() {
        return marks;
    }

    /** Sets what is said about a key; forms that have it are the caller's to update. */
    public void mark(FormKey key, Mark mark) {
        marks.put(key, mark);
    }

    /**
     * Notes that people have set a value in a template, so that files imported later are split in the same
     * way.
     *
     * @param base the template as mining gives it
     * @param template the same with a value in place of a variable part
     */
    public void refine(String base, String template) {
        refinements.computeIfAbsent(base, none -> new TreeSet<>()).add(template);
    }

    /** Returns the templates that people have made of one by setting values in it, in alphabetical order. */
    public Set<String> refinements(String base) {
        return refinements.getOrDefault(base, Set.of());
    }

    /**
     * Puts all forms that have rows into the lists of their groups; groups that none refers to become
     * empty. Takes time linear in the forms.
     */
    public void regroup() {
        Map<Long, List<Form>> byGroup = new HashMap<>();
        for (Form form : forms.values()) {
            if (form.rows() > 0) {
                byGroup.computeIfAbsent(form.group(), none -> new ArrayList<>()).add(form);
            }
        }
        groups.values().forEach(group -> group.forms(byGroup.getOrDefault(group.id(), List.of())));
    }
}
