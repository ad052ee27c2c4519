package io.logclf.lexical;

import io.logclf.api.Label;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The templates that training saw with one label each. Stored as {@code memory.jsonl}, a template a line: {@code {"text": "User <number>
 * logged in", "label": "User Action", "rows": 12}}. Immutable and safe for concurrent use.
 *
 * <p>All texts are one string, so that a template takes little more memory than its letters: some 20 bytes.
 */
public final class TemplateMemory {

    private final String texts;
    /** Where each text begins, and where the last ends. */
    private final int[] starts;

    private final List<Label> labels;
    /** Numbers into {@link #labels}. */
    private final int[] labelOf;

    private final int[] rows;
    /** Numbers of templates plus one, by the hash of their text, with open addressing; 0 is free. */
    private final int[] slots;

    private TemplateMemory(List<RememberedTemplate> templates) {
        int count = templates.size();
        StringBuilder all = new StringBuilder();
        this.starts = new int[count + 1];
        Map<Label, Integer> numbers = new LinkedHashMap<>();
        this.labelOf = new int[count];
        this.rows = new int[count];
        this.slots = new int[Integer.highestOneBit(Math.max(1, count)) * 4];
        for (int i = 0; i < count; i++) {
            RememberedTemplate template = templates.get(i);
            all.append(template.text());
            starts[i + 1] = all.length();
            labelOf[i] = numbers.computeIfAbsent(template.label(), label -> numbers.size());
            rows[i] = template.rows();
        }
        this.texts = all.toString();
        this.labels = List.copyOf(numbers.keySet());
        for (int i = 0; i < count; i++) {
            int slot = slot(templates.get(i).text());
            if (slots[slot] != 0) {
                throw new IllegalArgumentException("templates " + slots[slot] + " and " + (i + 1)
                        + " have the same text; keep one, or none if their labels differ");
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
        return new TemplateMemory(templates);
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
            templates.add(template(i, texts.substring(starts[i], starts[i + 1])));
        }
        return templates;
    }

    /** Returns the template with this text; empty if there is none. */
    public Optional<RememberedTemplate> find(String normalized) {
        int place = slots[slot(normalized)];
        return place == 0 ? Optional.empty() : Optional.of(template(place - 1, normalized));
    }

    private RememberedTemplate template(int i, String text) {
        return new RememberedTemplate(text, labels.get(labelOf[i]), rows[i]);
    }

    /** Returns the slot of a text, or the free one where it would be. */
    private int slot(String text) {
        int hash = text.hashCode();
        int slot = (hash ^ hash >>> 16) & (slots.length - 1);
        while (slots[slot] != 0 && !isText(slots[slot] - 1, text)) {
            slot = (slot + 1) & (slots.length - 1);
        }
        return slot;
    }

    private boolean isText(int i, String text) {
        return starts[i + 1] - starts[i] == text.length() && texts.startsWith(text, starts[i]);
    }
}
