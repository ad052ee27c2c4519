package io.logclf.app;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Optional;
import java.util.stream.Stream;
import java.util.zip.CRC32;

/** A picture of the documentation, a PNG file that knows what it shows, in a text chunk. */
public record Picture(byte[] png) {

    private static final String KEY = "logclf-shows";
    private static final String TEXT = "tEXt";
    private static final int SIGNATURE = 8;
    /** Length, type and checksum. */
    private static final int CHUNK = 12;
    /** The signature and the header, behind which texts may stand. */
    private static final int HEADER_END = SIGNATURE + CHUNK + 13;

    public static Picture read(Path file) throws IOException {
        return new Picture(Files.readAllBytes(file));
    }

    /** Returns what tells pictures apart: the files of a page, and what it showed. */
    public static String fingerprint(Path folder, String text) throws IOException, NoSuchAlgorithmException {
        MessageDigest digest = MessageDigest.getInstance("SHA-256");
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : files.sorted().toList()) {
                digest.update(Files.readAllBytes(file));
            }
        }
        return HexFormat.of().formatHex(digest.digest(text.getBytes(StandardCharsets.UTF_8)));
    }

    /** Returns what the picture was taken of; empty if it does not say. */
    public Optional<String> shows() {
        ByteBuffer bytes = ByteBuffer.wrap(png);
        for (int at = SIGNATURE; at + CHUNK <= png.length; at += CHUNK + bytes.getInt(at)) {
            String content = new String(png, at + 4, 4 + bytes.getInt(at), StandardCharsets.ISO_8859_1);
            if (content.startsWith(TEXT + KEY + '\0')) {
                return Optional.of(content.substring(TEXT.length() + KEY.length() + 1));
            }
        }
        return Optional.empty();
    }

    /** Returns the picture with a note of what it was taken of. */
    public Picture showing(String what) throws IOException {
        byte[] content = (TEXT + KEY + '\0' + what).getBytes(StandardCharsets.ISO_8859_1);
        CRC32 checksum = new CRC32();
        checksum.update(content);
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        DataOutputStream out = new DataOutputStream(bytes);
        out.write(png, 0, HEADER_END);
        out.writeInt(content.length - TEXT.length());
        out.write(content);
        out.writeInt((int) checksum.getValue());
        out.write(png, HEADER_END, png.length - HEADER_END);
        return new Picture(bytes.toByteArray());
    }
}
