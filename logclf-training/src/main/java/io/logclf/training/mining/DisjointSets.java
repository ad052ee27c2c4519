package io.logclf.training.mining;

/**
 * Sets that are united (union-find with path halving); the smallest member stands for its set, so that the
 * result does not depend on the order of unions.
 */
final class DisjointSets {

    private final int[] parents;

    DisjointSets(int size) {
        parents = new int[size];
        for (int i = 0; i < size; i++) {
            parents[i] = i;
        }
    }

    /** Returns the member that stands for a member's set. */
    int find(int member) {
        int i = member;
        while (parents[i] != i) {
            parents[i] = parents[parents[i]];
            i = parents[i];
        }
        return i;
    }

    /** Makes the sets of two members one. */
    void unite(int a, int b) {
        int x = find(a);
        int y = find(b);
        parents[Math.max(x, y)] = Math.min(x, y);
    }
}
