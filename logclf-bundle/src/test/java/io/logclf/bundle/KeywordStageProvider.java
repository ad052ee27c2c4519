package io.logclf.bundle;

import io.logclf.api.AbstainReason;
import io.logclf.api.Counter;
import io.logclf.api.Label;
import io.logclf.api.LogClassifier;
import io.logclf.api.LogEntry;
import io.logclf.api.Verdict;
import io.logclf.api.spi.StageProvider;
import io.logclf.api.spi.StageSettings;
import io.logclf.api.spi.StageSource;
import io.logclf.testkit.FakeEvidence;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.stream.Collectors;

/** What a third party may write: labels by words, from settings of every kind; remembers what it opened. */
public final class KeywordStageProvider implements StageProvider {

    /** Every stage opened in this JVM. */
    static final Queue<Keywords> OPENED = new ConcurrentLinkedQueue<>();

    /** Messages that wait in the stage until the latch lets them go. */
    static final Map<String, Gate> GATES = new ConcurrentHashMap<>();

    @Override
    public String type() {
        return "keyword";
    }

    @Override
    public LogClassifier open(StageSource source) {
        StageSettings settings = source.settings();
        String label = settings.text("label").orElse("Keyword");
        List<String> words = settings.texts("words");
        double confidence = settings.number("confidence", 0, 1).orElse(1);
        long longest = settings.wholeNumber("maxWords", 1, 10).orElse(10);
        if (words.size() > longest) {
            throw settings.refusal("words", "must be at most " + longest);
        }
        boolean remote = settings.flag("remote").orElse(false);
        Duration timeout = settings.duration("timeout").orElse(Duration.ofSeconds(1));
        StageSettings byWord = settings.section("labels");
        Map<String, String> labels = byWord.keys().stream()
                .collect(
                        Collectors.toMap(word -> word, word -> byWord.text(word).orElseThrow()));
        Keywords stage = new Keywords(label, words, labels, confidence, remote || timeout.isZero());
        OPENED.add(stage);
        return stage;
    }

    /** Lets a test meet a message in the middle of the stage. */
    record Gate(CountDownLatch arrived, CountDownLatch open) {

        static Gate at(String message) {
            Gate gate = new Gate(new CountDownLatch(1), new CountDownLatch(1));
            GATES.put(message, gate);
            return gate;
        }
    }

    /** The stage. */
    static final class Keywords implements LogClassifier {

        private final String label;
        private final List<String> words;
        private final Map<String, String> labels;
        private final double confidence;
        private final boolean remote;
        private final Counter classified = new Counter("classified");
        private volatile boolean closed;

        Keywords(String label, List<String> words, Map<String, String> labels, double confidence, boolean remote) {
            this.label = label;
            this.words = words;
            this.labels = labels;
            this.confidence = confidence;
            this.remote = remote;
        }

        boolean isClosed() {
            return closed;
        }

        @Override
        public List<Counter> counters() {
            return List.of(classified);
        }

        @Override
        public boolean isRemote() {
            return remote;
        }

        @Override
        public Verdict classify(LogEntry entry) {
            Gate gate = GATES.get(entry.message());
            if (gate != null) {
                gate.arrived().countDown();
                try {
                    gate.open().await();
                } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                }
            }
            classified.increment();
            if (closed) {
                throw new IllegalStateException("the stage is closed");
            }
            for (Map.Entry<String, String> own : labels.entrySet()) {
                if (entry.message().contains(own.getKey())) {
                    return decided(own.getValue());
                }
            }
            return words.stream().anyMatch(entry.message()::contains)
                    ? decided(label)
                    : Verdict.abstained(AbstainReason.NO_MATCH, "no word");
        }

        private Verdict decided(String name) {
            return Verdict.decided(new Label(name), confidence, new FakeEvidence("a word"));
        }

        @Override
        public void close() {
            closed = true;
        }
    }
}
