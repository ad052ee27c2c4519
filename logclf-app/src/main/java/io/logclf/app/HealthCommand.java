package io.logclf.app;

import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.Proxy;
import java.net.URI;
import java.util.Set;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code logclf health}: for health checks of containers, which have no shell and no other client. */
@Command(
        name = "health",
        description = "Ask a server whether it is healthy: exit code 0 if so, 1 if not.",
        mixinStandardHelpOptions = true,
        versionProvider = Main.Version.class,
        footer = {"", "Examples:", "  logclf health", "  logclf health http://127.0.0.1:9000/readyz", ""})
final class HealthCommand implements Callable<Integer> {

    private static final Set<String> SCHEMES = Set.of("http", "https");

    private final Terminal terminal;

    @Parameters(
            arity = "0..1",
            paramLabel = "URL",
            description = "Address that answers 200 if all is well; http://127.0.0.1:8080/healthz by default.")
    private URI address = URI.create("http://127.0.0.1:8080/healthz");

    @Option(names = "--timeout", paramLabel = "SECONDS", description = "How long to wait; 2 by default.")
    private int timeout = 2;

    HealthCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() {
        if (address.getScheme() == null || !SCHEMES.contains(address.getScheme()) || address.getHost() == null) {
            throw new UsageException("not an address that begins with http:// or https://: " + address);
        }
        if (timeout < 1 || timeout > 3600) {
            throw new UsageException("--timeout must be in [1, 3600]: " + timeout);
        }
        try {
            int status = status();
            if (status == HttpURLConnection.HTTP_OK) {
                return ExitCode.DONE;
            }
            terminal.say("logclf: " + address + " answers " + status);
        } catch (IOException e) {
            terminal.say("logclf: " + address + " does not answer: " + e.getMessage());
        }
        return ExitCode.BAD_INPUT;
    }

    /** By the JDK's oldest client: a health check runs every few seconds, and this one loads the fewest classes. */
    private int status() throws IOException {
        HttpURLConnection connection = (HttpURLConnection) address.toURL().openConnection(Proxy.NO_PROXY);
        connection.setConnectTimeout(timeout * 1000);
        connection.setReadTimeout(timeout * 1000);
        connection.setInstanceFollowRedirects(false);
        try {
            return connection.getResponseCode();
        } finally {
            connection.disconnect();
        }
    }
}
