/** Template memory and n-grams. */
module io.logclf.lexical {
    requires transitive io.logclf.head;
    requires com.google.gson;
    requires static org.jspecify;

    exports io.logclf.lexical;

    provides io.logclf.api.spi.StageProvider with
            io.logclf.lexical.LexicalStageProvider;
}
