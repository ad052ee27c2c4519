package io.logclf.bench;

import io.logclf.api.Label;
import io.logclf.head.Normalizer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;

/**
 * Generates synthetic log messages, as the systems of an invented company might write them: about 100 characters long, with ids,
 * addresses, and hexadecimal and decimal numbers, all distinct. Messages of one template differ only in parts that the masker
 * replaces, so the number of templates controls how often a cache of masked messages is hit.
 *
 * <p>Benchmarks use them so that anyone can repeat a measurement without data of their own; with real logs, pass a file to
 * {@link #read}. The same seed gives the same messages. Not safe for concurrent use.
 */
public final class SyntheticMessages {

    private static final String[] SYSTEMS = {"ferry", "loom", "quarry", "kiln", "orchard", "mint", "beacon", "archive"};
    private static final String[] PARTS = {
        "dispatcher",
        "ledger",
        "turnstile",
        "crane",
        "furnace",
        "sorter",
        "pump",
        "scale",
        "roster",
        "gate",
        "catalog",
        "valve"
    };
    private static final String[] THINGS = {
        "the morning load",
        "a parcel",
        "one pallet",
        "the price list",
        "the duty plan",
        "a spare part",
        "the weather report",
        "an invoice",
        "a visitor badge",
        "the seed stock"
    };
    /** What happened, with the label of such messages; {@code %p} is a part, {@code %t} a thing. */
    private static final Map<String, String> EVENTS = Map.of(
            "%p accepted %t and put it in the queue", "Intake",
            "%p refused %t because the shelf is full", "Capacity",
            "%p lost its link while it was sending %t, trying again", "Network",
            "%p let the clerk in to look at %t", "Access",
            "%p saved %t and pruned what was older", "Backup",
            "%p could not read %t: the checksum differs", "Integrity",
            "%p has run hot, %t has to wait", "Hardware",
            "%p was started again with new settings for %t", "Maintenance");

    /** What varies between the messages of one template; each is replaced by a placeholder when it is masked. */
    private static final List<Function<Random, String>> DETAILS = List.of(
            random -> "from 10." + random.nextInt(256) + "." + random.nextInt(256) + "." + random.nextInt(256) + ":"
                    + (1024 + random.nextInt(60_000)),
            random -> "at 0x" + hex(random),
            random -> "after " + random.nextInt(100_000) + " ms",
            random -> "id=" + hex(random) + hex(random),
            random -> "job " + (100_000 + random.nextInt(900_000)),
            random -> String.format(Locale.ROOT, "(%.2f of %d MB)", random.nextDouble() * 4096, 4096),
            random -> "on 2025-"
                    + String.format(Locale.ROOT, "%02d-%02d", 1 + random.nextInt(12), 1 + random.nextInt(28)),
            random -> "session " + new UUID(random.nextLong(), random.nextLong()));

    /** Templates that all differ when they are masked. */
    private final List<Template> templates;

    private final Random random;

    /**
     * Creates the templates.
     *
     * @param templateCount the number of templates that differ when masked
     * @param seed of everything random here
     */
    public SyntheticMessages(int templateCount, long seed) {
        random = new Random(seed);
        Map<String, Template> byText = new LinkedHashMap<>();
        List<String> events = EVENTS.keySet().stream().sorted().toList();
        while (byText.size() < templateCount) {
            Template template = new Template(
                    oneOf(List.of(SYSTEMS)),
                    oneOf(List.of(PARTS)),
                    oneOf(List.of(THINGS)),
                    oneOf(events),
                    random.nextBoolean() ? List.of(oneOf(DETAILS)) : List.of(oneOf(DETAILS), oneOf(DETAILS)));
            byText.putIfAbsent(Normalizer.standard().normalize(template.message(random)), template);
        }
        templates = List.copyOf(byText.values());
    }

    /** Returns this many distinct messages, drawn evenly from the templates. */
    public List<String> messages(int count) {
        Set<String> messages = new LinkedHashSet<>();
        while (messages.size() < count) {
            messages.add(oneOf(templates).message(random));
        }
        return List.copyOf(messages);
    }

    /** Returns one masked message of each template with its label, of which there are eight: training data for a head. */
    public Map<String, Label> labelled() {
        Map<String, Label> labelled = new LinkedHashMap<>();
        for (Template template : templates) {
            labelled.put(Normalizer.standard().normalize(template.message(random)), template.label());
        }
        return labelled;
    }

    /**
     * Reads distinct messages from a file, or generates them, and prints how many there are, of how many templates.
     *
     * @param file lines, or a CSV file with the column {@code log_message}; empty to generate the messages
     * @param templateCount used if messages are generated
     * @param count used if messages are generated
     * @param seed used if messages are generated
     * @throws IllegalArgumentException if the file has no messages
     */
    public static List<String> read(String file, int templateCount, int count, long seed) throws IOException {
        List<String> messages = file.isEmpty()
                ? new SyntheticMessages(templateCount, seed).messages(count)
                : file(Path.of(file)).stream()
                        .filter(line -> !line.isBlank())
                        .distinct()
                        .toList();
        if (messages.isEmpty()) {
            throw new IllegalArgumentException(file + ": has no messages");
        }
        System.out.printf(
                Locale.ROOT,
                "%n%d distinct messages of %d templates, mean length %.1f characters%n",
                messages.size(),
                masked(messages).size(),
                messages.stream().mapToInt(String::length).average().orElseThrow());
        return messages;
    }

    /** Returns the lines of a file, or the cells of the column {@code log_message} of a CSV file. */
    private static List<String> file(Path file) throws IOException {
        if (!file.toString().endsWith(".csv")) {
            return Files.readAllLines(file);
        }
        List<String> messages = new ArrayList<>();
        CsvMessages.read(file, "log_message", "log_message", (message, same) -> messages.add(message));
        return messages;
    }

    /** Returns the messages as the masker leaves them, each once. */
    private static Set<String> masked(Collection<String> messages) {
        Set<String> masked = new LinkedHashSet<>();
        messages.forEach(message -> masked.add(Normalizer.standard().normalize(message)));
        return masked;
    }

    private <T> T oneOf(List<T> choices) {
        return choices.get(random.nextInt(choices.size()));
    }

    private static String hex(Random random) {
        return String.format(Locale.ROOT, "%08x", random.nextInt());
    }

    /** The constant part of messages, and what generates the variable rest. */
    private record Template(
            String system, String part, String thing, String event, List<Function<Random, String>> details) {

        Label label() {
            return new Label(EVENTS.getOrDefault(event, event));
        }

        String message(Random random) {
            List<String> words = new ArrayList<>();
            words.add(system + "[" + random.nextInt(40_000) + "]:");
            words.add(event.replace("%p", part).replace("%t", thing));
            details.forEach(detail -> words.add(detail.apply(random)));
            return String.join(" ", words);
        }
    }
}
