package io.logclf.training.mining;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** Messages with the templates that were mined from them. */
final class Mined {

    private final List<String> messages;
    private final List<Template> templates = new ArrayList<>();
    private final MinedTemplates mined;

    private Mined(List<String> messages) {
        this.messages = messages;
        TemplateMiner miner = new TemplateMiner();
        int[] tickets = messages.stream().mapToInt(miner::add).toArray();
        mined = miner.mine();
        for (int ticket : tickets) {
            templates.add(mined.template(ticket));
        }
    }

    static Mined from(List<String> messages) {
        return new Mined(messages);
    }

    static Mined from(String... messages) {
        return new Mined(List.of(messages));
    }

    List<Template> templates() {
        return mined.templates();
    }

    /** Returns the texts of all templates, sorted. */
    List<String> texts() {
        return mined.templates().stream().map(Template::text).toList();
    }

    /** Returns each message with the id and text of its template, sorted, once. */
    Set<String> partition() {
        Set<String> partition = new TreeSet<>();
        for (int i = 0; i < messages.size(); i++) {
            Template template = templates.get(i);
            partition.add(messages.get(i) + " -> " + template.id() + " " + template.text());
        }
        return partition;
    }
}
