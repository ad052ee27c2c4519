package io.logclf.app;

import io.logclf.app.terminal.Terminal;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;

/** The program, run in this process with its streams captured. */
final class Cli {

    /** Three rules: Login for "NAME logged in", Failure for "failed", and Odd for "odd" from the source Odd only. */
    static final String RULES = resource("rules.yaml").toString();

    private Cli() {}

    static Result run(String... args) {
        return runOn("", args);
    }

    static Result runOn(String standardInput, String... args) {
        return runOn(standardInput.getBytes(StandardCharsets.UTF_8), 0, args);
    }

    static Result runOn(byte[] standardInput, int columns, String... args) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        Terminal terminal = new Terminal(
                new ByteArrayInputStream(standardInput),
                out,
                new PrintStream(err, true, StandardCharsets.UTF_8),
                columns);
        int exitCode = Main.run(terminal, args);
        return new Result(exitCode, out.toByteArray(), err.toString(StandardCharsets.UTF_8));
    }

    /** Labels standard input by {@link #RULES}, without a summary. */
    static Result classify(String standardInput, String... options) {
        return classify(standardInput.getBytes(StandardCharsets.UTF_8), options);
    }

    static Result classify(byte[] standardInput, String... options) {
        return runOn(standardInput, 0, with(options));
    }

    static String[] with(String... options) {
        return Stream.concat(Stream.of("classify", "--rules", RULES, "--quiet"), Arrays.stream(options))
                .toArray(String[]::new);
    }

    static byte[] gzip(String text) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (OutputStream out = new GZIPOutputStream(bytes)) {
            out.write(text.getBytes(StandardCharsets.UTF_8));
        }
        return bytes.toByteArray();
    }

    static Path resource(String name) {
        try {
            return Path.of(Cli.class.getResource(name).toURI());
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }

    @SuppressWarnings("ArrayRecordComponent")
    record Result(int exitCode, byte[] out, String err) {

        String text() {
            return new String(out, StandardCharsets.UTF_8);
        }

        List<String> lines() {
            return text().lines().toList();
        }
    }
}
