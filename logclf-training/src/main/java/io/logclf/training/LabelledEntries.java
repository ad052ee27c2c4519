package io.logclf.training;

import java.util.List;

/**
 * Labelled entries as a reader found them, with what a person should know about the reading. Immutable.
 *
 * @param entries in the order of the files and of their rows
 * @param unlabelled how many rows had no label, and were left out
 * @param descriptions what files were found to be where that is not plain, each one line with the file's
 *     name for the person who gave it
 * @param remarks what there is to say about the rows of files, such as lines that were cut, likewise
 */
public record LabelledEntries(
        List<LabelledEntry> entries, long unlabelled, List<String> descriptions, List<String> remarks) {

    /**
     * Copies the lists.
     *
     * @throws NullPointerException if an element is null
     */
    public LabelledEntries {
        entries = List.copyOf(entries);
        descriptions = List.copyOf(descriptions);
        remarks = List.copyOf(remarks);
    }

    /** Creates entries of a file about which nothing is to be said. */
    public LabelledEntries(List<LabelledEntry> entries, long unlabelled) {
        this(entries, unlabelled, List.of(), List.of());
    }

    /** Returns those of several readers as one, in their order. */
    public static LabelledEntries all(List<LabelledEntries> several) {
        return new LabelledEntries(
                several.stream().flatMap(one -> one.entries.stream()).toList(),
                several.stream().mapToLong(LabelledEntries::unlabelled).sum(),
                several.stream().flatMap(one -> one.descriptions.stream()).toList(),
                several.stream().flatMap(one -> one.remarks.stream()).toList());
    }
}
