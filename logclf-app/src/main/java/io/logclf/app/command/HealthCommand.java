package io.logclf.app.command;

import io.logclf.app.option.UsageException;
import io.logclf.app.terminal.Terminal;
import io.logclf.server.edge.PinnedCertificate;
import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.InetAddress;
import java.net.Proxy;
import java.net.URI;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import javax.net.ssl.HttpsURLConnection;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/**
 * {@code logclf health}: for health checks of containers, whose images have no shell and no other
 * client.
 *
 * <p>Nothing is written if all is well. Otherwise one line on standard error says what the server
 * answers, or why it does not, and the exit code is 1. Any status but 200 counts as unhealthy, also
 * a redirection: it is not followed, and a check of another address than the one configured would
 * prove nothing.
 *
 * <p>The same environment variables that set up {@code serve} tell where to look, so that a
 * container needs one configuration. Over TLS, the server must have exactly the certificate named,
 * and the name in it does not matter: the check goes to loopback, which no certificate names.
 */
@Command(
        name = "health",
        description = "Check whether a server is healthy: exit code 0 if so, 1 if not.",
        mixinStandardHelpOptions = true,
        versionProvider = ProgramVersion.class,
        footer = {
            "",
            "LOGCLF_HOST, LOGCLF_PORT and LOGCLF_TLS_CERT in the environment, by which a server may be set up, say where it"
                    + " is.",
            "",
            "Examples:",
            "  logclf health",
            "  logclf health http://127.0.0.1:9000/readyz",
            "  logclf health --port 8443 --tls-cert tls.crt",
            ""
        })
public final class HealthCommand implements Callable<Integer> {

    private static final Set<String> SCHEMES = Set.of("http", "https");

    private final Terminal terminal;

    @Parameters(
            arity = "0..1",
            paramLabel = "URL",
            description = "Address that answers 200 if all is well; http://127.0.0.1:8080/healthz by default.")
    private Optional<URI> given = Optional.empty();

    @Option(names = "--host", paramLabel = "NAME", description = "Where the server listens; 127.0.0.1 by default.")
    private String host = "127.0.0.1";

    @Option(names = "--port", paramLabel = "N", description = "Its port; 8080 by default.")
    private int port = 8080;

    @Option(
            names = "--tls-cert",
            paramLabel = "FILE",
            description = "Its certificate as PEM: connect over TLS, and accept exactly this certificate, whatever"
                    + " its name.")
    private Optional<Path> certificate = Optional.empty();

    @Option(names = "--timeout", paramLabel = "SECONDS", description = "How long to wait; 2 by default.")
    private int timeout = 2;

    /**
     * Creates the command.
     *
     * @param terminal where a failure is told
     */
    public HealthCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() throws IOException {
        URI address = given.isPresent() ? given.get() : ownAddress();
        if (address.getScheme() == null || !SCHEMES.contains(address.getScheme()) || address.getHost() == null) {
            throw new UsageException("not an address that begins with http:// or https://: " + address);
        }
        if (timeout < 1 || timeout > 3600) {
            throw new UsageException("--timeout must be in [1, 3600]: " + timeout);
        }
        try {
            int status = status(address);
            if (status == HttpURLConnection.HTTP_OK) {
                return ExitCode.DONE;
            }
            terminal.say("logclf: " + address + " answers " + status);
        } catch (IOException e) {
            terminal.say("logclf: " + address + " does not answer: " + e.getMessage());
        }
        return ExitCode.BAD_INPUT;
    }

    /**
     * The address of the server by its options. One that listens on all interfaces ({@code
     * 0.0.0.0}, {@code ::}) is reached on loopback.
     *
     * @throws IOException if the host's name is not known
     */
    private URI ownAddress() throws IOException {
        String name = InetAddress.getByName(host).isAnyLocalAddress() ? "127.0.0.1" : host;
        String authority = (name.contains(":") ? "[" + name + "]" : name) + ":" + port;
        try {
            return URI.create((certificate.isPresent() ? "https://" : "http://") + authority + "/healthz");
        } catch (IllegalArgumentException e) {
            throw new UsageException("--host: not a name: " + host);
        }
    }

    /**
     * Sends the request and returns its status. By the JDK's oldest client: a health check runs
     * every few seconds, and this one loads the fewest classes. No proxy of the environment is
     * used: the server is on this machine.
     */
    private int status(URI address) throws IOException {
        HttpURLConnection connection = (HttpURLConnection) address.toURL().openConnection(Proxy.NO_PROXY);
        connection.setConnectTimeout(timeout * 1000);
        connection.setReadTimeout(timeout * 1000);
        connection.setInstanceFollowRedirects(false);
        if (certificate.isPresent() && connection instanceof HttpsURLConnection tls) {
            tls.setSSLSocketFactory(PinnedCertificate.of(certificate.get()).socketFactory());
            // The certificate is the very one, whatever it is called.
            tls.setHostnameVerifier((name, session) -> true);
        }
        try {
            return connection.getResponseCode();
        } finally {
            connection.disconnect();
        }
    }
}
