package io.logclf.training.discover;

import io.logclf.head.opposites.Polarity;
import io.logclf.head.opposites.Wording;
import java.util.HashSet;
import java.util.Set;

/**
 * What a growing set of templates says, and what must not come into it: the unit of {@link ClusterSplit}.
 * Not safe for concurrent use.
 */
final class ConstrainedSet {

    private final String foreign;
    private Polarity polarity;
    private Set<Integer> members;
    private Set<Integer> apart;

    /**
     * Begins with one template.
     *
     * @param apart the templates that must not be in a set with it
     */
    ConstrainedSet(Wording wording, int template, Set<Integer> apart) {
        foreign = wording.foreign();
        polarity = wording.polarity();
        members = new HashSet<>(Set.of(template));
        this.apart = new HashSet<>(apart);
    }

    /** Returns the templates of the set. */
    Set<Integer> members() {
        return members;
    }

    /**
     * Tells whether two sets must not become one: they say opposite things, in words of different scripts,
     * or hold templates that must be apart. Takes time of the smaller list of those.
     */
    boolean opposes(ConstrainedSet other) {
        boolean fewer = apart.size() < other.apart.size();
        Set<Integer> excluded = fewer ? apart : other.apart;
        Set<Integer> present = fewer ? other.members : members;
        return polarity.opposes(other.polarity)
                || !foreign.equals(other.foreign)
                || excluded.stream().anyMatch(present::contains);
    }

    /** Takes another set in, which is of no use afterwards. */
    void add(ConstrainedSet other) {
        polarity = polarity.with(other.polarity);
        members = union(members, other.members);
        apart = union(apart, other.apart);
    }

    /** Adds the smaller to the larger, so that many unions cost little. */
    private static Set<Integer> union(Set<Integer> a, Set<Integer> b) {
        Set<Integer> larger = a.size() < b.size() ? b : a;
        larger.addAll(a.size() < b.size() ? a : b);
        return larger;
    }
}
