package io.logclf.trainingdata;

import io.logclf.trainingdata.TemplatePart.Choice;
import io.logclf.trainingdata.TemplatePart.Slot;
import io.logclf.trainingdata.TemplatePart.Text;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.function.Function;

/** Fills templates: the values of all slots, made by {@link SlotNumbers} or listed in a file. */
final class Slots {

    // Far above what lists within lists need; a list that holds itself would go on for ever.
    private static final int MAX_DEPTH = 64;

    private final Map<String, Function<Random, String>> made = SlotNumbers.byName();
    private final Map<String, List<List<TemplatePart>>> listed;
    private final Set<String> names;

    private Slots(Map<String, List<List<TemplatePart>>> listed, Set<String> names) {
        this.listed = Map.copyOf(listed);
        this.names = Set.copyOf(names);
    }

    /**
     * Reads the lists of slot values.
     *
     * @throws IllegalArgumentException if a value holds an unknown slot; the message names file and line
     */
    static Slots load(Path file) throws IOException {
        Map<String, List<WordLists.Word>> lists = WordLists.read(file);
        Set<String> names = new HashSet<>(lists.keySet());
        names.addAll(SlotNumbers.byName().keySet());
        Map<String, List<List<TemplatePart>>> listed = new HashMap<>();
        for (Map.Entry<String, List<WordLists.Word>> list : lists.entrySet()) {
            List<List<TemplatePart>> values = new ArrayList<>();
            for (WordLists.Word word : list.getValue()) {
                values.add(parse(word.text(), word.line(), names));
            }
            listed.put(list.getKey(), values);
        }
        return new Slots(listed, names);
    }

    /**
     * Reads a template that stands in a line.
     *
     * @throws IllegalArgumentException if it holds an unknown slot; the message names file and line
     */
    List<TemplatePart> parse(String text, NumberedLine line) {
        return parse(text, line, names);
    }

    /** Returns the names of the slots that are listed, each with its values. */
    Map<String, List<List<TemplatePart>>> listed() {
        return listed;
    }

    /**
     * Returns a message of a template.
     *
     * @param turn which alternative each choice takes: counting it up passes through all of them
     */
    String fill(List<TemplatePart> template, int turn, Random random) {
        StringBuilder message = new StringBuilder();
        for (TemplatePart part : template) {
            append(part, turn, random, message, 0);
        }
        return message.toString();
    }

    private void append(TemplatePart part, int turn, Random random, StringBuilder message, int depth) {
        if (part instanceof Text constant) {
            message.append(constant.text());
        } else if (part instanceof Choice choice) {
            int index = Math.floorMod(turn, choice.alternatives().size());
            appendAll(choice.alternatives().get(index), turn, random, message, depth);
        } else if (part instanceof Slot slot) {
            appendValue(slot.name(), turn, random, message, depth);
        }
    }

    private void appendValue(String name, int turn, Random random, StringBuilder message, int depth) {
        if (depth > MAX_DEPTH) {
            throw new IllegalArgumentException("slot {" + name + "} holds itself");
        }
        List<List<TemplatePart>> values = listed.get(name);
        if (values != null) {
            appendAll(values.get(random.nextInt(values.size())), turn, random, message, depth + 1);
            return;
        }
        Function<Random, String> maker = made.get(name);
        if (maker == null) {
            throw new IllegalArgumentException("unknown slot {" + name + "}");
        }
        message.append(maker.apply(random));
    }

    private void appendAll(List<TemplatePart> parts, int turn, Random random, StringBuilder message, int depth) {
        for (TemplatePart part : parts) {
            append(part, turn, random, message, depth);
        }
    }

    private static List<TemplatePart> parse(String text, NumberedLine line, Set<String> names) {
        try {
            return TemplateParser.parse(text, names::contains);
        } catch (IllegalArgumentException e) {
            IllegalArgumentException error = line.error(String.valueOf(e.getMessage()));
            error.initCause(e);
            throw error;
        }
    }
}
