package io.logclf.workbench.files;

import java.util.Arrays;

/**
 * The form of each row of a log, in four bytes a row: an array that grows, since the number of rows is not
 * known ahead. Not safe for concurrent use.
 */
public final class RowForms {

    /** Stands for a row without a message. */
    public static final int BLANK = -1;

    private int[] forms;
    private int size;

    /** Makes one without rows. */
    public RowForms() {
        this(1 << 10);
    }

    RowForms(int capacity) {
        forms = new int[capacity];
    }

    void add(int form) {
        if (size == forms.length) {
            forms = Arrays.copyOf(forms, Math.max(16, 2 * size));
        }
        forms[size++] = form;
    }

    void set(int row, int form) {
        forms[row] = form;
    }

    /** Returns how many rows there are. */
    public int size() {
        return size;
    }

    /** Returns the form of a row; {@link #BLANK} for one without a message, and for those behind the last. */
    public int get(int row) {
        return row < size ? forms[row] : BLANK;
    }

    /**
     * Returns a copy with numbers that begin at another than 0.
     *
     * @throws ArithmeticException if one does not fit 32 bits
     */
    public RowForms from(long first) {
        RowForms moved = new RowForms(size);
        for (int row = 0; row < size; row++) {
            moved.add(forms[row] == BLANK ? BLANK : Math.toIntExact(first + forms[row]));
        }
        return moved;
    }
}
