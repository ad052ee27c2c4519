package io.logclf.workbench.model;

import java.util.List;

/** Rows of a file that share a key: the smallest part that is labelled. */
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
     * @param first the time of its first row, as it stands there
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

    /** Takes rows away that are a form of their own now. */
    public void lose(long others) {
        rows -= others;
    }

    /** Returns the number of its group. */
    public long group() {
        return group;
    }

    /** Returns the step that last put it into another group. */
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

    /** Says something about it. */
    public void mark(Mark other) {
        mark = other;
    }
}
