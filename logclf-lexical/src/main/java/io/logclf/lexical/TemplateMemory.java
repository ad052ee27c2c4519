package io.logclf.lexical;

import io.logclf.api.Label;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The templates that training saw with one label each. Stored as {@code memory.jsonl}, a template a line:
 * {@code {"text": "User <number> logged in", "label": "User Action", "rows": 12}}. Immutable and safe for
 * concurrent use.
 *
 * <p>All texts are in few arrays, so that a template takes little more memory than its letters, some 30
 * bytes; a map of strings would take several times that. A text is found by its hash in a table of its own,
 * with linear probing and at most half of the places used.
 */
public final class TemplateMemory {

    private final MemoryColumns columns;
    private final List<Label> labels;
    /** Numbers of templates plus one, by the hash of their text, with open addressing; 0 is free. */
    private final int[] slots;

    /**
     * Puts templates into the table.
     *
     * @throws IllegalArgumentException if two templates have the same text
     */
    TemplateMemory(MemoryColumns columns) {
        this.columns = columns;
        this.labels = columns.labels();
        this.slots = new int[Integer.highestOneBit(Math.max(1, columns.count())) * 4];
        for (int i = 0; i < columns.count(); i++) {
            int slot = firstSlot(columns.hash(i));
            for (; slots[slot] != 0; slot = nextSlot(slot)) {
                if (columns.areEqual(slots[slot] - 1, i)) {
                    throw new IllegalArgumentException("templates " + slots[slot] + " and " + (i + 1)
                            + " have the same text; keep one, or none if their labels differ");
                }
            }
            slots[slot] = i + 1;
        }
    }

    /** Returns the labels of all templates, in the order in which they come first. */
    List<Label> labels() {
        return labels;
    }

    /**
     * Returns a memory of templates, whose order it keeps.
     *
     * @param templates their texts normalized as the messages will be
     * @throws IllegalArgumentException if two have the same text
     */
    public static TemplateMemory of(List<RememberedTemplate> templates) {
        MemoryColumns columns = new MemoryColumns(templates.size());
        for (RememberedTemplate template : templates) {
            columns.add(template.text(), columns.number(template.label()), template.rows());
        }
        return new TemplateMemory(columns);
    }

    /**
     * Reads {@code memory.jsonl}.
     *
     * @throws io.logclf.head.ModelException if it is no such file
     * @throws io.logclf.api.FileException if it cannot be read
     */
    public static TemplateMemory load(Path file) {
        return MemoryFile.read(file);
    }

    /**
     * Writes {@code memory.jsonl}, replacing what is there. The same memory gives the same bytes.
     *
     * @throws io.logclf.api.FileException if it cannot be written
     */
    public void save(Path file) {
        MemoryFile.write(file, templates());
    }

    /** Returns the number of templates. */
    public int size() {
        return columns.count();
    }

    /** Returns all templates, in their order. */
    public List<RememberedTemplate> templates() {
        List<RememberedTemplate> templates = new ArrayList<>(size());
        for (int i = 0; i < size(); i++) {
            templates.add(template(i, columns.text(i)));
        }
        return templates;
    }

    /** Returns the template with this text; empty if there is none. */
    public Optional<RememberedTemplate> find(String normalized) {
        int hash = normalized.hashCode();
        for (int slot = firstSlot(hash); slots[slot] != 0; slot = nextSlot(slot)) {
            int i = slots[slot] - 1;
            if (columns.hash(i) == hash && columns.isText(i, normalized)) {
                return Optional.of(template(i, normalized));
            }
        }
        return Optional.empty();
    }

    private RememberedTemplate template(int i, String text) {
        return new RememberedTemplate(text, labels.get(columns.label(i)), columns.rows(i));
    }

    private int firstSlot(int hash) {
        return (hash ^ hash >>> 16) & (slots.length - 1);
    }

    private int nextSlot(int slot) {
        return (slot + 1) & (slots.length - 1);
    }
}
