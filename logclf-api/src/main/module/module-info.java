/** Values, the classifier SPI, the cascade, and masking of variable parts. */
module io.logclf.api {
    requires org.slf4j;
    requires static org.jspecify;

    exports io.logclf.api;
    exports io.logclf.api.spi;
    exports io.logclf.api.text;
}
