package io.logclf.training.discover;

import io.logclf.api.LogEntry;
import io.logclf.api.Severity;
import io.logclf.api.text.ShownText;
import io.logclf.head.Normalizer;
import io.logclf.training.mining.MinedTemplates;
import io.logclf.training.mining.Template;
import io.logclf.training.mining.TemplateMiner;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * The rows of a log as tickets of a miner, four bytes a row, with the first messages of each ticket: what
 * is kept between the two readings of a log. Not safe for concurrent use.
 */
final class MinedRows {

    private static final int BLANK = -1;

    /** Messages that are kept of one form. */
    private static final int MAX_EXAMPLES_PER_TICKET = 3;

    /** Messages that are shown of one template. */
    private static final int MAX_EXAMPLES = 200;
    /** Sources, and severities, that are kept of one form. */
    private static final int MAX_SOURCES = 20;
    /** What is behind makes no difference to rules, and is too long for reports. */
    private static final int MAX_EXAMPLE_CHARS = 4_000;

    private final TemplateMiner miner = new TemplateMiner();
    private final List<Set<String>> examples = new ArrayList<>();
    private final List<Set<String>> sources = new ArrayList<>();
    private final List<Set<String>> severities = new ArrayList<>();
    private int[] tickets = new int[1 << 10];
    private int rows;

    /**
     * Adds the next row.
     *
     * @param row without an entry for a blank line
     */
    void add(Optional<LogEntry> row) {
        append(row.isPresent() ? ticket(row.get()) : BLANK);
    }

    /** Mines a message, and remembers what reports show of it. */
    private int ticket(LogEntry entry) {
        String message = entry.message();
        int ticket = miner.add(message);
        if (ticket == examples.size()) {
            examples.add(new LinkedHashSet<>());
            sources.add(new TreeSet<>());
            severities.add(new TreeSet<>());
        }
        note(entry.source(), sources.get(ticket));
        if (entry.severity() != Severity.UNKNOWN) {
            note(entry.severity().name(), severities.get(ticket));
        }
        Set<String> kept = examples.get(ticket);
        if (kept.size() < MAX_EXAMPLES_PER_TICKET) {
            kept.add(ShownText.start(message, MAX_EXAMPLE_CHARS));
        }
        return ticket;
    }

    private static void note(String name, Set<String> names) {
        if (!name.isBlank() && names.size() < MAX_SOURCES) {
            names.add(name);
        }
    }

    /** Returns how many rows were added, blank ones included. */
    int rows() {
        return rows;
    }

    /** Tells whether any row had a message. */
    boolean hasMessages() {
        return !examples.isEmpty();
    }

    /** Tells whether a row, counted from 0, had no message. */
    boolean isBlank(int row) {
        return tickets[row] == BLANK;
    }

    /** Returns the templates of all rows added so far. */
    MinedTemplates mine() {
        return miner.mine();
    }

    /** Returns the ticket of a row that is not blank. */
    int ticket(int row) {
        return tickets[row];
    }

    /**
     * Returns the templates in the order of their ids, with the messages of their most frequent forms
     * first.
     *
     * @param mined what {@link #mine} returned
     * @param normalizer makes the text that is encoded, of the first message
     */
    List<TemplateRows> templates(MinedTemplates mined, Normalizer normalizer) {
        long[] counts = new long[examples.size()];
        for (int row = 0; row < rows; row++) {
            if (tickets[row] != BLANK) {
                counts[tickets[row]]++;
            }
        }
        List<List<Integer>> ticketsByTemplate = new ArrayList<>();
        mined.templates().forEach(template -> ticketsByTemplate.add(new ArrayList<>()));
        for (int ticket = 0; ticket < counts.length; ticket++) {
            ticketsByTemplate.get(mined.template(ticket).id()).add(ticket);
        }
        List<TemplateRows> templates = new ArrayList<>();
        for (Template template : mined.templates()) {
            List<Integer> own = ticketsByTemplate.get(template.id());
            own.sort(Comparator.comparingLong(ticket -> -counts[ticket]));
            List<String> messages = messages(own);
            templates.add(new TemplateRows(
                    template.text(),
                    template.count(),
                    normalizer.normalize(messages.get(0)),
                    messages,
                    union(own, sources),
                    union(own, severities)));
        }
        return templates;
    }

    private static List<String> union(List<Integer> tickets, List<Set<String>> names) {
        return tickets.stream()
                .flatMap(ticket -> names.get(ticket).stream())
                .distinct()
                .sorted()
                .limit(MAX_SOURCES)
                .toList();
    }

    /** Returns one message of each ticket, then the others, so that all forms are among the first. */
    private List<String> messages(List<Integer> own) {
        Set<String> messages = new LinkedHashSet<>();
        for (int turn = 0; turn < MAX_EXAMPLES_PER_TICKET; turn++) {
            for (int ticket : own) {
                if (messages.size() < MAX_EXAMPLES) {
                    examples.get(ticket).stream().skip(turn).findFirst().ifPresent(messages::add);
                }
            }
        }
        return List.copyOf(messages);
    }

    private void append(int ticket) {
        if (rows == tickets.length) {
            tickets = Arrays.copyOf(tickets, 2 * rows);
        }
        tickets[rows++] = ticket;
    }
}
