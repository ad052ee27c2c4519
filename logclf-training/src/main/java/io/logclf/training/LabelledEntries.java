package io.logclf.training;

import java.util.List;

/**
 * Labelled entries as a reader found them. Immutable.
 *
 * @param entries in the order of the files and of their rows
 * @param unlabelled how many rows had no label, and were left out
 */
public record LabelledEntries(List<LabelledEntry> entries, long unlabelled) {

    /**
     * Copies the list.
     *
     * @throws NullPointerException if an element is null
     */
    public LabelledEntries {
        entries = List.copyOf(entries);
    }
}
