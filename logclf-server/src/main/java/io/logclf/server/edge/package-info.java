/** How a server meets the network: settings for root path, proxies, TLS and access log. The server acts on them. */
@NullMarked
package io.logclf.server.edge;

import org.jspecify.annotations.NullMarked;
