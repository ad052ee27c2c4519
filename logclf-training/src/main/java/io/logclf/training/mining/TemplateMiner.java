package io.logclf.training.mining;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;

/**
 * Finds the templates behind log messages, in one pass and without any settings.
 *
 * <pre>{@code
 * TemplateMiner miner = new TemplateMiner();
 * int[] tickets = messages.stream().mapToInt(miner::add).toArray();
 * MinedTemplates mined = miner.mine();
 * String first = mined.template(tickets[0]).text();      // "session opened for user <*>"
 * }</pre>
 *
 * <p>First, a message becomes a skeleton: what varies by its form (whatever holds a digit, links, paths, addresses, dates)
 * becomes {@code <*>}, and neighbours become one. Then skeletons are united: those with the same constant words; those that
 * differ at one place whose values are many, look like identifiers, are announced by an equals sign, quotes or brackets, or
 * are known as values from elsewhere; and those that differ at several places which are rarer than their neighbours. The
 * ideas are those of Drain (He, Zhu, Zheng, Lyu, ICWS 2017) and Brain (Yu, He, Chen, Lyu, IEEE TSC 2023); unlike them this
 * one counts distinct skeletons and not lines, so order and repetition change nothing.
 *
 * <p>Adding takes time linear in a message's length, up to 16,384 characters of it: what is beyond varies. Memory is
 * proportional to the number of distinct skeletons. Mining takes about linear time in that number. Not safe for concurrent
 * use.
 */
public final class TemplateMiner {

    private final Words words = new Words();
    private final Lexer lexer = new Lexer(words);
    private final Skeletons skeletons = new Skeletons();

    /** Makes a miner that has seen nothing. */
    public TemplateMiner() {}

    /**
     * Takes a message in.
     *
     * @param message any text, of any length
     * @return a ticket that {@link MinedTemplates#template} takes; equal for messages with the same
     *     skeleton, not negative, and numbered from 0 in the order of first appearance
     * @throws NullPointerException if {@code message} is null
     */
    public int add(String message) {
        lexer.read(Objects.requireNonNull(message, "message"));
        return skeletons.add(lexer.tokens(), lexer.size(), lexer.hash());
    }

    /** Returns the templates of all messages added so far. More may be added afterwards, and mined again. */
    public MinedTemplates mine() {
        Refinement refinement = new Refinement(words, skeletons);
        refinement.run();
        List<Named> named = named(refinement.shapes());
        int[] idsByGroup = new int[skeletons.size()];
        for (int id = 0; id < named.size(); id++) {
            idsByGroup[refinement.groupOf(named.get(id).shape.skeleton())] = id;
        }
        int[] ids = new int[skeletons.size()];
        long[] counts = new long[named.size()];
        for (int skeleton = 0; skeleton < ids.length; skeleton++) {
            ids[skeleton] = idsByGroup[refinement.groupOf(skeleton)];
            counts[ids[skeleton]] += skeletons.count(skeleton);
        }
        return new MinedTemplates(templates(named, counts), ids);
    }

    /**
     * Returns the shapes with their texts, sorted by text and then by key, so that ids do not depend on the
     * order of messages.
     */
    private List<Named> named(List<Shape> shapes) {
        Named[] named = shapes.stream()
                .map(shape -> new Named(words.join(shape.tokens()), shape))
                .toArray(Named[]::new);
        Arrays.sort(named, Comparator.comparing(Named::text).thenComparing(n -> n.shape.key()));
        return List.of(named);
    }

    private static List<Template> templates(List<Named> named, long[] counts) {
        List<Template> templates = new ArrayList<>();
        for (int id = 0; id < counts.length; id++) {
            templates.add(new Template(id, named.get(id).text, counts[id]));
        }
        return templates;
    }

    private record Named(String text, Shape shape) {}
}
