package io.logclf.workbench.model;

import io.logclf.workbench.Said;
import io.logclf.workbench.view.GroupState;
import io.logclf.workbench.view.Suggestion;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * Forms that a person labels together, as they probably say the same. Belongs to one file.
 *
 * <p>Mutable; for who holds the project's lock. Its {@linkplain #state() state} and label are not stored
 * but follow from the marks of its forms. Its version grows with each change that a person could notice, so
 * that two people do not overwrite each other.
 */
public final class Group {

    private final long id;
    private final long file;
    private final List<Form> forms = new ArrayList<>();
    private long version;
    private Optional<byte[]> vector = Optional.empty();
    private Optional<Guess> guess = Optional.empty();
    private Optional<Guess> answer = Optional.empty();
    private List<Suggestion> suggestions = List.of();

    /**
     * A label that something else than a person gives.
     *
     * @param label its name, which the project need not know
     * @param score in [0, 1], as its source reports it; how far that is to be trusted, the suggester learns
     */
    public record Guess(String label, double score) {}

    /**
     * Makes a group without forms.
     *
     * @param version 1 for a new one
     */
    public Group(long id, long file, long version) {
        this.id = id;
        this.file = file;
        this.version = version;
    }

    /** Returns its number in the database. */
    public long id() {
        return id;
    }

    /** Returns the number of its file. */
    public long file() {
        return file;
    }

    /** Returns a number that grows whenever the group changes. */
    public long version() {
        return version;
    }

    /** Notes that it has changed. */
    public void changed() {
        version++;
    }

    /** Returns its forms, those with most rows first. */
    public List<Form> forms() {
        return forms;
    }

    /** Replaces its forms; a copy is made and sorted by rows. */
    public void forms(List<Form> others) {
        forms.clear();
        forms.addAll(others);
        forms.sort(Comparator.comparingLong(Form::rows).reversed().thenComparingLong(Form::id));
    }

    /** Returns how many rows it has. */
    public long rows() {
        return forms.stream().mapToLong(Form::rows).sum();
    }

    /**
     * Returns where it lies in the encoder's space, as {@link io.logclf.workbench.suggest.Directions}
     * stores it; empty until it is known. Not a copy, and not to be changed.
     */
    public Optional<byte[]> vector() {
        return vector;
    }

    /** Sets its direction. */
    public void vector(Optional<byte[]> other) {
        vector = other;
    }

    /** Returns what the bundle in use takes it for; empty if it does not know, or none of its messages were classified yet. */
    public Optional<Guess> guess() {
        return guess;
    }

    /** Sets what the bundle in use takes it for. */
    public void guess(Optional<Guess> other) {
        guess = other;
    }

    /** Returns what a language model has answered for its messages, which only groups of the inbox have. */
    public Optional<Guess> answer() {
        return answer;
    }

    /** Sets what a language model has answered. */
    public void answer(Optional<Guess> other) {
        answer = other;
    }

    /** Returns the labels that it may have, the likeliest first. */
    public List<Suggestion> suggestions() {
        return suggestions;
    }

    /** Sets what it may be. */
    public void suggestions(List<Suggestion> others) {
        suggestions = List.copyOf(others);
    }

    /** Returns what is said about all of it; {@link Said#NOTHING} if its forms differ. */
    public Said said() {
        return state() == GroupState.MIXED || forms.isEmpty()
                ? Said.NOTHING
                : forms.get(0).mark().said();
    }

    /** Returns the latest mark of its forms: who changed it last, and when. */
    public Mark mark() {
        return forms.stream()
                .map(Form::mark)
                .max(Comparator.comparing(Mark::at))
                .orElse(Mark.NEVER);
    }

    /**
     * Returns whether its forms have all one label, no label that fits, nothing, or different ones of
     * these.
     */
    public GroupState state() {
        Said first = forms.isEmpty() ? Said.NOTHING : forms.get(0).mark().said();
        for (Form form : forms) {
            if (!form.mark().said().equals(first)) {
                return GroupState.MIXED;
            }
        }
        return first.none() ? GroupState.NONE : first.label().isPresent() ? GroupState.LABELLED : GroupState.OPEN;
    }
}
