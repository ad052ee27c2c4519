package io.logclf.workbench;

/** A group as somebody saw it: a change is made only if it is still the same. */
public record GroupVersion(long id, long version) {}
