package io.logclf.server.edge;

import io.logclf.api.FileException;
import io.logclf.api.LogclfException;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.Signature;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Base64;
import java.util.Collection;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A certificate and its key as PEM files: the chain from the server's own certificate on, and an unencrypted key in PKCS#8, RSA, EC or
 * Ed25519.
 *
 * @param certificates the file with the chain
 * @param key the file with the key
 */
public record PemIdentity(Path certificates, Path key) {

    private static final Pattern BLOCK =
            Pattern.compile("-----BEGIN ([A-Z0-9 ]+)-----(.*?)-----END \\1-----", Pattern.DOTALL);
    private static final String CERTIFICATE = "CERTIFICATE";
    private static final String PKCS8 = "PRIVATE KEY";
    private static final byte[] PROBE = "logclf".getBytes(StandardCharsets.US_ASCII);

    /**
     * Reads both files into a key store in memory.
     *
     * @param password what the key is locked with there
     * @throws LogclfException if one cannot be used, with the file and what to do
     */
    public KeyStore keyStore(String password) {
        Certificate[] chain = chain(certificates).toArray(Certificate[]::new);
        PrivateKey privateKey = privateKey(chain[0].getPublicKey());
        try {
            KeyStore store = KeyStore.getInstance("PKCS12");
            store.load(null, null);
            store.setKeyEntry("server", privateKey, password.toCharArray(), chain);
            return store;
        } catch (GeneralSecurityException | IOException e) {
            throw new LogclfException(
                    certificates + ": the certificates are no chain; the server's own comes first, then the one that"
                            + " signed it",
                    e);
        }
    }

    /**
     * Reads the certificates of a file, in their order.
     *
     * @throws LogclfException if there are none, or one is damaged
     */
    public static Collection<? extends Certificate> chain(Path file) {
        StringBuilder blocks = new StringBuilder();
        Matcher block = BLOCK.matcher(text(file));
        while (block.find()) {
            if (block.group(1).equals(CERTIFICATE)) {
                blocks.append(block.group()).append('\n');
            }
        }
        if (blocks.isEmpty()) {
            throw new LogclfException(file + ": holds no certificate; expected PEM with -----BEGIN CERTIFICATE-----");
        }
        try {
            return CertificateFactory.getInstance("X.509")
                    .generateCertificates(
                            new ByteArrayInputStream(blocks.toString().getBytes(StandardCharsets.US_ASCII)));
        } catch (GeneralSecurityException e) {
            throw new LogclfException(file + ": holds a certificate that cannot be read", e);
        }
    }

    /** Reads the key, whose algorithm is its certificate's. */
    private PrivateKey privateKey(PublicKey owner) {
        try {
            PrivateKey read = KeyFactory.getInstance(owner.getAlgorithm()).generatePrivate(keySpec());
            if (!belong(read, owner)) {
                throw new LogclfException(key + ": is not the key of the first certificate in " + certificates);
            }
            return read;
        } catch (GeneralSecurityException | IllegalArgumentException e) {
            throw new LogclfException(
                    key + ": is no " + owner.getAlgorithm() + " key, as the certificate in " + certificates + " has",
                    e);
        }
    }

    /** The first key of the file; of other kinds of keys, the error says how to convert them. */
    private PKCS8EncodedKeySpec keySpec() {
        Matcher block = BLOCK.matcher(text(key));
        while (block.find()) {
            if (block.group(1).equals(PKCS8)) {
                return new PKCS8EncodedKeySpec(
                        Base64.getMimeDecoder().decode(block.group(2).strip()));
            }
            if (block.group(1).endsWith(PKCS8)) {
                String kind = block.group().contains("ENCRYPTED") ? "encrypted" : "in another form than PKCS#8";
                throw new LogclfException(
                        key + ": the key is " + kind + "; write it again with: openssl pkcs8 -topk8 -nocrypt" + " -in "
                                + key + " -out key-pkcs8.pem");
            }
        }
        throw new LogclfException(key + ": holds no key; expected PEM with -----BEGIN PRIVATE KEY-----");
    }

    /**
     * Tells whether a signature by the key can be verified with the certificate: the only test that
     * works for all algorithms.
     */
    private static boolean belong(PrivateKey key, PublicKey owner) throws GeneralSecurityException {
        String algorithm =
                switch (owner.getAlgorithm()) {
                    case "RSA" -> "SHA256withRSA";
                    case "EC" -> "SHA256withECDSA";
                    default -> owner.getAlgorithm();
                };
        Signature signature = Signature.getInstance(algorithm);
        signature.initSign(key);
        signature.update(PROBE);
        byte[] signed = signature.sign();
        signature.initVerify(owner);
        signature.update(PROBE);
        return signature.verify(signed);
    }

    private static String text(Path file) {
        try {
            return new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1);
        } catch (IOException e) {
            throw FileException.reading(file, e);
        }
    }
}
