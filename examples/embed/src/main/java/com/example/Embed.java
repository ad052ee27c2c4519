package com.example;

import io.logclf.api.AbstainReason;
import io.logclf.api.Classification;
import io.logclf.api.ClassificationPipeline;
import io.logclf.api.Evidence;
import io.logclf.api.Label;
import io.logclf.api.LogClassifier;
import io.logclf.api.LogEntry;
import io.logclf.api.LoggingListener;
import io.logclf.api.Verdict;
import io.logclf.regex.RegexClassifier;
import io.logclf.regex.Rule;
import io.logclf.regex.RuleSet;
import java.util.List;
import java.util.Set;

/** Rules first, a stage of one's own for what they leave, and a source that asks only that stage. */
public final class Embed {

    private Embed() {}

    public static void main(String[] args) {
        RuleSet rules = RuleSet.of(List.of(
                Rule.of("login", "User Action", "User %{USER:user} logged (in|out)"),
                Rule.of("disk", "Resource Usage", "disk %{PATH:mount} is %{PERCENT:used} full")));
        try (ClassificationPipeline pipeline = ClassificationPipeline.builder()
                .stage("regex", RegexClassifier.of(rules))
                .stage("shouting", new Shouting())
                .route(Set.of("LegacyCRM"), "shouting")
                .listener(LoggingListener.create())
                .build()) {
            print(pipeline.classify("ModernCRM", "User k.lee logged in"));
            print(pipeline.classify("StorageCluster", "disk /var/lib is 91 % full"));
            print(pipeline.classify("StorageCluster", "DATA LOSS ON SHARD 7"));
            print(pipeline.classify("LegacyCRM", "User k.lee logged in"));
        }
    }

    private static void print(Classification classification) {
        System.out.println(classification.labelOr("Unclassified") + " <- " + classification.explanation());
    }

    /** A stage of the application's own: messages in capitals are critical. */
    private static final class Shouting implements LogClassifier {

        private volatile boolean closed;

        @Override
        public Verdict classify(LogEntry entry) {
            if (closed) {
                throw new IllegalStateException("closed");
            }
            String message = entry.message();
            boolean shouts = message.length() > 10 && message.chars().noneMatch(Character::isLowerCase);
            Evidence evidence = () -> "no small letter";
            return shouts
                    ? Verdict.decided(new Label("Critical Error"), 0.9, evidence)
                    : Verdict.abstained(AbstainReason.NO_MATCH, "has small letters");
        }

        @Override
        public void close() {
            closed = true;
        }
    }
}
