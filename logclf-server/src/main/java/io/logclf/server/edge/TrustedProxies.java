package io.logclf.server.edge;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.net.UnknownHostException;
import java.util.Collection;
import java.util.Optional;
import java.util.regex.Pattern;
import org.eclipse.jetty.util.InetAddressSet;
import org.jspecify.annotations.Nullable;

/**
 * The addresses whose headers about a request count. Anybody can send {@code X-Forwarded-For}; only
 * of a proxy that is known to set it does it tell anything. Immutable and safe for concurrent use.
 */
public final class TrustedProxies {

    // What is no number would be looked up as a name, and who answers for names could make any address a proxy.
    private static final Pattern NUMERIC = Pattern.compile("\\d{1,3}(\\.\\d{1,3}){3}|[0-9A-Fa-f:]*:[0-9A-Fa-f:.]*");

    private final InetAddressSet addresses = new InetAddressSet();

    private TrustedProxies() {}

    /**
     * Returns the proxies at some addresses.
     *
     * @param ranges addresses such as {@code 10.0.0.7} and {@code ::1}, or ranges such as {@code 10.0.0.0/8}; none trusts nobody
     * @throws IllegalArgumentException if one is neither
     */
    public static TrustedProxies of(Collection<String> ranges) {
        TrustedProxies proxies = new TrustedProxies();
        for (String range : ranges) {
            String address = range.strip();
            if (!NUMERIC.matcher(address.replaceFirst("/\\d{1,3}$", "")).matches()) {
                throw notARange(address, null);
            }
            try {
                proxies.addresses.add(address);
            } catch (IllegalArgumentException e) {
                throw notARange(address, e);
            }
        }
        return proxies;
    }

    /** Tells whether the other end of a connection is one of them. */
    public boolean trusts(SocketAddress peer) {
        return peer instanceof InetSocketAddress inet && inet.getAddress() != null && trusts(inet.getAddress());
    }

    /** Tells whether an address is one of them. */
    public boolean trusts(InetAddress address) {
        return addresses.test(address);
    }

    /** Returns the address that a text is, without asking anybody for names; empty if it is none. */
    public static Optional<InetAddress> address(String text) {
        String bare = text.startsWith("[") && text.endsWith("]") ? text.substring(1, text.length() - 1) : text;
        if (!NUMERIC.matcher(bare).matches()) {
            return Optional.empty();
        }
        try {
            return Optional.of(InetAddress.getByName(bare));
        } catch (UnknownHostException e) {
            return Optional.empty();
        }
    }

    private static IllegalArgumentException notARange(String range, @Nullable IllegalArgumentException cause) {
        return new IllegalArgumentException(
                "not an address such as 10.0.0.7, or a range such as 10.0.0.0/8: " + range, cause);
    }
}
