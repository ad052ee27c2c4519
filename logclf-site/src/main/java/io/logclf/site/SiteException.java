package io.logclf.site;

import java.util.List;

/** The pages do not make a site; the message has a line for each fault, with its page. */
final class SiteException extends RuntimeException {

    /** Makes one of several faults, so that all can be mended before the next attempt. */
    SiteException(List<String> faults) {
        super(String.join(System.lineSeparator(), faults));
    }
}
