package io.logclf.app.command;

import io.logclf.api.LogclfException;
import io.logclf.app.option.DataOptions;
import io.logclf.app.option.EdgeOptions;
import io.logclf.app.option.LimitOptions;
import io.logclf.app.option.PipelineOptions;
import io.logclf.app.option.ServerSettings;
import io.logclf.app.option.TokenOptions;
import io.logclf.app.terminal.Terminal;
import io.logclf.bundle.BundleException;
import io.logclf.server.LogServer;
import io.logclf.server.Tls;
import java.io.IOException;
import java.net.InetAddress;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/**
 * {@code logclf serve}: answers over HTTP until a signal ends it.
 *
 * <p>It is ready when it says {@code serving at} on standard error: the bundle is loaded and a
 * first message has been classified. Standard output has the access log and nothing else, if {@code
 * --access-log} asks for one. Warnings and what the signals did go to standard error.
 *
 * <p>Each option may be given as an environment variable instead; see {@link
 * io.logclf.app.option.EnvironmentDefaults}. The options stand in groups, one mixin each, that set
 * up the {@link LogServer.Builder}; the server checks their ranges, and {@link ServerSettings} says
 * which option or variable was wrong.
 *
 * <p>Signals:
 *
 * <ul>
 *   <li>SIGTERM and SIGINT stop it: no new requests, those under way get {@code --stop-limit} seconds, temporary files are deleted;
 *   <li>SIGHUP reads the bundle and the certificate again; if one cannot be used, the one before stays in use and a line says why.
 * </ul>
 */
@Command(
        name = "serve",
        description = "Answer over HTTP, with a page to try it.",
        mixinStandardHelpOptions = true,
        versionProvider = ProgramVersion.class,
        footer = {
            "",
            "Runs until it is stopped (Ctrl-C, SIGTERM), then finishes requests under way. SIGHUP reloads the bundle and the"
                    + " certificate.",
            "",
            "Each option may stand in the environment, as LOGCLF_ and its name: LOGCLF_MAX_UPLOAD=200M is --max-upload"
                    + " 200M, LOGCLF_WATCH=true is --watch. The command line wins.",
            "",
            "Examples:",
            "  logclf serve",
            "  logclf serve --port 9000 --bundle my-bundle",
            "  logclf serve --data my-project",
            "  logclf serve --root-path /logclf --trusted-proxy 127.0.0.1",
            "  logclf serve --port 8443 --tls-cert tls.crt --tls-key tls.key",
            ""
        })
public final class ServeCommand implements Callable<Integer> {

    /** How often the files of the bundle and the certificate are checked for changes. */
    private static final Duration WATCH_INTERVAL = Duration.ofSeconds(2);

    private final Terminal terminal;
    private final Map<String, String> environment;

    @Spec
    private CommandSpec spec;

    @Option(names = "--port", paramLabel = "N", description = "Port; 8080 by default, 0 for a free one.")
    private int port = 8080;

    @Option(
            names = "--host",
            paramLabel = "NAME",
            description = "Interface to listen on; 127.0.0.1 by default, which only this machine reaches.")
    private String host = "127.0.0.1";

    @Mixin
    private PipelineOptions stages = new PipelineOptions();

    @Option(
            names = "--watch",
            arity = "0..1",
            fallbackValue = "true",
            paramLabel = "true|false",
            description = "Reload the bundle and the certificate when their files change.")
    private boolean watch;

    @Mixin
    private TokenOptions token = new TokenOptions();

    @Mixin
    private EdgeOptions edge = new EdgeOptions();

    @Mixin
    private DataOptions data = new DataOptions();

    @Option(
            names = "--cors",
            paramLabel = "ORIGIN",
            description = "Site whose pages may use the server, such as https://logs.example.com; none by default.")
    private Optional<String> cors = Optional.empty();

    @Mixin
    private LimitOptions limits = new LimitOptions();

    /**
     * Creates the command.
     *
     * @param environment where a token is found by the name of its variable
     */
    public ServeCommand(Terminal terminal, Map<String, String> environment) {
        this.terminal = terminal;
        this.environment = environment;
        this.spec = CommandSpec.create();
    }

    @Override
    public Integer call() throws IOException, InterruptedException {
        ScheduledExecutorService scheduler = Executors.newSingleThreadScheduledExecutor(work -> {
            Thread thread = new Thread(work, "logclf-watch");
            thread.setDaemon(true);
            return thread;
        });
        try (LogServer server = builder(scheduler).build()) {
            server.start();
            if (watch) {
                server.tls().ifPresent(certificate -> watch(certificate, scheduler));
            }
            Runtime.getRuntime().addShutdownHook(new Thread(() -> stop(server), "logclf-stop"));
            HangUpSignal.handle(() -> reload(server));
            warn();
            terminal.err().println("logclf: serving at " + server.address());
            // Until a signal ends the process: the hook stops the server while this still waits.
            new CountDownLatch(1).await();
        } finally {
            scheduler.shutdownNow();
        }
        return ExitCode.DONE;
    }

    /**
     * Checks the files of the certificate regularly, until the scheduler is shut down. The pipeline
     * watches its bundle itself.
     */
    private static void watch(Tls certificate, ScheduledExecutorService scheduler) {
        Future<?> unused = scheduler.scheduleWithFixedDelay(
                certificate::reloadIfChanged,
                WATCH_INTERVAL.toMillis(),
                WATCH_INTERVAL.toMillis(),
                TimeUnit.MILLISECONDS);
    }

    private LogServer.Builder builder(ScheduledExecutorService scheduler) {
        LogServer.Builder builder = LogServer.builder(listener -> stages.served(
                listener, watch ? Optional.of(bundle -> bundle.watch(WATCH_INTERVAL, scheduler)) : Optional.empty()));
        ServerSettings settings = new ServerSettings(environment, spec);
        builder.host(host);
        edge.applyTo(builder, settings, terminal.out());
        data.applyTo(builder, settings, edge.hasProxies());
        settings.set("--port", () -> builder.port(port));
        limits.applyTo(builder, settings);
        token.applyTo(builder, settings);
        cors.ifPresent(builder::corsOrigin);
        return builder;
    }

    /**
     * Warns of a server that everybody on the network can use. It starts all the same: in a
     * container, only what the container publishes is reached.
     */
    private void warn() throws IOException {
        boolean loopback = InetAddress.getByName(host).isLoopbackAddress();
        if (!loopback && token.isAbsent()) {
            terminal.err()
                    .println("logclf: everyone who reaches this machine can use the server; require a token with"
                            + " --token-env");
        }
    }

    /**
     * Reads certificate and bundle again, one independently of the other, and says what became of
     * it.
     */
    private void reload(LogServer server) {
        server.tls().ifPresent(this::reload);
        try {
            server.reload();
            terminal.err().println("logclf: the bundle has been reloaded");
        } catch (BundleException e) {
            terminal.err()
                    .println("logclf: the bundle cannot be used, and the one before stays in use: " + e.summary());
        } catch (IllegalStateException e) {
            terminal.say("logclf: nothing has been reloaded: " + e.getMessage());
        } catch (RuntimeException | Error e) {
            // On the thread of a signal, where nobody else would tell.
            terminal.say("logclf: the bundle cannot be used, and the one before stays in use: "
                    + e.getClass().getName());
        }
    }

    private void reload(Tls certificate) {
        try {
            certificate.reload();
            terminal.err().println("logclf: the certificate has been reloaded");
        } catch (LogclfException e) {
            terminal.say("logclf: the certificate cannot be used, and the one before stays in use: " + e.getMessage());
        }
    }

    /**
     * Stops the server, on the thread of the JVM's shutdown; the process ends when this returns.
     */
    private void stop(LogServer server) {
        try {
            server.close();
        } catch (IOException e) {
            terminal.say("logclf: a temporary file could not be removed: " + e.getMessage());
        }
    }
}
