package io.logclf.server.edge;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.Signature;
import java.util.Base64;
import java.util.HexFormat;

/** A key pair with a certificate that it has signed itself, written byte by byte: Java can read them but not make them. */
final class SelfSigned {

    private static final int SEQUENCE = 0x30;
    private static final int SET = 0x31;

    private final KeyPair keys;
    private final byte[] certificate;

    private SelfSigned(KeyPair keys, byte[] certificate) {
        this.keys = keys;
        this.certificate = certificate;
    }

    /** @param algorithm RSA, EC or Ed25519 */
    static SelfSigned make(String algorithm) throws GeneralSecurityException {
        KeyPairGenerator generator = KeyPairGenerator.getInstance(algorithm);
        if (algorithm.equals("RSA")) {
            // Protects nothing, and a larger one takes a second.
            generator.initialize(1024);
        }
        KeyPair keys = generator.generateKeyPair();
        byte[] signatureAlgorithm =
                switch (algorithm) {
                    // sha256WithRSAEncryption, ecdsa-with-SHA256 and id-Ed25519.
                    case "RSA" -> der(SEQUENCE, hex("06092a864886f70d01010b0500"));
                    case "EC" -> der(SEQUENCE, hex("06082a8648ce3d040302"));
                    default -> der(SEQUENCE, hex("06032b6570"));
                };
        byte[] commonName =
                der(SEQUENCE, hex("0603550403"), der(0x0C, "logs.example".getBytes(StandardCharsets.UTF_8)));
        byte[] name = der(SEQUENCE, der(SET, commonName));
        byte[] validity = der(SEQUENCE, time("200101000000Z"), time("210101000000Z"));
        byte[] content = der(
                SEQUENCE,
                hex("020101"),
                signatureAlgorithm,
                name,
                validity,
                name,
                keys.getPublic().getEncoded());
        Signature signature = Signature.getInstance(
                switch (algorithm) {
                    case "RSA" -> "SHA256withRSA";
                    case "EC" -> "SHA256withECDSA";
                    default -> algorithm;
                });
        signature.initSign(keys.getPrivate());
        signature.update(content);
        byte[] signed = der(0x03, new byte[] {0}, signature.sign());
        return new SelfSigned(keys, der(SEQUENCE, content, signatureAlgorithm, signed));
    }

    String certificatePem() {
        return pem("CERTIFICATE", certificate);
    }

    String keyPem() {
        return pem("PRIVATE KEY", keys.getPrivate().getEncoded());
    }

    Path certificateIn(Path folder) throws IOException {
        return Files.writeString(Files.createTempFile(folder, "tls", ".crt"), certificatePem());
    }

    Path keyIn(Path folder) throws IOException {
        return Files.writeString(Files.createTempFile(folder, "tls", ".key"), keyPem());
    }

    byte[] certificate() {
        return certificate.clone();
    }

    byte[] privateKey() {
        return keys.getPrivate().getEncoded();
    }

    static String pem(String kind, byte[] bytes) {
        return "-----BEGIN " + kind + "-----\n" + Base64.getMimeEncoder().encodeToString(bytes) + "\n-----END " + kind
                + "-----\n";
    }

    private static byte[] time(String utc) {
        return der(0x17, utc.getBytes(StandardCharsets.US_ASCII));
    }

    /** A value of ASN.1: its tag, its length in as few bytes as it takes, and its parts. */
    private static byte[] der(int tag, byte[]... parts) {
        ByteArrayOutputStream content = new ByteArrayOutputStream();
        for (byte[] part : parts) {
            content.writeBytes(part);
        }
        ByteArrayOutputStream value = new ByteArrayOutputStream();
        value.write(tag);
        int length = content.size();
        if (length > 0xFF) {
            value.write(0x82);
            value.write(length >> 8);
        } else if (length > 0x7F) {
            value.write(0x81);
        }
        value.write(length);
        value.writeBytes(content.toByteArray());
        return value.toByteArray();
    }

    private static byte[] hex(String digits) {
        return HexFormat.of().parseHex(digits);
    }
}
