package io.logclf.server.upload;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A spool against the same bytes in memory. */
class SpoolReferenceTest {

    private static final long SEED = 404;

    @TempDir
    Path parent;

    @Test
    void holdsWhateverWasWrittenInWhateverPortions() throws IOException {
        Random random = new Random(SEED);
        try (SpoolFolder folder = SpoolFolder.in(parent)) {
            for (int round = 0; round < 100; round++) {
                ByteArrayOutputStream expected = new ByteArrayOutputStream();
                try (Spool spool = folder.newSpool()) {
                    for (int i = random.nextInt(8); i > 0; i--) {
                        write(spool, portion(random), expected, random.nextInt(3));
                    }
                    byte[] bytes = expected.toByteArray();
                    assertThat(spool.size()).as("seed %d", SEED).isEqualTo(bytes.length);
                    assertThat(spool.read().readAllBytes()).isEqualTo(bytes);
                    assertThat(spool.longestLine()).isEqualTo(longestLine(bytes));
                    assertReadInPortions(spool, bytes, random);
                }
            }
        }
    }

    @Test
    void whatIsWrittenAfterReadingIsAppended() throws IOException {
        try (SpoolFolder folder = SpoolFolder.in(parent);
                Spool spool = folder.newSpool()) {
            spool.write(ByteBuffer.wrap(new byte[] {1, 2}));
            assertThat(spool.read().readAllBytes()).containsExactly(1, 2);
            spool.write(ByteBuffer.wrap(new byte[] {3}));
            assertThat(spool.read().readAllBytes()).containsExactly(1, 2, 3);
        }
    }

    @Test
    void readsAnEmptySpoolAsNothing() throws IOException {
        try (SpoolFolder folder = SpoolFolder.in(parent);
                Spool spool = folder.newSpool()) {
            spool.write(ByteBuffer.allocate(0));
            assertThat(spool.size()).isZero();
            assertThat(spool.read().read()).isEqualTo(-1);
            assertThat(spool.longestLine()).isZero();
        }
    }

    @Test
    void bytesAreReadAsTheyAreAndNotAsNegativeNumbers() throws IOException {
        try (SpoolFolder folder = SpoolFolder.in(parent);
                Spool spool = folder.newSpool()) {
            spool.out().write(0xFF);
            spool.out().write(new byte[] {9, (byte) 0x80, 9}, 1, 1);
            InputStream in = spool.read();
            assertThat(in.read()).isEqualTo(0xFF);
            assertThat(in.read()).isEqualTo(0x80);
            assertThat(in.read()).isEqualTo(-1);
        }
    }

    @Test
    void manyUploadsAtOnceDoNotMixTheirBytes() throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(8);
        try (SpoolFolder folder = SpoolFolder.in(parent)) {
            List<Callable<Boolean>> uploads = new ArrayList<>();
            for (int u = 0; u < 40; u++) {
                byte[] bytes = new byte[5_000];
                new Random(u).nextBytes(bytes);
                uploads.add(() -> {
                    try (Spool spool = folder.newSpool()) {
                        spool.out().write(bytes);
                        return Arrays.equals(spool.read().readAllBytes(), bytes);
                    }
                });
            }
            for (Future<Boolean> same : threads.invokeAll(uploads)) {
                assertThat(same.get()).isTrue();
            }
            assertThat(folder.open()).isZero();
        } finally {
            threads.shutdownNow();
        }
        assertThat(parent).isEmptyDirectory();
    }

    private static void write(Spool spool, byte[] portion, ByteArrayOutputStream expected, int how) throws IOException {
        expected.writeBytes(portion);
        if (how == 0) {
            spool.write(ByteBuffer.wrap(portion));
        } else if (how == 1) {
            spool.out().write(portion);
        } else {
            for (byte each : portion) {
                spool.out().write(each);
            }
        }
    }

    private static void assertReadInPortions(Spool spool, byte[] bytes, Random random) throws IOException {
        InputStream in = spool.read();
        ByteArrayOutputStream read = new ByteArrayOutputStream();
        byte[] buffer = new byte[1 + random.nextInt(50)];
        for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
            read.write(buffer, 0, n);
        }
        assertThat(read.toByteArray()).isEqualTo(bytes);
    }

    private static byte[] portion(Random random) {
        byte[] portion = new byte[random.nextInt(60)];
        random.nextBytes(portion);
        for (int i = 0; i < portion.length; i++) {
            if (random.nextInt(10) == 0) {
                portion[i] = '\n';
            }
        }
        return portion;
    }

    private static long longestLine(byte[] bytes) {
        long longest = 0;
        long line = 0;
        for (byte each : bytes) {
            line = each == '\n' ? 0 : line + 1;
            longest = Math.max(longest, line);
        }
        return longest;
    }
}
