package io.logclf.server.edge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.logclf.api.FileException;
import io.logclf.api.LogclfException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PemIdentityTest {

    private static SelfSigned ec;

    @TempDir
    Path folder;

    @BeforeAll
    static void make() throws GeneralSecurityException {
        ec = SelfSigned.make("EC");
    }

    @ParameterizedTest
    @ValueSource(strings = {"EC", "Ed25519", "RSA"})
    void holdsTheCertificateAndItsKeyUnderThePassword(String algorithm) throws Exception {
        SelfSigned made = SelfSigned.make(algorithm);
        KeyStore store = new PemIdentity(made.certificateIn(folder), made.keyIn(folder)).keyStore("secret");
        assertThat(store.getCertificate("server").getEncoded()).isEqualTo(made.certificate());
        assertThat(store.getKey("server", "secret".toCharArray()).getEncoded()).isEqualTo(made.privateKey());
        assertThat(store.size()).isEqualTo(1);
    }

    @Test
    void oneFileMayHoldBothInEitherOrderWithOtherTextAround() throws Exception {
        SelfSigned made = ec;
        for (String text : List.of(
                "subject=CN größe\n" + made.certificatePem() + "\r\n\r\nBag Attributes\n" + made.keyPem() + "end",
                (made.keyPem() + made.certificatePem()).replace("\n", "\r\n"))) {
            Path file = Files.writeString(folder.resolve("both.pem"), text);
            KeyStore store = new PemIdentity(file, file).keyStore("x");
            assertThat(store.getCertificate("server").getEncoded()).isEqualTo(made.certificate());
        }
    }

    @Test
    void theChainKeepsTheOrderOfTheFileAndLeavesOutOtherBlocks() throws Exception {
        SelfSigned own = SelfSigned.make("EC");
        SelfSigned signer = SelfSigned.make("EC");
        Path file = Files.writeString(
                folder.resolve("chain.pem"), own.certificatePem() + own.keyPem() + signer.certificatePem());
        List<byte[]> chain = new ArrayList<>();
        for (Certificate each : PemIdentity.chain(file)) {
            chain.add(each.getEncoded());
        }
        assertThat(chain).hasSize(2);
        assertThat(chain.get(0)).isEqualTo(own.certificate());
        assertThat(chain.get(1)).isEqualTo(signer.certificate());
    }

    @ParameterizedTest
    @CsvSource({"EC, EC", "Ed25519, Ed25519"})
    void theKeyOfAnotherCertificateIsRefused(String algorithm, String other) throws Exception {
        Path certificate = SelfSigned.make(algorithm).certificateIn(folder);
        Path key = SelfSigned.make(other).keyIn(folder);
        assertRefused(certificate, key, key + ": is not the key of the first certificate in " + certificate);
    }

    @ParameterizedTest
    @CsvSource({"EC, Ed25519", "Ed25519, EC"})
    void theKeyOfAnotherAlgorithmIsRefused(String algorithm, String other) throws Exception {
        Path certificate = SelfSigned.make(algorithm).certificateIn(folder);
        Path key = SelfSigned.make(other).keyIn(folder);
        assertThatExceptionOfType(LogclfException.class)
                .isThrownBy(() -> new PemIdentity(certificate, key).keyStore("x"))
                .withMessageContaining(key + ": is no ")
                .withMessageEndingWith(" key, as the certificate in " + certificate + " has");
    }

    @ParameterizedTest
    @CsvSource({
        "RSA PRIVATE KEY, in another form than PKCS#8",
        "EC PRIVATE KEY, in another form than PKCS#8",
        "ENCRYPTED PRIVATE KEY, encrypted"
    })
    void anotherKindOfKeyIsRefusedWithTheCommandThatConvertsIt(String kind, String why) throws Exception {
        Path certificate = ec.certificateIn(folder);
        Path key = Files.writeString(folder.resolve("old.key"), SelfSigned.pem(kind, new byte[] {1, 2, 3}));
        assertRefused(
                certificate,
                key,
                key + ": the key is " + why + "; write it again with: openssl pkcs8 -topk8 -nocrypt -in " + key
                        + " -out key-pkcs8.pem");
    }

    @Test
    void anEncryptedKeyOfTheOldKindIsRefused() throws Exception {
        Path certificate = ec.certificateIn(folder);
        Path key = Files.writeString(
                folder.resolve("old.key"),
                "-----BEGIN RSA PRIVATE KEY-----\nProc-Type: 4,ENCRYPTED\n\nAAAA\n-----END RSA PRIVATE KEY-----\n");
        assertThatExceptionOfType(LogclfException.class)
                .isThrownBy(() -> new PemIdentity(certificate, key).keyStore("x"))
                .withMessageContaining("the key is encrypted");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "no block",
                "-----BEGIN PRIVATE KEY-----",
                "-----BEGIN PUBLIC KEY-----\nAA\n-----END PUBLIC KEY-----"
            })
    void aFileWithoutAKeyIsRefused(String text) throws Exception {
        Path certificate = ec.certificateIn(folder);
        Path key = Files.writeString(folder.resolve("none.key"), text);
        assertRefused(certificate, key, key + ": holds no key; expected PEM with -----BEGIN PRIVATE KEY-----");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "AAAA", "A", "====", "ü!"})
    void aDamagedKeyIsRefused(String content) throws Exception {
        Path certificate = ec.certificateIn(folder);
        Path key = Files.writeString(
                folder.resolve("damaged.key"),
                "-----BEGIN PRIVATE KEY-----\n" + content + "\n-----END PRIVATE KEY-----\n");
        assertRefused(certificate, key, key + ": is no EC key, as the certificate in " + certificate + " has");
    }

    @Test
    void aMissingKeyIsToldByItsPath() throws Exception {
        Path certificate = ec.certificateIn(folder);
        Path key = folder.resolve("gone.key");
        assertThatExceptionOfType(FileException.class)
                .isThrownBy(() -> new PemIdentity(certificate, key).keyStore("x"))
                .withMessage(key + ": there is no such file");
    }

    @Test
    void noMessageQuotesTheKey() throws Exception {
        Path certificate = ec.certificateIn(folder);
        String secret = "c2VjcmV0c2VjcmV0";
        Path key = Files.write(
                folder.resolve("bad.key"),
                SelfSigned.pem("PRIVATE KEY", secret.getBytes(StandardCharsets.UTF_8))
                        .getBytes(StandardCharsets.UTF_8));
        assertThatExceptionOfType(LogclfException.class)
                .isThrownBy(() -> new PemIdentity(certificate, key).keyStore("x"))
                .satisfies(refused -> assertThat(refused.getMessage()).doesNotContain("YzJW", secret));
    }

    private static void assertRefused(Path certificate, Path key, String message) {
        assertThatExceptionOfType(LogclfException.class)
                .isThrownBy(() -> new PemIdentity(certificate, key).keyStore("x"))
                .withMessage(message);
    }
}
