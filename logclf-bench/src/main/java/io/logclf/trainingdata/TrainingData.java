package io.logclf.trainingdata;

import io.logclf.io.CsvWriter;
import io.logclf.io.EntryColumns;
import io.logclf.io.LabelColumns;
import io.logclf.io.output.AtomicOutputFile;
import io.logclf.trainingdata.MessageMaker.Message;
import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

/**
 * Generates the labelled messages that the shipped model is trained on from hand-written templates: a CSV file per label, a
 * few messages per template. The same templates give the same bytes, and a template's messages do not depend on the
 * others. Files appear when they are complete.
 *
 * <pre>{@code
 * java -cp logclf-bench/target/benchmarks.jar io.logclf.trainingdata.TrainingData resources/training/templates resources/training
 * }</pre>
 */
public final class TrainingData {

    /** As many messages of a template are in the committed files, at most. */
    static final int MESSAGES_PER_TEMPLATE = 3;

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
        List<SystemKind> kinds = SystemKind.readFolder(templates, slots);
        MessageMaker maker = new MessageMaker(slots, messages);
        int rows = 0;
        for (Tag tag : Tag.values()) {
            rows += write(tag, kinds, maker, output.resolve(tag.fileName()));
        }
        return rows;
    }

    /** Writes the file of a label, and returns its number of messages. */
    private static int write(Tag tag, List<SystemKind> kinds, MessageMaker maker, Path file) throws IOException {
        int rows = 0;
        try (AtomicOutputFile output = AtomicOutputFile.open(file);
                CsvWriter writer = CsvWriter.of(output)) {
            writer.write(List.of(EntryColumns.SOURCE, EntryColumns.MESSAGE, LabelColumns.LABEL));
            for (SystemKind kind : kinds) {
                for (Template template : kind.templates()) {
                    rows += template.tag() == tag ? write(kind, template, maker, writer) : 0;
                }
            }
            writer.flush();
            output.commit();
        }
        return rows;
    }

    private static int write(SystemKind kind, Template template, MessageMaker maker, CsvWriter writer)
            throws IOException {
        List<Message> messages = maker.messages(kind, template);
        for (Message message : messages) {
            writer.write(
                    List.of(message.source(), message.text(), template.tag().label()));
        }
        return messages.size();
    }

    private static void fail(String message, int exitCode) {
        System.err.println(message);
        System.exit(exitCode);
    }
}
