package io.logclf.app;

import io.logclf.api.FileException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import picocli.CommandLine.Option;

/** The token that clients of a server must show, which stands in no command line, as everyone can see those. */
final class TokenOption {

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

    boolean isAbsent() {
        return variable.isEmpty() && file.isEmpty();
    }

    /** Returns the token, if there is to be one. */
    Optional<String> token(Map<String, String> environment) {
        if (variable.isPresent() && file.isPresent()) {
            throw new UsageException("--token-env and --token-file exclude each other");
        }
        Optional<String> token = variable.map(name -> environment.getOrDefault(name, ""))
                .or(() -> file.map(TokenOption::content))
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
