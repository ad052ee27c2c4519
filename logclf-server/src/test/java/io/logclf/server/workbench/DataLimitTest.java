package io.logclf.server.workbench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.logclf.workbench.Workbench;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DataLimitTest {

    private static final int ROOM = 1_000;

    @TempDir
    static Path folder;

    /** One for all tests, as none of them changes it. */
    private static Workbench project;

    private DataLimit limit;

    @BeforeAll
    static void open() {
        project = Workbench.builder(folder).threads(1).open();
    }

    @BeforeEach
    void begin() throws IOException {
        limit = new DataLimit(project, project.bytes() + ROOM);
    }

    @AfterAll
    static void close() throws IOException {
        project.close();
    }

    @Test
    void whatFitsIsReadAsItIs() throws IOException {
        byte[] bytes = new byte[ROOM - 1];
        bytes[0] = (byte) 0xFF;
        try (InputStream in = limit.counted(new ByteArrayInputStream(bytes))) {
            assertThat(in.read()).isEqualTo(0xFF);
            assertThat(in.readAllBytes()).hasSize(ROOM - 2);
            assertThat(in.read()).isEqualTo(-1);
        }
    }

    @Test
    void theByteThatDoesNotFitIsRefusedWithTheRemedy() throws IOException {
        try (InputStream in = limit.counted(new ByteArrayInputStream(new byte[ROOM]))) {
            assertThat(in.readNBytes(ROOM - 1)).hasSize(ROOM - 1);
            assertThatExceptionOfType(Refusal.class)
                    .isThrownBy(in::read)
                    .withMessageEndingWith("remove files from it, or let whoever runs the server raise --data-limit")
                    .satisfies(refusal -> assertThat(refusal.status()).isEqualTo(507));
        }
    }

    @Test
    void filesThatComeAtOnceShareTheRoom() throws IOException {
        try (InputStream first = limit.counted(new ByteArrayInputStream(new byte[ROOM]));
                InputStream second = limit.counted(new ByteArrayInputStream(new byte[ROOM]))) {
            assertThat(first.readNBytes(600)).hasSize(600);
            assertThat(second.readNBytes(399)).hasSize(399);
            assertThatExceptionOfType(Refusal.class).isThrownBy(first::read);
            assertThatExceptionOfType(Refusal.class).isThrownBy(second::read);
        }
    }

    @Test
    void whatWasNotKeptTakesNoRoomOnceNothingIsUnderWay() throws IOException {
        for (int i = 0; i < 5; i++) {
            try (InputStream in = limit.counted(new ByteArrayInputStream(new byte[900]))) {
                assertThat(in.readAllBytes()).hasSize(900);
            }
        }
    }

    @Test
    void closingTwiceEndsOnlyOneFile() throws IOException {
        InputStream first = limit.counted(new ByteArrayInputStream(new byte[ROOM]));
        try (InputStream second = limit.counted(new ByteArrayInputStream(new byte[ROOM]))) {
            assertThat(second.readNBytes(900)).hasSize(900);
            first.close();
            first.close();
            // The second is still under way, so that what it has read counts for the third.
            try (InputStream third = limit.counted(new ByteArrayInputStream(new byte[ROOM]))) {
                assertThatExceptionOfType(Refusal.class).isThrownBy(third::readAllBytes);
            }
        }
    }

    @Test
    void aFullProjectClosesTheBodyItRefuses() {
        AtomicInteger closed = new AtomicInteger();
        InputStream body = new ByteArrayInputStream(new byte[1]) {
            @Override
            public void close() {
                closed.incrementAndGet();
            }
        };
        assertThatExceptionOfType(Refusal.class)
                .isThrownBy(() -> new DataLimit(project, 1).counted(body))
                .withMessageStartingWith("the project may hold 1 bytes and has no room for this");
        assertThat(closed).hasValue(1);
    }
}
