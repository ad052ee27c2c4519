package io.logclf.server.edge;

/** How a line of the access log is written. Both hold the same facts. */
public enum AccessLogFormat {
    /** As web servers write it (NCSA combined), and behind that milliseconds and ids. */
    TEXT,
    /** An object a line. */
    JSON
}
