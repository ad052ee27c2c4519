package io.logclf.server;

import io.logclf.server.edge.TrustedProxies;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.eclipse.jetty.http.HostPortHttpField;
import org.eclipse.jetty.http.HttpException;
import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.http.HttpURI;
import org.eclipse.jetty.server.ConnectionMetaData;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.util.HostPort;

/**
 * Makes a request that a trusted proxy passed on what it was when the first trusted proxy got it: its scheme, its host, and the address of
 * the client. What others say is left alone, and changes nothing.
 *
 * <p>Jetty's own {@code ForwardedRequestCustomizer} believes everybody, and the first element of each header, which a client can send and
 * most proxies append to. This one goes from the last element to the first, as long as each was written by a trusted proxy.
 */
final class ForwardedCustomizer implements HttpConfiguration.Customizer {

    /** Attribute of a request that came through a trusted proxy. */
    static final String PROXIED = "logclf.proxied";

    /** Attribute of a request whose connection is that of a trusted proxy, whatever the proxy says of it. */
    static final String FROM_PROXY = "logclf.fromProxy";

    private static final Set<String> SCHEMES = Set.of("http", "https");

    // Jetty's parser writes what it refuses into the log.
    private static final Pattern AUTHORITY =
            Pattern.compile("[A-Za-z0-9._-]+(:\\d{1,5})?|\\[[0-9A-Fa-f:.]+](:\\d{1,5})?|[0-9A-Fa-f:.]+");

    private final TrustedProxies proxies;

    /** @param proxies whose headers count; those of anybody else change nothing */
    ForwardedCustomizer(TrustedProxies proxies) {
        this.proxies = proxies;
    }

    /**
     * Returns the request as the outermost trusted proxy got it, or as it is if its connection is
     * not a trusted proxy's. Walks the chain of clients from the last proxy to the first, and stops
     * at the first address that is not trusted: that is the client, whatever stands before it.
     */
    @Override
    public Request customize(Request request, HttpFields.Mutable responseHeaders) {
        SocketAddress peer = request.getConnectionMetaData().getRemoteSocketAddress();
        if (!proxies.trusts(peer)) {
            return request;
        }
        request.setAttribute(FROM_PROXY, true);
        ForwardedHops hops = ForwardedHops.of(request.getHeaders());
        if (hops.isEmpty()) {
            return request;
        }
        int trusted = 0;
        SocketAddress client = peer;
        List<String> clients = hops.clients();
        for (int i = clients.size() - 1; i >= 0; i--) {
            Optional<InetSocketAddress> before = socketAddress(clients.get(i));
            if (before.isEmpty()) {
                break;
            }
            client = before.get();
            if (i == 0 || !proxies.trusts(client)) {
                break;
            }
            trusted++;
        }
        request.setAttribute(PROXIED, true);
        return new Outer(request, uri(request.getHttpURI(), hops, trusted), client);
    }

    /**
     * The address as the outermost trusted proxy was called: what a proxy does not say stays as it
     * is.
     */
    private static HttpURI uri(HttpURI inner, ForwardedHops hops, int trusted) {
        HttpURI.Mutable outer = HttpURI.build(inner);
        ForwardedHops.before(hops.schemes(), trusted)
                .map(scheme -> scheme.toLowerCase(Locale.ROOT))
                .filter(SCHEMES::contains)
                .ifPresent(outer::scheme);
        try {
            Optional<HostPort> host =
                    ForwardedHops.before(hops.hosts(), trusted).map(ForwardedCustomizer::authority);
            int port = ForwardedHops.before(hops.ports(), trusted)
                    .map(HostPort::parsePort)
                    .orElse(0);
            host.ifPresent(name -> outer.authority(name.getHost(), name.getPort(port)));
        } catch (IllegalArgumentException e) {
            throw new HttpException.RuntimeException(400, "a proxy passes on a host that is none", e);
        }
        return outer.asImmutable();
    }

    private static HostPort authority(String text) {
        if (!AUTHORITY.matcher(text).matches()) {
            throw new IllegalArgumentException("no host");
        }
        return new HostPort(text);
    }

    /** Addresses come with and without a port and brackets; others are names that proxies give to hide them. */
    private static Optional<InetSocketAddress> socketAddress(String text) {
        try {
            HostPort address = authority(text);
            Optional<InetAddress> host = TrustedProxies.address(address.getHost());
            return host.map(inet -> new InetSocketAddress(inet, address.getPort(0)));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    /** A request as the outermost trusted proxy got it. */
    private static final class Outer extends Request.Wrapper {

        private final HttpURI uri;
        private final HttpFields headers;
        private final ConnectionMetaData connection;

        Outer(Request request, HttpURI uri, SocketAddress client) {
            super(request);
            this.uri = uri;
            // Jetty refuses requests whose two hosts differ.
            this.headers = uri.hasAuthority()
                    ? HttpFields.build(request.getHeaders())
                            .put(new HostPortHttpField(uri.getAuthority()))
                            .asImmutable()
                    : request.getHeaders();
            this.connection = new ConnectionMetaData.Wrapper(request.getConnectionMetaData()) {
                @Override
                public SocketAddress getRemoteSocketAddress() {
                    return client;
                }

                @Override
                public boolean isSecure() {
                    return "https".equals(uri.getScheme());
                }
            };
        }

        @Override
        public HttpURI getHttpURI() {
            return uri;
        }

        @Override
        public HttpFields getHeaders() {
            return headers;
        }

        @Override
        public ConnectionMetaData getConnectionMetaData() {
            return connection;
        }
    }
}
