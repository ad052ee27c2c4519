package io.logclf.io;

import io.logclf.api.Classification;
import io.logclf.api.Label;
import io.logclf.api.StageVerdict;
import io.logclf.api.Verdict;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.zip.CRC32;
import java.util.zip.CheckedOutputStream;

/**
 * Labels a generated table of any size, and prints {@code rows=N hash=H expected=E}: a program of its own, so that a
 * test can give it very little memory, and a person very many bytes.
 */
final class StreamingRun {

    private static final String HEADER = "source,log_message";
    private static final Classification CLASSIFICATION = new Classification(
            List.of(new StageVerdict("regex", Verdict.decided(new Label("Error"), 1.0, () -> "rule e1"))));

    private StreamingRun() {}

    public static void main(String[] args) throws IOException {
        long minBytes = Long.parseLong(args[0]);
        CheckedOutputStream out = new CheckedOutputStream(OutputStream.nullOutputStream(), new CRC32());
        Generated in = new Generated(minBytes);
        long start = System.nanoTime();
        long rows = label(in, out);
        double seconds = (System.nanoTime() - start) / 1e9;
        System.out.printf(
                "rows=%d hash=%x expected=%x%n", rows, out.getChecksum().getValue(), in.expected.getValue());
        System.out.printf("generated rows=%d, %.0f MB/s%n", in.rows, in.bytes / 1e6 / seconds);
    }

    private static long label(InputStream in, OutputStream out) throws IOException {
        long rows = 0;
        try (CsvReader reader = CsvReader.of(in, "generated");
                CsvWriter writer = CsvWriter.builder(out)
                        .lineSeparator(reader.lineSeparator())
                        .build()) {
            EntryColumns entries = EntryColumns.of(reader);
            LabelColumns labels = new LabelColumns(reader, false, false, LabelColumns.UNCLASSIFIED);
            writer.write(labels.header());
            for (Optional<CsvRow> row = reader.read(); row.isPresent(); row = reader.read()) {
                entries.entry(row.get());
                writer.write(labels.label(row.get(), CLASSIFICATION));
                rows++;
            }
        }
        return rows;
    }

    /** A table that nobody holds in memory, with the checksum of what must come out. */
    private static final class Generated extends InputStream {

        private final long minBytes;
        private final CRC32 expected = new CRC32();
        private byte[] block;
        private int position;
        private long bytes;
        private long rows;

        Generated(long minBytes) {
            this.minBytes = minBytes;
            block = (HEADER + "\r\n").getBytes(StandardCharsets.UTF_8);
            expected.update((HEADER + ",target_label\r\n").getBytes(StandardCharsets.UTF_8));
        }

        @Override
        public int read() {
            throw new UnsupportedOperationException("read in blocks");
        }

        @Override
        public int read(byte[] target, int offset, int length) {
            if (position == block.length) {
                if (bytes >= minBytes) {
                    return -1;
                }
                generate();
            }
            int count = Math.min(length, block.length - position);
            System.arraycopy(block, position, target, offset, count);
            position += count;
            bytes += count;
            return count;
        }

        private void generate() {
            StringBuilder in = new StringBuilder();
            StringBuilder out = new StringBuilder();
            for (int i = 0; i < 500; i++) {
                String plain = "Backup " + rows + " of volume v" + rows % 97 + " completed without errors.";
                String quoted =
                        "\"Disk é, slot " + (rows + 1) % 13 + ":\r\n \"\"removed\"\" by user " + (rows + 1) + "\"";
                in.append("StorageSystem,").append(plain).append("\r\nHost").append(rows % 7);
                in.append(", ").append(quoted).append("\r\n");
                out.append("StorageSystem,")
                        .append(plain)
                        .append(",Error\r\nHost")
                        .append(rows % 7);
                out.append(',').append(quoted).append(",Error\r\n");
                rows += 2;
            }
            block = in.toString().getBytes(StandardCharsets.UTF_8);
            position = 0;
            expected.update(out.toString().getBytes(StandardCharsets.UTF_8));
        }
    }
}
