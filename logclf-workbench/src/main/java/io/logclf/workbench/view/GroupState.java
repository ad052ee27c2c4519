package io.logclf.workbench.view;

/** What has been said about a group. */
public enum GroupState {
    /** Nothing yet. */
    OPEN,
    /** All of it has one label. */
    LABELLED,
    /** No label fits it. */
    NONE,
    /** Its parts have different labels, or some have none. */
    MIXED
}
