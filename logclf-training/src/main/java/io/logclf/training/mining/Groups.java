package io.logclf.training.mining;

/** Sets that are united (union-find with path halving); the smallest member stands for its set. */
final class Groups {

    private final int[] parents;

    Groups(int size) {
        parents = new int[size];
        for (int i = 0; i < size; i++) {
            parents[i] = i;
        }
    }

    int find(int member) {
        int i = member;
        while (parents[i] != i) {
            parents[i] = parents[parents[i]];
            i = parents[i];
        }
        return i;
    }

    void unite(int a, int b) {
        int x = find(a);
        int y = find(b);
        parents[Math.max(x, y)] = Math.min(x, y);
    }
}
