/** Reads and saves trained bundles. */
module io.logclf.bundle {
    requires transitive io.logclf.api;
    requires org.slf4j;
    requires org.snakeyaml.engine;
    requires static org.jspecify;

    exports io.logclf.bundle;

    uses io.logclf.api.spi.StageProvider;
}
