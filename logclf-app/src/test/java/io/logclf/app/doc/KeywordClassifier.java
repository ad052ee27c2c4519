package io.logclf.app.doc;

import io.logclf.api.AbstainReason;
import io.logclf.api.Label;
import io.logclf.api.LogClassifier;
import io.logclf.api.LogEntry;
import io.logclf.api.Verdict;
import java.nio.file.Path;
import java.util.List;

/** The stage of one's own that docs/bundle.md speaks of, as far as its snippet needs it to compile. */
public record KeywordClassifier(Path words, String label, double confidence) implements LogClassifier {

    @Override
    public Verdict classify(LogEntry entry) {
        return entry.message().contains(words.getFileName().toString())
                ? Verdict.decided(new Label(label), confidence, () -> "keyword")
                : Verdict.abstained(AbstainReason.NO_MATCH, "no keyword");
    }

    @Override
    public List<Verdict> classifyAll(List<LogEntry> entries) {
        return entries.stream().map(this::classify).toList();
    }

    @Override
    public void close() {}
}
