package io.logclf.llm.redact;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class RedactorTest {

    private static final int MANY = 200_000;

    /** What the rules look for, and what they put in its place. */
    private static final List<String> FRAGMENTS = List.of(
            "password=",
            "<password>",
            "\"",
            "'",
            "\\\"",
            "\\",
            ":",
            "token",
            " ",
            "a1B2",
            "eyJhbGciOiJ",
            "eyJ.eyJabcde",
            "<ip>",
            "10.0.0.1",
            "10.0.0.1.",
            "@",
            "x.org",
            "://",
            "4111111111111111",
            "4 ",
            "-----BEGIN PRIVATE KEY-----",
            "Bearer ",
            "Authorization:",
            "Cookie: ",
            "=",
            ",",
            ";",
            "\n",
            "<",
            "/",
            ">",
            "api_key",
            "secret",
            "is ",
            "--",
            "::",
            "-",
            "&",
            "pass=",
            "</password>",
            "password=a>",
            "1",
            "sk-",
            "\u200b",
            "\ud83d",
            "é");

    private static final List<String> HOSTILE =
            List.of("password=", "\\", "4 ", "-----BEGIN PRIVATE KEY-----", "://", "10.0.0.1.", "::", "a1B2", "secret");

    static Stream<SecretCorpus.Secret> secrets() throws IOException {
        return SecretCorpus.secrets();
    }

    static Stream<String> ordinary() throws IOException {
        return SecretCorpus.lines("ordinary.txt");
    }

    @ParameterizedTest
    @MethodSource("secrets")
    void replacesTheSecretAndNothingElse(SecretCorpus.Secret secret) {
        Redacted redacted = Redactor.standard().redact(secret.message());
        assertThat(redacted.text()).isEqualTo(secret.expected());
        assertThat(redacted.counts()).isEqualTo(Map.of(secret.kind(), 1));
        assertThat(Redactor.standard().redact(redacted.text())).isEqualTo(new Redacted(redacted.text(), Map.of()));
    }

    @ParameterizedTest
    @MethodSource("ordinary")
    void leavesOrdinaryMessagesAlone(String message) {
        assertThat(Redactor.standard().redact(message)).isEqualTo(new Redacted(message, Map.of()));
    }

    @Test
    void redactingTwiceChangesNothingMore() {
        long seed = 20_260_101;
        Random random = new Random(seed);
        Redactor redactor =
                Redactor.builder().rule("word", "a\\w+").rule("any", "(?s)B.*").build();
        for (int round = 0; round < 5_000; round++) {
            String text = text(random);
            for (Redactor each : List.of(Redactor.standard(), redactor)) {
                String once = each.redact(text).text();
                assertThat(each.redact(once)).as("seed %d, %s", seed, text).isEqualTo(new Redacted(once, Map.of()));
            }
        }
    }

    private static String text(Random random) {
        StringBuilder text = new StringBuilder();
        for (int i = random.nextInt(12); i >= 0; i--) {
            text.append(FRAGMENTS.get(random.nextInt(FRAGMENTS.size())));
        }
        return text.toString();
    }

    /** In quadratic time, these texts would take an hour: the limit only ends a hang. */
    @Test
    @Timeout(300)
    void manyHostileCharactersEnd() {
        for (String fragment : HOSTILE) {
            String hostile = fragment.repeat(MANY / fragment.length());
            Redacted once = Redactor.standard().redact(hostile + " password=hunter2");
            assertThat(once.text()).as(fragment).doesNotContain("hunter2");
        }
        String trailing =
                Redactor.standard().redact("password=a" + ">".repeat(MANY)).text();
        assertThat(trailing).startsWith("password=<password>");
    }

    @Test
    void countsByRule() {
        Redacted redacted = Redactor.standard().redact("10.0.0.1 10.0.0.2 jo@example.org");
        assertThat(redacted.text()).isEqualTo("<ip> <ip> <email>");
        assertThat(redacted.counts()).containsExactly(Map.entry("email", 1), Map.entry("ip", 2));
        assertThat(redacted.total()).isEqualTo(3);
    }

    @Test
    void aPlaceholderInTheTextHidesNothingBesideIt() {
        assertThat(Redactor.standard().redact("password=<password>hunter2").text())
                .doesNotContain("hunter2");
    }

    @Test
    void redactsNothingWithoutRules() {
        assertThat(Redactor.none().redact("password=hunter2")).isEqualTo(new Redacted("password=hunter2", Map.of()));
    }

    @Test
    void anAddedRuleReplacesItsMatch() {
        Redactor redactor = Redactor.builder().rule("customer", "C-\\d+").build();
        assertThat(redactor.redact("order of C-4711 from 10.0.0.1").text()).isEqualTo("order of <customer> from <ip>");
    }

    @Test
    void anAddedRuleWithGroupsReplacesTheFirst() {
        Redactor redactor = Redactor.builder().rule("name", "name=(\\w+)").build();
        assertThat(redactor.redact("name=bob x").text()).isEqualTo("name=<name> x");
    }

    @Test
    void anAddedRuleDoesNotEatItsOwnPlaceholder() {
        Redactor redactor = Redactor.builder().rule("all", ".+").build();
        String once = redactor.redact("bob from 10.0.0.1 logged in").text();
        assertThat(once).isEqualTo("<all><ip><all>");
        assertThat(redactor.redact(once).text()).isEqualTo(once);
    }

    @Test
    void aDroppedRuleIsNotApplied() {
        Redactor redactor = Redactor.builder().without("ip").build();
        assertThat(redactor.redact("10.0.0.1 jo@example.org").text()).isEqualTo("10.0.0.1 <email>");
    }

    @Test
    void droppingAnUnknownRuleNamesThoseThatAreThere() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Redactor.builder().without("ipv4"))
                .withMessageContaining("'ipv4'")
                .withMessageContaining("credit-card");
    }

    @Test
    void aPatternWithLookAroundIsRefusedWithTheRulesName() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Redactor.builder().rule("customer", "(?<=C-)\\d+"))
                .withMessageContaining("'customer'")
                .withMessageContaining("RE2");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "Customer", "1st", "a b", "a>b"})
    void aNameThatIsNoPlaceholderIsRefused(String name) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Redactor.builder().rule(name, "x"))
                .withMessageContaining("a-z");
    }
}
