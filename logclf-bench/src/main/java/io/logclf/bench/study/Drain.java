package io.logclf.bench.study;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The peer that templates are compared with: Drain (He, Zhu, Zheng, Lyu: Drain, an online log parsing approach with fixed depth tree,
 * ICWS 2017), with the constants that its widely used successor Drain3 has by default, the same for every log, and without masks. Only what
 * groups lines is here. Not safe for concurrent use.
 */
final class Drain {

    private static final String VARIABLE = "<*>";
    /** Tokens that choose the way to a leaf: a depth of 4 with the root and the number of tokens. */
    private static final int KEY_TOKENS = 2;

    private static final int MOST_CHILDREN = 100;
    private static final double LEAST_SIMILARITY = 0.4;

    /** Ways to leaves, by the number of tokens first. */
    private final Node root = new Node();

    private int groups;

    private static final class Node {
        private final Map<String, Node> children = new HashMap<>();
        private final List<Group> groups = new ArrayList<>();

        /** Returns the child for a token; one that looks variable, or comes when there are many, shares a child with all others such. */
        Node child(String token) {
            boolean variable = token.chars().anyMatch(Character::isDigit);
            Node known = variable ? null : children.get(token);
            if (known != null) {
                return known;
            }
            boolean room = children.size() + (children.containsKey(VARIABLE) ? 0 : 1) < MOST_CHILDREN;
            return children.computeIfAbsent(variable || !room ? VARIABLE : token, any -> new Node());
        }
    }

    @SuppressWarnings("ArrayRecordComponent") // Never compared, and changed as lines come.
    private record Group(int id, String[] template) {

        double similarity(String... tokens) {
            int same = 0;
            for (int i = 0; i < tokens.length; i++) {
                same += template[i].equals(tokens[i]) ? 1 : 0;
            }
            return tokens.length == 0 ? 1 : (double) same / tokens.length;
        }

        long variables() {
            return List.of(template).stream().filter(VARIABLE::equals).count();
        }
    }

    /** Returns the number of the group of each message. */
    static int[] groups(List<String> messages) {
        Drain drain = new Drain();
        return messages.stream().mapToInt(drain::add).toArray();
    }

    private int add(String message) {
        String[] tokens = message.strip().split("\\s+", -1);
        Node node = root.children.computeIfAbsent("" + tokens.length, any -> new Node());
        for (int i = 0; i < Math.min(KEY_TOKENS, tokens.length); i++) {
            node = node.child(tokens[i]);
        }
        Group best = null;
        for (Group group : node.groups) {
            double similarity = group.similarity(tokens);
            double before = best == null ? -1 : best.similarity(tokens);
            if (similarity > before || (best != null && similarity == before && group.variables() > best.variables())) {
                best = group;
            }
        }
        if (best == null || best.similarity(tokens) < LEAST_SIMILARITY) {
            node.groups.add(new Group(groups, tokens));
            return groups++;
        }
        for (int i = 0; i < tokens.length; i++) {
            best.template[i] = best.template[i].equals(tokens[i]) ? tokens[i] : VARIABLE;
        }
        return best.id;
    }
}
