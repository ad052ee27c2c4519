/** What trained stages share. */
module io.logclf.head {
    requires transitive io.logclf.api;
    requires com.google.gson;
    requires static org.jspecify;

    exports io.logclf.head;
    exports io.logclf.head.opposites;
}
