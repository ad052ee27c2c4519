/**
 * How a server meets the network. In: settings for root path, trusted proxies, TLS and access log ({@link io.logclf.server.edge.Edge},
 * where to begin). Out: keys and trust from PEM files, and the lines of the access log. The server acts on them: this package knows no
 * request, and of Jetty only how ranges of addresses are matched.
 */
@NullMarked
package io.logclf.server.edge;

import org.jspecify.annotations.NullMarked;
