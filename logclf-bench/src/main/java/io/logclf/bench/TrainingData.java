package io.logclf.bench;

import io.logclf.bench.LabelTemplates.Template;
import io.logclf.io.AtomicOutputFile;
import io.logclf.io.CsvWriter;
import io.logclf.io.EntryColumns;
import io.logclf.io.LabelColumns;
import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.Set;

/**
 * Makes the labelled messages that the shipped model is trained on from hand-written templates: a CSV per label, a few
 * messages per template. The same templates give the same bytes, and a template's messages do not depend on the others.
 */
public final class TrainingData {

    static final int MESSAGES_PER_TEMPLATE = 4;
    // A template with few slots may give the same message again.
    private static final int TURNS_PER_MESSAGE = 3;
    private static final long SEED = 20_250_712;

    private TrainingData() {}

    /**
     * Runs the generator; ends the process with exit code 1 and one line on the error stream if a template cannot be used.
     *
     * @param args the folder with the templates, the folder for the CSV files and, to make more than ship, the number of messages
     *     per template
     */
    public static void main(String... args) {
        if (args.length < 2 || args.length > 3) {
            fail("usage: TrainingData TEMPLATES_DIR OUTPUT_DIR [MESSAGES]", 2);
        }
        try {
            int messages = args.length == 3 ? Integer.parseInt(args[2]) : MESSAGES_PER_TEMPLATE;
            int rows = generate(Path.of(args[0]), Path.of(args[1]), messages);
            System.out.println(String.format(Locale.ROOT, "%,d messages", rows));
        } catch (NoSuchFileException e) {
            fail("no such file: " + e.getMessage(), 1);
        } catch (IllegalArgumentException | IOException e) {
            fail(String.valueOf(e.getMessage()), 1);
        }
    }

    /**
     * Writes the files and returns the number of messages.
     *
     * @param messages at most so many per template
     * @throws IllegalArgumentException if a template cannot be used; the message names file and line
     */
    static int generate(Path templates, Path output, int messages) throws IOException {
        Slots slots = Slots.load(templates.resolve("slots.conf"));
        int rows = 0;
        for (LabelTemplates label :
                LabelTemplates.readFolder(templates, WordLists.read(templates.resolve("sources.conf")))) {
            rows += write(label, slots, messages, output.resolve(label.fileStem() + ".csv"));
        }
        return rows;
    }

    private static int write(LabelTemplates label, Slots slots, int messages, Path file) throws IOException {
        int rows = 0;
        try (AtomicOutputFile output = AtomicOutputFile.open(file);
                CsvWriter writer = CsvWriter.of(output)) {
            writer.write(List.of(EntryColumns.SOURCE, EntryColumns.MESSAGE, LabelColumns.LABEL));
            for (Template template : label.templates()) {
                rows += write(template, label.label(), slots, messages, writer);
            }
            writer.flush();
            output.commit();
        }
        return rows;
    }

    private static int write(Template template, String label, Slots slots, int count, CsvWriter writer)
            throws IOException {
        Random random = new Random(SEED ^ template.line().text().hashCode());
        List<String> sources = template.sources();
        Set<String> messages = messages(slots.parse(template.line()), slots, count, random);
        for (String message : messages) {
            writer.write(List.of(sources.get(random.nextInt(sources.size())), message, label));
        }
        return messages.size();
    }

    private static Set<String> messages(List<TemplatePart> template, Slots slots, int count, Random random) {
        Set<String> messages = new LinkedHashSet<>();
        for (int turn = 0; turn < TURNS_PER_MESSAGE * count && messages.size() < count; turn++) {
            messages.add(slots.fill(template, turn, random));
        }
        return messages;
    }

    private static void fail(String message, int exitCode) {
        System.err.println(message);
        System.exit(exitCode);
    }
}
