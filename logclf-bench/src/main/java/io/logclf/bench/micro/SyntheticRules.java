package io.logclf.bench.micro;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.Set;

/**
 * Rules and messages made for benchmarks from a seed: literals with gaps, alternations, and grok forms in equal parts.
 * Patterns are written so that RE2/J, java.util.regex and Hyperscan all take them.
 */
final class SyntheticRules {

    private static final String[] SUBJECTS = {
        "Session",
        "Worker",
        "Replica",
        "Invoice",
        "Ticket",
        "Upload",
        "Mailbox",
        "Shard",
        "Volume",
        "Pipeline",
        "Cluster",
        "Tenant",
        "Scheduler",
        "Listener",
        "Broker",
        "Ledger",
        "Payment",
        "Container",
        "Snapshot",
        "Gateway"
    };
    private static final String[] VERBS = {
        "opened", "closed", "restarted", "migrated", "throttled", "rejected", "archived", "rotated", "promoted",
                "paused",
        "resumed", "expired", "verified", "locked", "released", "imported", "exported", "repaired", "evicted", "queued"
    };
    private static final String[] OBJECTS = {
        "quota",
        "lease",
        "certificate",
        "partition",
        "transaction",
        "checkpoint",
        "attachment",
        "subscription",
        "policy",
        "credential",
        "heartbeat",
        "region",
        "backlog",
        "cursor",
        "registry",
        "bucket",
        "channel",
        "journal",
        "vault",
        "index"
    };
    private static final String IP = "(?:25[0-5]|2[0-4]\\d|1?\\d?\\d)(?:\\.(?:25[0-5]|2[0-4]\\d|1?\\d?\\d)){3}";
    private static final String NUMBER = "[+-]?(?:\\d+(?:\\.\\d*)?|\\.\\d+)(?:[eE][+-]?\\d+)?";

    private final List<String> patterns = new ArrayList<>();
    private final List<String> messages = new ArrayList<>();

    /** Makes rules, and messages of about 70 characters of which four in five match a rule. */
    SyntheticRules(int ruleCount, int messageCount, long seed) {
        Random random = new Random(seed);
        Set<String> combinations = new LinkedHashSet<>();
        while (combinations.size() < 2 * ruleCount) {
            combinations.add(oneOf(SUBJECTS, random) + " " + oneOf(VERBS, random) + " " + oneOf(OBJECTS, random));
        }
        List<String[]> words = combinations.stream().map(c -> c.split(" ")).toList();
        for (int i = 0; i < ruleCount; i++) {
            patterns.add(pattern(i % 3, words.get(i)));
        }
        for (int i = 0; i < messageCount; i++) {
            boolean known = random.nextInt(5) > 0;
            int rule = random.nextInt(ruleCount);
            messages.add(padded(message(rule % 3, words.get(known ? rule : ruleCount + rule), random), random));
        }
    }

    /** With the definitions written out. */
    List<String> patterns() {
        return patterns;
    }

    /** As a rule file would have them, with grok names. */
    List<String> grokPatterns() {
        return patterns.stream()
                .map(pattern -> pattern.replace(IP, "%{IPV4}").replace(NUMBER, "%{NUMBER}"))
                .toList();
    }

    List<String> messages() {
        return messages;
    }

    private static String pattern(int kind, String[] w) {
        return switch (kind) {
            case 0 -> w[0] + " \\S+ " + w[1] + ".*" + w[2] + " \\d+";
            case 1 -> w[0] + " (?:was|is being|has been) " + w[1] + " (?:with|without) " + w[2];
            default -> w[0] + " " + w[1] + " from " + IP + " " + w[2] + " took " + NUMBER + " ?ms";
        };
    }

    private static String message(int kind, String[] w, Random random) {
        return switch (kind) {
            case 0 -> w[0] + " " + hex(random) + " " + w[1] + " because of " + w[2] + " " + random.nextInt(10_000);
            case 1 -> w[0] + " has been " + w[1] + " without " + w[2];
            default ->
                String.format(
                        Locale.ROOT,
                        "%s %s from 10.%d.%d.%d %s took %.2f ms",
                        w[0],
                        w[1],
                        random.nextInt(256),
                        random.nextInt(256),
                        random.nextInt(256),
                        w[2],
                        random.nextDouble() * 1000);
        };
    }

    private static String padded(String message, Random random) {
        StringBuilder padded =
                new StringBuilder("[req ").append(hex(random)).append("] ").append(message);
        while (padded.length() < 70) {
            padded.append(" #").append(hex(random), 0, 4);
        }
        return padded.toString();
    }

    private static String hex(Random random) {
        return String.format(Locale.ROOT, "%08x", random.nextInt());
    }

    private static String oneOf(String[] choices, Random random) {
        return choices[random.nextInt(choices.length)];
    }
}
