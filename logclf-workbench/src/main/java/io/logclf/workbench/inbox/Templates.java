package io.logclf.workbench.inbox;

import io.logclf.api.LogEntry;
import io.logclf.api.text.ShownText;
import io.logclf.head.Normalizer;
import io.logclf.llm.redact.Redactor;
import io.logclf.workbench.view.Suggestion;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The templates of an inbox in memory, and which of them are not stored yet. Not safe for concurrent use.
 *
 * <p>A message is redacted and then masked; messages whose masked text is equal are one template. Redacting
 * takes ten times as long as masking, so the result is remembered by the masked text of the message as it
 * came: messages with equal masks have equal templates in practice, as secrets are variable parts too.
 */
final class Templates {

    private static final int MAX_SOURCE = 200;
    /** How many of these results are remembered; the ones used least recently are dropped. */
    private static final int MAX_SHORTCUTS = 20_000;

    private final InboxOptions options;
    private final Redactor redactor = Redactor.standard();
    private final Normalizer normalizer = Normalizer.standard();
    private final Map<String, Collected> byMasked = new HashMap<>();
    /** Templates that are to be stored, and those to be removed from the store. */
    private final Set<String> changed = new HashSet<>();

    private final Set<String> removed = new HashSet<>();

    private final Map<String, String> shortcuts = new LinkedHashMap<>(16, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, String> eldest) {
            return size() > MAX_SHORTCUTS;
        }
    };

    /** Begins with what was stored, and drops what is more than the options allow. */
    Templates(InboxOptions options, Collection<InboxTemplate> kept) {
        this.options = options;
        kept.forEach(template -> byMasked.put(template.masked(), Collected.of(template)));
        shrink();
    }

    /** Counts a message; the template that it makes too many goes at once, with some more. */
    void add(LogEntry entry, Instant seen, Optional<Suggestion> said) {
        // Redacting takes ten times as long as masking, and most messages are like one before.
        String raw = normalizer.normalize(entry.message());
        String masked = shortcuts.computeIfAbsent(raw, text -> masked(entry.message()));
        Collected template = byMasked.computeIfAbsent(masked, text -> new Collected(text, seen));
        template.saw(seen, said);
        if (template.wants(entry.message())) {
            template.add(new InboxExample(
                    ShownText.start(redacted(entry.source()), MAX_SOURCE),
                    redacted(entry.message()),
                    entry.severity(),
                    seen));
        }
        changed.add(masked);
        removed.remove(masked);
        shrink();
    }

    /** Removes those last seen before an instant. */
    void expire(Instant before) {
        remove(byMasked.values().stream()
                .filter(template -> template.last().isBefore(before))
                .map(Collected::masked)
                .toList());
    }

    void remove(Collection<String> masked) {
        for (String text : masked) {
            if (byMasked.remove(text) != null) {
                changed.remove(text);
                removed.add(text);
            }
        }
    }

    /** All of them, those with most messages first. */
    List<InboxTemplate> all() {
        return byMasked.values().stream()
                .sorted(Comparator.comparingLong(Collected::count).reversed().thenComparing(Collected::masked))
                .map(Collected::template)
                .toList();
    }

    boolean hasChanged() {
        return !changed.isEmpty() || !removed.isEmpty();
    }

    /** Returns those to be stored, as they are now. */
    List<InboxTemplate> changed() {
        List<InboxTemplate> templates = new ArrayList<>();
        for (String masked : changed) {
            Collected template = byMasked.get(masked);
            if (template != null) {
                templates.add(template.template());
            }
        }
        return templates;
    }

    /** Returns those to be removed from the store. */
    List<String> removed() {
        return List.copyOf(removed);
    }

    /** Notes that the store has all of it. */
    void stored() {
        changed.clear();
        removed.clear();
    }

    /** Notes that what was taken to be stored is not; what has changed meanwhile is not overwritten. */
    void again(Collection<InboxTemplate> templates, Collection<String> masked) {
        templates.stream()
                .map(InboxTemplate::masked)
                .filter(byMasked::containsKey)
                .forEach(changed::add);
        masked.stream().filter(text -> !byMasked.containsKey(text)).forEach(removed::add);
    }

    /**
     * Drops the templates with the fewest messages if there are too many, and 5 % more, so that not every
     * new one has to sort them all.
     */
    private void shrink() {
        if (byMasked.size() <= options.templates()) {
            return;
        }
        int gone = byMasked.size() - options.templates() + options.templates() / 20;
        remove(byMasked.values().stream()
                .sorted(Comparator.comparingLong(Collected::count).thenComparing(Collected::last))
                .limit(gone)
                .map(Collected::masked)
                .toList());
    }

    private String masked(String message) {
        return normalizer.normalize(redacted(message));
    }

    private String redacted(String text) {
        return redactor.redact(text).text();
    }
}
