package io.logclf.training.rules;

import io.logclf.api.Label;
import io.logclf.api.LogEntry;
import io.logclf.training.LabelledEntry;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Random;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Labelled rows of nine labels, made of templates with slots for numbers, users, addresses, paths and the like. */
final class MadeTemplates {

    private static final Pattern SLOT = Pattern.compile("\\{(\\w+)}");
    private static final List<String> NAMES = List.of("verbose", "sumRows", "colour");
    private static final List<String> FOLDERS = List.of("shop", "srv", "data");
    private static final List<String> ENDINGS = List.of("pdf", "csv");

    private final Random random;

    private MadeTemplates(long seed) {
        this.random = new Random(seed);
    }

    /** Returns so many rows of each template, with values that the seed determines. */
    static List<LabelledEntry> rows(int perTemplate, long seed) {
        MadeTemplates templates = new MadeTemplates(seed);
        List<LabelledEntry> rows = new ArrayList<>();
        for (String line : lines("templates.txt")) {
            int colon = line.indexOf(": ");
            Label label = new Label(line.substring(0, colon));
            for (int i = 0; i < perTemplate; i++) {
                rows.add(LabelledEntry.of(LogEntry.of(templates.filled(line.substring(colon + 2))), label));
            }
        }
        return rows;
    }

    /** Returns the sentences that no rule made of the rows may take. */
    static List<String> tricks() {
        return lines("tricks.txt");
    }

    private static List<String> lines(String resource) {
        try (InputStream stream = Objects.requireNonNull(MadeTemplates.class.getResourceAsStream(resource), resource)) {
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private String filled(String template) {
        return SLOT.matcher(template).replaceAll(slot -> Matcher.quoteReplacement(value(slot.group(1))));
    }

    private String value(String slot) {
        return switch (slot) {
            case "n" -> String.valueOf(1 + random.nextInt((int) Math.pow(10, 1 + random.nextInt(4))));
            case "float" -> String.format(Locale.ROOT, "%.3f", 0.001 + random.nextDouble());
            case "version" -> value("n") + "." + value("n");
            case "hex" -> String.format(Locale.ROOT, "%016x", random.nextLong());
            case "uuid" -> new UUID(random.nextLong(), random.nextLong()).toString();
            case "ip" -> "10." + octet() + "." + octet() + "." + octet();
            case "host" -> "node-" + (1 + random.nextInt(40));
            case "user" -> "User" + (1 + random.nextInt(999));
            case "name" -> one(NAMES);
            case "path" -> "/" + one(FOLDERS) + "/" + one(FOLDERS) + value("n");
            case "file" -> "scan_" + value("n") + "." + one(ENDINGS);
            default -> throw new IllegalArgumentException("slot: " + slot);
        };
    }

    private int octet() {
        return 1 + random.nextInt(255);
    }

    private String one(List<String> values) {
        return values.get(random.nextInt(values.size()));
    }
}
