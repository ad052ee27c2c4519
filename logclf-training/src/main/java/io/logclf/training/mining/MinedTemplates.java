package io.logclf.training.mining;

import java.util.List;
import java.util.Objects;

/**
 * The templates of the messages that were added to a {@link TemplateMiner}.
 *
 * The same set of messages gives the same templates with the same ids, in whatever order and however often
 * each of them was added; only the counts differ. Immutable and safe for concurrent use, while the miner
 * goes on.
 */
public final class MinedTemplates {

    private final List<Template> templates;
    private final int[] idsByTicket;

    MinedTemplates(List<Template> templates, int[] idsByTicket) {
        this.templates = List.copyOf(templates);
        this.idsByTicket = idsByTicket.clone();
    }

    /** Returns all templates, each at the place of its id, sorted by text. */
    public List<Template> templates() {
        return templates;
    }

    /**
     * Returns the template of a message.
     *
     * @param ticket what {@link TemplateMiner#add} returned for it
     * @throws IndexOutOfBoundsException if the ticket is not one that the miner had given out before it mined these
     */
    public Template template(int ticket) {
        return templates.get(idsByTicket[Objects.checkIndex(ticket, idsByTicket.length)]);
    }
}
