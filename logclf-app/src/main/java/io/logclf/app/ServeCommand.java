package io.logclf.app;

import io.logclf.api.LogclfException;
import io.logclf.bundle.BundleException;
import io.logclf.server.LogServer;
import io.logclf.server.Tls;
import java.io.IOException;
import java.net.InetAddress;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code logclf serve}. */
@Command(
        name = "serve",
        description = "Answer over HTTP, with a page to try it.",
        mixinStandardHelpOptions = true,
        versionProvider = Main.Version.class,
        footer = {
            "",
            "Runs until it is ended (Ctrl-C, SIGTERM), then finishes what is under way. SIGHUP loads the bundle and the"
                    + " certificate anew.",
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
final class ServeCommand implements Callable<Integer> {

    private static final Pattern SIZE = Pattern.compile("(\\d{1,15})\\s*([KMG]?)B?", Pattern.CASE_INSENSITIVE);
    private static final Duration LOOK = Duration.ofSeconds(2);

    private final Terminal terminal;
    private final Map<String, String> environment;
    private final EnvironmentDefaults defaults;

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
    private PipelineOption stages = new PipelineOption();

    @Option(
            names = "--watch",
            arity = "0..1",
            fallbackValue = "true",
            paramLabel = "true|false",
            description = "Load the bundle and the certificate anew when their files change.")
    private boolean watch;

    @Mixin
    private TokenOption token = new TokenOption();

    @Mixin
    private EdgeOptions edge = new EdgeOptions();

    @Mixin
    private DataOptions data = new DataOptions();

    @Option(
            names = "--cors",
            paramLabel = "ORIGIN",
            description = "Site whose pages may use the server, such as https://logs.example.com; none by default.")
    private Optional<String> cors = Optional.empty();

    @Option(names = "--max-upload", paramLabel = "SIZE", description = "Largest upload, such as 200M; 1G by default.")
    private String maxUpload = "1G";

    @Option(
            names = "--max-concurrent",
            paramLabel = "N",
            description = "Uploads at once, more are told to try later; 4 by default.")
    private int maxConcurrent = 4;

    @Option(
            names = "--max-requests",
            paramLabel = "N",
            description = "JSON requests at once, more are told to try later; 128 by default.")
    private int maxRequests = 128;

    @Option(
            names = "--threads",
            paramLabel = "N",
            description = "Threads that classify uploads; one per core by default.")
    private int threads = Runtime.getRuntime().availableProcessors();

    @Option(
            names = "--stop-limit",
            paramLabel = "SECONDS",
            description = "How long what is under way may take at the end; 30 by default.")
    private int stopLimit = 30;

    ServeCommand(Terminal terminal, Map<String, String> environment) {
        this.terminal = terminal;
        this.environment = environment;
        this.defaults = new EnvironmentDefaults(environment);
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
            HangUp.handle(() -> reload(server));
            warn();
            terminal.err().println("logclf: serving at " + server.address());
            // Until a signal ends the process: the hook stops the server while this still waits.
            new CountDownLatch(1).await();
        } finally {
            scheduler.shutdownNow();
        }
        return ExitCode.DONE;
    }

    /** Until the scheduler is shut down. */
    private static void watch(Tls certificate, ScheduledExecutorService scheduler) {
        Future<?> unused = scheduler.scheduleWithFixedDelay(
                certificate::look, LOOK.toMillis(), LOOK.toMillis(), TimeUnit.MILLISECONDS);
    }

    private LogServer.Builder builder(ScheduledExecutorService scheduler) {
        LogServer.Builder builder = LogServer.builder(listener -> stages.served(
                listener, watch ? Optional.of(bundle -> bundle.watch(LOOK, scheduler)) : Optional.empty()));
        builder.host(host).edge(edge.edge(this::set, terminal.out()));
        data.project(this::set, edge.hasProxies()).ifPresent(builder::project);
        set("--port", () -> builder.port(port));
        set("--max-upload", () -> builder.maxUploadBytes(bytes(maxUpload)));
        set("--max-concurrent", () -> builder.maxUploads(maxConcurrent));
        set("--max-requests", () -> builder.maxRequests(maxRequests));
        set("--threads", () -> builder.threads(threads));
        set("--stop-limit", () -> builder.stopLimit(Duration.ofSeconds(stopLimit)));
        token.token(environment).ifPresent(builder::token);
        cors.ifPresent(builder::corsOrigin);
        return builder;
    }

    /** Sets what an option says; if that cannot be, the error says where it was said. */
    private void set(String option, Runnable setting) {
        try {
            setting.run();
        } catch (IllegalArgumentException e) {
            throw new UsageException(defaults.named(option, spec.commandLine()) + ": " + e.getMessage());
        }
    }

    /** The number of bytes that a size such as 200M means; K, M and G are powers of 1,024. */
    static long bytes(String size) {
        Matcher matcher = SIZE.matcher(size.strip());
        if (!matcher.matches()) {
            throw new IllegalArgumentException("must be a number of bytes, or one with K, M or G: " + size);
        }
        int shift =
                switch (matcher.group(2).toUpperCase(Locale.ROOT)) {
                    case "K" -> 10;
                    case "M" -> 20;
                    case "G" -> 30;
                    default -> 0;
                };
        long number = Long.parseLong(matcher.group(1));
        if (number > Long.MAX_VALUE >> shift) {
            throw new IllegalArgumentException("is too large: " + size);
        }
        return number << shift;
    }

    private void warn() throws IOException {
        boolean loopback = InetAddress.getByName(host).isLoopbackAddress();
        if (!loopback && token.isAbsent()) {
            terminal.err()
                    .println("logclf: everyone who reaches this machine can use the server; ask for a token with"
                            + " --token-env");
        }
    }

    private void reload(LogServer server) {
        server.tls().ifPresent(this::reload);
        try {
            server.reload();
            terminal.err().println("logclf: the bundle is loaded anew");
        } catch (BundleException e) {
            terminal.err()
                    .println("logclf: the bundle cannot be used, and the one before stays in use: " + e.summary());
        } catch (IllegalStateException e) {
            terminal.say("logclf: nothing is loaded anew: " + e.getMessage());
        } catch (RuntimeException | Error e) {
            // On the thread of a signal, where nobody else would tell.
            terminal.say("logclf: the bundle cannot be used, and the one before stays in use: "
                    + e.getClass().getName());
        }
    }

    private void reload(Tls certificate) {
        try {
            certificate.reload();
            terminal.err().println("logclf: the certificate is loaded anew");
        } catch (LogclfException e) {
            terminal.say("logclf: the certificate cannot be used, and the one before stays in use: " + e.getMessage());
        }
    }

    private void stop(LogServer server) {
        try {
            server.close();
        } catch (IOException e) {
            terminal.say("logclf: a temporary file could not be removed: " + e.getMessage());
        }
    }
}
