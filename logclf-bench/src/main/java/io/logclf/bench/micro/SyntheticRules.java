package io.logclf.bench.micro;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.Set;

/**
 * Generates rules, and messages for them, from a seed. The rules are of three kinds in equal parts: literals with gaps between them,
 * alternations, and grok forms for addresses and numbers. Their literals are combinations of a subject, a verb and an object, so that
 * rules share words, as those of a real system do, and one literal alone does not tell them apart.
 *
 * <p>Of the messages, four in five match a rule; the fifth has the form of one with words of no rule, so that an engine cannot dismiss it
 * by its form. Patterns are written so that RE2/J, java.util.regex and Hyperscan all accept them and mean the same. Immutable once it is
 * built.
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
    /** Grok's {@code IPV4}, without the look-around that linear-time engines refuse. */
    private static final String IP = "(?:25[0-5]|2[0-4]\\d|1?\\d?\\d)(?:\\.(?:25[0-5]|2[0-4]\\d|1?\\d?\\d)){3}";
    /** Grok's {@code NUMBER}, likewise. */
    private static final String NUMBER = "[+-]?(?:\\d+(?:\\.\\d*)?|\\.\\d+)(?:[eE][+-]?\\d+)?";

    private final List<String> patterns = new ArrayList<>();
    private final List<String> messages = new ArrayList<>();

    /**
     * Generates rules and messages.
     *
     * @param ruleCount the number of rules
     * @param messageCount the number of messages, of about 70 characters
     * @param seed of everything random here
     */
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

    /** Returns the patterns with grok's definitions written out, for engines without grok. */
    List<String> patterns() {
        return patterns;
    }

    /** Returns the same patterns with grok's names, as a rule file would have them. */
    List<String> grokPatterns() {
        return patterns.stream()
                .map(pattern -> pattern.replace(IP, "%{IPV4}").replace(NUMBER, "%{NUMBER}"))
                .toList();
    }

    /** Returns the messages. */
    List<String> messages() {
        return messages;
    }

    /** Returns a pattern of one of the three kinds with a rule's words. */
    private static String pattern(int kind, String[] w) {
        return switch (kind) {
            case 0 -> w[0] + " \\S+ " + w[1] + ".*" + w[2] + " \\d+";
            case 1 -> w[0] + " (?:was|is being|has been) " + w[1] + " (?:with|without) " + w[2];
            default -> w[0] + " " + w[1] + " from " + IP + " " + w[2] + " took " + NUMBER + " ?ms";
        };
    }

    /** Returns a message that the pattern of the same kind and words matches. */
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

    /** Puts a request's id before a message, and fills it up to 70 characters behind. */
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
