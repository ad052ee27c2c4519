package io.logclf.workbench.files;

import io.logclf.api.FileException;
import io.logclf.io.output.AtomicOutputFile;
import io.logclf.workbench.UnknownException;
import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/**
 * The logs of a project as they were given, in the folder {@code logs}: {@code 1.log}, and {@code 1.rows},
 * which says to which form each row belongs: a 32-bit integer a row, big endian, {@link RowForms#BLANK} for
 * a row without a message. Both appear when they are complete. Safe for concurrent use on different files.
 */
public final class LogFiles {

    private static final int BUFFER = 1 << 16;

    private final Path folder;

    private LogFiles(Path folder) {
        this.folder = folder;
    }

    /**
     * Returns those in a project's folder, and creates their folder.
     *
     * @throws FileException if it cannot be created
     */
    public static LogFiles in(Path project) {
        Path folder = project.resolve("logs");
        try {
            Files.createDirectories(folder);
            return new LogFiles(folder);
        } catch (IOException e) {
            throw FileException.writing(folder, e);
        }
    }

    /** Returns those of a project that is only read; creates nothing. */
    public static LogFiles of(Path project) {
        return new LogFiles(project.resolve("logs"));
    }

    /** Returns where a log is, or would be. */
    public Path log(long file) {
        return folder.resolve(file + ".log");
    }

    private Path rows(long file) {
        return folder.resolve(file + ".rows");
    }

    /**
     * Copies a log in; if that fails, nothing is left.
     *
     * @throws IOException if the folder cannot be written
     */
    public void add(long file, InputStream content) throws IOException {
        try (AtomicOutputFile out = AtomicOutputFile.open(log(file))) {
            content.transferTo(out);
            out.commit();
        }
    }

    /**
     * Deletes a log and the forms of its rows; does nothing for what is not there.
     *
     * @throws FileException if one cannot be deleted
     */
    public void remove(long file) {
        try {
            Files.deleteIfExists(log(file));
            Files.deleteIfExists(rows(file));
        } catch (IOException e) {
            throw FileException.writing(log(file), e);
        }
    }

    /**
     * Writes the form of each row, replacing what was there.
     *
     * @throws FileException if it cannot be written
     */
    public void writeForms(long number, RowForms forms) {
        Path target = rows(number);
        try (AtomicOutputFile file = AtomicOutputFile.open(target)) {
            DataOutputStream out = new DataOutputStream(new BufferedOutputStream(file, BUFFER));
            for (int row = 0; row < forms.size(); row++) {
                out.writeInt(forms.get(row));
            }
            out.flush();
            file.commit();
        } catch (IOException e) {
            throw FileException.writing(target, e);
        }
    }

    /**
     * Reads the form of each row.
     *
     * @throws UnknownException if it is not there, as of a file that was never read to its end
     * @throws FileException if it cannot be read
     */
    public RowForms forms(long file) {
        Path source = rows(file);
        if (!Files.exists(source)) {
            throw new UnknownException(
                    "the rows of file " + file + " are not there: " + source + "; add the file again");
        }
        try (DataInputStream in = new DataInputStream(new BufferedInputStream(Files.newInputStream(source), BUFFER))) {
            int rows = (int) (Files.size(source) / Integer.BYTES);
            RowForms forms = new RowForms(rows);
            for (int row = 0; row < rows; row++) {
                forms.add(in.readInt());
            }
            return forms;
        } catch (IOException e) {
            throw FileException.reading(source, e);
        }
    }

    /** Returns how many bytes a folder and all in it take. */
    public static long bytes(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(Files::isRegularFile)
                    .mapToLong(file -> file.toFile().length())
                    .sum();
        }
    }
}
