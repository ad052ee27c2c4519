package io.logclf.workbench.model;

import java.util.List;

/**
 * Rows of a file that share template, source and severity: the smallest part that is labelled, and the
 * smallest that moves between groups.
 *
 * <p>Mutable: its group, its rows (which a split may take away) and its mark change; for who holds the
 * project's lock. A form without rows is kept, since undoing may refer to it, but belongs to no group.
 */
public final class Form {

    private final long id;
    private final long file;
    private final FormKey key;
    private final List<Sample> samples;
    private final String first;
    private final String last;
    private long rows;
    private long group;
    private long moved;
    private Mark mark = Mark.NEVER;

    /**
     * Makes a form of which nothing is said.
     *
     * @param id its number in the database, used in no other form of the project, ever
     * @param samples messages that are unlike each other, the first as seen; none only if there are no rows
     * @param first the time of its first row, as it stands there; empty if rows have none
     * @param last the time of its last row
     * @param rows how many it has
     * @param group the number of its group; 0 until it has one
     * @param moved the step that last put it into another group; 0 if none has
     */
    public Form(
            long id,
            long file,
            FormKey key,
            List<Sample> samples,
            String first,
            String last,
            long rows,
            long group,
            long moved) {
        this.id = id;
        this.file = file;
        this.key = key;
        this.samples = List.copyOf(samples);
        this.first = first;
        this.last = last;
        this.rows = rows;
        this.group = group;
        this.moved = moved;
    }

    /** Returns its number in the database. */
    public long id() {
        return id;
    }

    /** Returns the number of its file. */
    public long file() {
        return file;
    }

    /** Returns what labels hang on. */
    public FormKey key() {
        return key;
    }

    /** Returns some of its messages, those first seen. */
    public List<Sample> samples() {
        return samples;
    }

    /** Returns the time of its first row. */
    public String first() {
        return first;
    }

    /** Returns the time of its last row. */
    public String last() {
        return last;
    }

    /** Returns how many rows it has. */
    public long rows() {
        return rows;
    }

    /** Takes rows away that have become a form of their own. */
    public void lose(long others) {
        rows -= others;
    }

    /** Returns the number of its group. */
    public long group() {
        return group;
    }

    /** Returns the step that last put it into another group; undoing an earlier one is refused for that. */
    public long moved() {
        return moved;
    }

    /** Puts it into another group. */
    public void move(long to, long step) {
        group = to;
        moved = step;
    }

    /** Returns what is said about it. */
    public Mark mark() {
        return mark;
    }

    /** Sets what is said about it, which must be what is said about its key. */
    public void mark(Mark other) {
        mark = other;
    }
}
