package io.logclf.workbench;

/** What a group is split by: something that its rows differ in, or what a person has ticked. */
public enum SplitBy {
    /** A group for each template. */
    TEMPLATE,
    /** A group for each source. */
    SOURCE,
    /** A group for each severity. */
    SEVERITY,
    /** A group of what is like the ticked examples, and one of the rest. */
    EXAMPLES
}
