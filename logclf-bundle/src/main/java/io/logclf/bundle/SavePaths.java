package io.logclf.bundle;

import java.nio.file.Path;

/**
 * The files and folders that a save uses, all next to the target, so that they are on its file system and can be
 * renamed to it. They are hidden, and have fixed names: a save finds and removes what a killed one has left, and a
 * second save waits at the same lock.
 *
 * @param target the bundle's folder, absolute and normalized
 */
record SavePaths(Path target) {

    /** Returns the empty file that savers lock; it is never deleted. */
    Path lock() {
        return hidden("lock");
    }

    /** Returns the folder to which the bundle before is renamed, until the new one is in its place. */
    Path old() {
        return hidden("old");
    }

    /** Returns the folder in which the new bundle is written. */
    Path fresh() {
        return hidden("new");
    }

    private Path hidden(String role) {
        return target.resolveSibling("." + target.getFileName() + ".logclf-" + role);
    }
}
