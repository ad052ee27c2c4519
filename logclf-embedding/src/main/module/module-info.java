/** Sentence embeddings. */
module io.logclf.embedding {
    requires transitive io.logclf.head;
    requires com.github.benmanes.caffeine;
    requires com.microsoft.onnxruntime;
    requires org.slf4j;
    requires static org.jspecify;

    exports io.logclf.embedding;

    provides io.logclf.api.spi.StageProvider with
            io.logclf.embedding.EmbeddingStageProvider;
}
