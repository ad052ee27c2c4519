package io.logclf.lexical;

import io.logclf.api.Label;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * The templates that training saw with one label each. Stored as {@code memory.jsonl}, a template a line: {@code {"text": "User <number>
 * logged in", "label": "User Action", "rows": 12}}. Immutable and safe for concurrent use.
 *
 * <p>All texts are one array, so that a template takes little more memory than its letters: some 25 bytes.
 */
public final class TemplateMemory {

    /** In UTF-8. */
    private final byte[] texts;
    /** Where each text begins, and where the last ends. */
    private final int[] starts;
    /** Of each text, as strings have them. */
    private final int[] hashes;

    private final List<Label> labels;
    /** Numbers into {@link #labels}. */
    private final int[] labelOf;

    private final int[] rows;
    /** Numbers of templates plus one, by the hash of their text, with open addressing; 0 is free. */
    private final int[] slots;

    /** @throws IllegalArgumentException if two templates have the same text */
    TemplateMemory(MemoryColumns columns) {
        this.texts = columns.texts();
        this.starts = columns.starts();
        this.hashes = columns.hashes();
        this.labels = List.copyOf(columns.labels());
        this.labelOf = columns.labelOf();
        this.rows = columns.rows();
        this.slots = new int[Integer.highestOneBit(Math.max(1, columns.count())) * 4];
        for (int i = 0; i < columns.count(); i++) {
            int slot = firstSlot(hashes[i]);
            for (; slots[slot] != 0; slot = nextSlot(slot)) {
                if (areEqual(slots[slot] - 1, i)) {
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
     * @throws IllegalArgumentException if two have the same text
     */
    public static TemplateMemory of(List<RememberedTemplate> templates) {
        MemoryColumns columns = new MemoryColumns(templates.stream()
                .mapToInt(template -> template.text().length())
                .sum());
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
        return rows.length;
    }

    /** Returns all templates, in their order. */
    public List<RememberedTemplate> templates() {
        List<RememberedTemplate> templates = new ArrayList<>(size());
        for (int i = 0; i < size(); i++) {
            templates.add(template(i, text(i)));
        }
        return templates;
    }

    /** Returns the template with this text; empty if there is none. */
    public Optional<RememberedTemplate> find(String normalized) {
        int hash = normalized.hashCode();
        for (int slot = firstSlot(hash); slots[slot] != 0; slot = nextSlot(slot)) {
            int i = slots[slot] - 1;
            if (hashes[i] == hash && isText(i, normalized)) {
                return Optional.of(template(i, normalized));
            }
        }
        return Optional.empty();
    }

    private RememberedTemplate template(int i, String text) {
        return new RememberedTemplate(text, labels.get(labelOf[i]), rows[i]);
    }

    private String text(int i) {
        return new String(texts, starts[i], starts[i + 1] - starts[i], StandardCharsets.UTF_8);
    }

    private int firstSlot(int hash) {
        return (hash ^ hash >>> 16) & (slots.length - 1);
    }

    private int nextSlot(int slot) {
        return (slot + 1) & (slots.length - 1);
    }

    private boolean areEqual(int i, int other) {
        return hashes[i] == hashes[other]
                && Arrays.equals(texts, starts[i], starts[i + 1], texts, starts[other], starts[other + 1]);
    }

    private boolean isText(int i, String text) {
        if (starts[i + 1] - starts[i] != text.length()) {
            return text(i).equals(text);
        }
        // As many bytes as characters: all of them are ASCII.
        for (int at = 0; at < text.length(); at++) {
            if (texts[starts[i] + at] != text.charAt(at)) {
                return false;
            }
        }
        return true;
    }
}
