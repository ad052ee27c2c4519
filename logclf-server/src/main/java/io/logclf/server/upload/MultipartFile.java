package io.logclf.server.upload;

import io.logclf.server.problem.Problem;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;
import org.eclipse.jetty.http.MultiPart;
import org.eclipse.jetty.http.MultiPartCompliance;
import org.eclipse.jetty.io.Content;
import org.jspecify.annotations.Nullable;

/**
 * Finds the field {@code file} in a multipart body and copies it to a {@link Spool}, in constant
 * memory. For one use.
 *
 * <p>Jetty parses the parts; parameters of headers are read here, since Jetty's own parser of them
 * throws at quotes that are not closed. What the listener throws would only be logged by Jetty, so
 * problems are kept and thrown between two portions.
 */
final class MultipartFile implements MultiPart.Parser.Listener {

    /** The name of the field that holds the file. */
    static final String FIELD = "file";

    /** Parts that a form may have: it needs one, and each costs a little memory. */
    private static final int MAX_PARTS = 100;

    private final Spool spool;
    private String fieldName = "";
    private String fileName = "";
    private Optional<String> found = Optional.empty();
    private boolean copying;
    private boolean complete;
    private @Nullable Throwable failure;
    private @Nullable Problem problem;

    private MultipartFile(Spool spool) {
        this.spool = spool;
    }

    /**
     * Reads a body to its end.
     *
     * @return the file's name as the client tells it; may be empty
     * @throws Problem with status 400 if the body is no multipart form with a field {@code file}, once; with
     *     status 507 if there is no room for the file
     */
    static String copy(InputStream body, String contentType, Spool spool) throws IOException {
        MultipartFile file = new MultipartFile(spool);
        file.parse(body, contentType);
        return file.found.orElseThrow(() -> Problem.of(
                400, "the form has no field 'file'; send the CSV in it, for example with curl -F file=@logs.csv"));
    }

    private void parse(InputStream body, String contentType) throws IOException {
        // Not by Jetty, which throws at quotes that are not closed.
        String boundary = parameter(contentType, "boundary");
        if (boundary.isEmpty()) {
            throw broken("the Content-Type has no boundary");
        }
        MultiPart.Parser parser = new MultiPart.Parser(boundary, MultiPartCompliance.RFC7578, this);
        parser.setMaxParts(MAX_PARTS);
        byte[] delimiter = ("--" + boundary).getBytes(StandardCharsets.UTF_8);
        byte[] buffer = new byte[(1 << 16) + delimiter.length];
        int held = 0;
        for (int n = body.read(buffer); n >= 0 && failure == null; n = body.read(buffer, held, buffer.length - held)) {
            int end = held + n;
            // Jetty 12.1 puts a line end before content of which all that a portion has is the beginning of a
            // delimiter.
            held = beginning(delimiter, buffer, end);
            parser.parse(Content.Chunk.from(ByteBuffer.wrap(buffer, 0, end - held), false));
            rethrow();
            System.arraycopy(buffer, end - held, buffer, 0, held);
        }
        if (failure == null && !complete) {
            parser.parse(Content.Chunk.from(ByteBuffer.wrap(buffer, 0, held), true));
            rethrow();
        }
        if (failure != null || !complete) {
            throw broken("it ends early or is malformed");
        }
    }

    /** Returns how many bytes before {@code end} are all of a line or portion, and the beginning of a delimiter. */
    private static int beginning(byte[] delimiter, byte[] bytes, int end) {
        for (int count = Math.min(end, delimiter.length - 1); count > 0; count--) {
            int start = end - count;
            if ((start == 0 || bytes[start - 1] == '\n') && Arrays.equals(delimiter, 0, count, bytes, start, end)) {
                return count;
            }
        }
        return 0;
    }

    /** Jetty's parser logs what its listener throws, and goes on as if nothing had happened. */
    private void rethrow() {
        if (problem != null) {
            throw problem;
        }
    }

    private static Problem broken(String why) {
        return Problem.of(
                400,
                "the body is no multipart form: " + why + "; send the CSV for example with curl -F"
                        + " file=@logs.csv");
    }

    @Override
    public void onPartBegin() {
        fieldName = "";
        fileName = "";
    }

    @Override
    public void onPartHeader(String name, String value) {
        if (!name.equalsIgnoreCase("Content-Disposition")) {
            return;
        }
        fieldName = parameter(value, "name");
        fileName = parameter(value, "filename");
    }

    /** Returns the value of a parameter; an empty one if it is not there. By hand, since a regex needs a stack as deep as it is long. */
    private static String parameter(String header, String wanted) {
        int at = header.indexOf(';');
        while (at >= 0 && at < header.length()) {
            int equals = header.indexOf('=', at);
            if (equals < 0) {
                return "";
            }
            int next = header.indexOf(';', at + 1);
            if (next >= 0 && next < equals) {
                at = next;
                continue;
            }
            String name = header.substring(at + 1, equals).strip();
            StringBuilder value = new StringBuilder();
            at = value(header, equals + 1, value);
            if (name.equalsIgnoreCase(wanted)) {
                return value.toString();
            }
        }
        return "";
    }

    /** Appends the value that begins here, quoted or not, and returns where its parameter ends. */
    private static int value(String header, int start, StringBuilder value) {
        int i = start;
        while (i < header.length() && Character.isWhitespace(header.charAt(i))) {
            i++;
        }
        boolean quoted = i < header.length() && header.charAt(i) == '"';
        if (quoted) {
            for (i++; i < header.length() && header.charAt(i) != '"'; i++) {
                if (header.charAt(i) == '\\' && i + 1 < header.length()) {
                    i++;
                }
                value.append(header.charAt(i));
            }
        }
        int end = header.indexOf(';', i);
        end = end < 0 ? header.length() : end;
        if (!quoted) {
            value.append(header.substring(i, end).strip());
        }
        return end;
    }

    @Override
    public void onPartHeaders() {
        copying = fieldName.equals(FIELD);
        if (!copying) {
            return;
        }
        if (found.isPresent()) {
            problem = Problem.of(400, "the form has the field 'file' twice; send one file at a time");
            copying = false;
            return;
        }
        found = Optional.of(fileName);
    }

    @Override
    public void onPartContent(Content.Chunk chunk) {
        if (!copying || problem != null) {
            return;
        }
        try {
            spool.write(chunk.getByteBuffer());
        } catch (Problem notStored) {
            problem = notStored;
        }
    }

    @Override
    public void onComplete() {
        complete = true;
    }

    @Override
    public void onFailure(Throwable cause) {
        failure = cause;
    }
}
