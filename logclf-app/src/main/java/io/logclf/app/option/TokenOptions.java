package io.logclf.app.option;

import io.logclf.api.FileException;
import io.logclf.server.LogServer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import picocli.CommandLine.Option;

/**
 * The token that clients of a server must show. It is named, never given: every user of a machine
 * sees the command lines of its processes, and shells keep them in their histories.
 */
public final class TokenOptions {

    @Option(
            names = "--token-env",
            paramLabel = "NAME",
            description = "Environment variable with a token that clients must show; none by default.")
    private Optional<String> variable = Optional.empty();

    @Option(
            names = "--token-file",
            paramLabel = "FILE",
            description = "File with a token that clients must show, in place of --token-env.")
    private Optional<Path> file = Optional.empty();

    /** Tells whether the server is to answer everybody who reaches it. */
    public boolean isAbsent() {
        return variable.isEmpty() && file.isEmpty();
    }

    /**
     * Sets the token of a server, without the white space around it.
     *
     * @throws UsageException if both options are given, or what they name is empty or not set: a
     *     server that was meant to have a token must not start without one
     * @throws FileException if the file cannot be read
     */
    public void applyTo(LogServer.Builder server, ServerSettings settings) {
        token(settings.environment()).ifPresent(server::token);
    }

    private Optional<String> token(Map<String, String> environment) {
        if (variable.isPresent() && file.isPresent()) {
            throw new UsageException("--token-env and --token-file exclude each other");
        }
        Optional<String> token = variable.map(name -> environment.getOrDefault(name, ""))
                .or(() -> file.map(TokenOptions::content))
                .map(String::strip);
        if (token.isPresent() && token.get().isEmpty()) {
            throw new UsageException(
                    variable.map(name -> "--token-env: the environment variable " + name + " is not set or empty")
                            .orElseGet(() -> "--token-file: " + file.orElseThrow() + " is empty"));
        }
        return token;
    }

    private static String content(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw FileException.reading(file, e);
        }
    }
}
