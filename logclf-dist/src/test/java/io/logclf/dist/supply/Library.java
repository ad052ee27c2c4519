package io.logclf.dist.supply;

import java.util.List;

/**
 * A library as a bill of materials names it.
 *
 * @param licences SPDX identifiers, or names where there is none; of several, whoever uses it may choose
 */
record Library(String group, String name, String version, List<String> licences) {

    Library {
        licences = List.copyOf(licences);
    }

    /** Whether it is a module of this project. */
    boolean isOurs() {
        return group.equals("io.logclf");
    }

    /** Returns {@code group:name}. */
    String id() {
        return group + ":" + name;
    }

    @Override
    public String toString() {
        return id() + ":" + version;
    }
}
