package io.logclf.app.fuzz;

import com.code_intelligence.jazzer.junit.DictionaryEntries;
import com.code_intelligence.jazzer.junit.FuzzTest;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.lang.reflect.Method;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;

/**
 * The corpus of a fuzz test with a few changes to each input, for some seconds: what every build can afford without starting a fuzzer. The
 * inputs follow from the seed alone, so a slow machine tries the first of those that a fast one tries, and a failure comes again.
 *
 * <p>{@code -Dlogclf.fuzz.seconds} and {@code -Dlogclf.fuzz.seed} change how long, and which.
 */
final class ChangedInputs {

    private static final int MOST_CHANGES = 4;
    private static final int LONGEST_SLICE = 40;
    private static final int LONGEST_INPUT = 1 << 16;
    private static final String[] ODD = {
        "\"",
        "\n",
        "\r\n",
        "\t",
        ",",
        "\\",
        "{",
        "}",
        "[",
        "]",
        ":",
        "\0",
        "\u001b[31m",
        "\ufeff",
        "\u202e",
        "ä",
        "漢",
        "😀",
        "-1",
        "0"
    };

    private final List<byte[]> corpus;
    private final List<byte[]> words;
    private final long seed = Long.getLong("logclf.fuzz.seed", 1);
    private final Random random = new Random(seed);

    private ChangedInputs(List<byte[]> corpus, List<byte[]> words) {
        this.corpus = corpus;
        this.words = words;
    }

    /** A promise that holds for any bytes, or throws. */
    interface Promise {
        void holdsFor(byte[] input) throws IOException;
    }

    /** Tries the one fuzz test of a class with changed inputs. */
    static void check(Class<?> test, Promise promise) throws IOException {
        Method method = Stream.of(test.getDeclaredMethods())
                .filter(one -> one.isAnnotationPresent(FuzzTest.class))
                .findFirst()
                .orElseThrow();
        List<byte[]> words =
                new ArrayList<>(Stream.of(ODD).map(ChangedInputs::utf8).toList());
        DictionaryEntries dictionary = method.getAnnotation(DictionaryEntries.class);
        if (dictionary != null) {
            Stream.of(dictionary.value()).map(ChangedInputs::utf8).forEach(words::add);
        }
        new ChangedInputs(corpus(test, method), words).check(promise);
    }

    private static List<byte[]> corpus(Class<?> test, Method method) throws IOException {
        Path folder = Path.of(test.getResource(test.getSimpleName() + "Inputs").getPath(), method.getName());
        List<byte[]> corpus = new ArrayList<>();
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : files.sorted().toList()) {
                corpus.add(Files.readAllBytes(file));
            }
        }
        return corpus;
    }

    private void check(Promise promise) throws IOException {
        long end = System.nanoTime()
                + Duration.ofSeconds(Long.getLong("logclf.fuzz.seconds", 3)).toNanos();
        int tried = 0;
        do {
            byte[] input = changed();
            try {
                promise.holdsFor(input);
            } catch (Throwable e) {
                throw new AssertionError(
                        "input " + tried + " of seed " + seed + " (bytes as ISO 8859-1): "
                                + new String(input, StandardCharsets.ISO_8859_1),
                        e);
            }
            tried++;
        } while (System.nanoTime() < end);
        System.out.printf("%d changed inputs of seed %d%n", tried, seed);
    }

    private byte[] changed() {
        byte[] input = any(corpus);
        for (int changes = 1 + random.nextInt(MOST_CHANGES); changes > 0; changes--) {
            int at = random.nextInt(input.length + 1);
            int slice = Math.min(random.nextInt(LONGEST_SLICE), input.length - at);
            input = switch (random.nextInt(6)) {
                case 0 -> spliced(input, at, 0, any(words));
                case 1 -> spliced(input, at, slice, any(words));
                case 2 -> spliced(input, at, slice, new byte[0]);
                case 3 -> spliced(input, at, 0, Arrays.copyOfRange(input, at, at + slice));
                case 4 -> spliced(input, at, Math.min(1, input.length - at), new byte[] {(byte) random.nextInt()});
                default -> withEndOf(input, at, any(corpus));
            };
        }
        return input.length > LONGEST_INPUT ? Arrays.copyOf(input, LONGEST_INPUT) : input;
    }

    private byte[] withEndOf(byte[] input, int at, byte[] other) {
        int from = random.nextInt(other.length + 1);
        return spliced(input, at, input.length - at, Arrays.copyOfRange(other, from, other.length));
    }

    private byte[] any(List<byte[]> choice) {
        return choice.get(random.nextInt(choice.size()));
    }

    private static byte[] spliced(byte[] input, int at, int removed, byte[] added) {
        ByteArrayOutputStream out = new ByteArrayOutputStream(input.length + added.length);
        out.write(input, 0, at);
        out.writeBytes(added);
        out.write(input, at + removed, input.length - at - removed);
        return out.toByteArray();
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
