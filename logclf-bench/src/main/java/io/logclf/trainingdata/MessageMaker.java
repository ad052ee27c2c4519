package io.logclf.trainingdata;

import io.logclf.api.text.Masker;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;

/**
 * Fills templates. Messages that are equal when masked teach a model nothing more, so those of a template differ when
 * masked; a template without words that vary gives one message.
 *
 * <p>The random numbers of a template are seeded with its own text, so that adding or removing a template changes the messages of no other
 * one: a change of the templates is a small diff of the CSV files. Safe for concurrent use.
 */
final class MessageMaker {

    /** Changed, it would change all committed messages. */
    private static final long SEED = 20_250_712;
    // A template with few slots may give the same message again.
    private static final int TRIES_PER_MESSAGE = 3;

    private final Slots slots;
    private final int count;

    /**
     * Creates a maker.
     *
     * @param slots the values of all slots
     * @param count the most messages of a template
     */
    MessageMaker(Slots slots, int count) {
        this.slots = slots;
        this.count = count;
    }

    /** A message and its source. */
    record Message(String source, String text) {}

    /** Returns messages of a template; the same ones for the same template, whatever the others are. */
    List<Message> messages(SystemKind kind, Template template) {
        Random random = new Random(SEED ^ template.text().hashCode());
        // Choices are passed through from a place of the template's own, or the last of many would never be taken.
        int first = random.nextInt(1_000);
        Set<String> masked = new HashSet<>();
        List<Message> messages = new ArrayList<>();
        for (int turn = 0; turn < TRIES_PER_MESSAGE * count && messages.size() < count; turn++) {
            String text = slots.fill(template.parts(), first + turn, random);
            // A zero alone makes no other message.
            if (masked.add(Masker.standard().mask(text).replace("<zero>", "<number>"))) {
                messages.add(new Message(source(kind, random), text));
            }
        }
        return messages;
    }

    /** Draws one of the sources of a kind of system. */
    private String source(SystemKind kind, Random random) {
        return slots.fill(kind.sources().get(random.nextInt(kind.sources().size())), 0, random);
    }
}
