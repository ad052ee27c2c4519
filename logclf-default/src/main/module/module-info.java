/** The trained bundle that ships, with the stages it needs. */
module io.logclf.defaults {
    requires transitive io.logclf.bundle;

    exports io.logclf.defaults;
}
