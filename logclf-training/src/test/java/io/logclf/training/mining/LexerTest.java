package io.logclf.training.mining;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LexerTest {

    private final Words words = new Words();
    private final Lexer lexer = new Lexer(words);

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "took 17 ms for 3 files | took <*> for <*> files",
                "from 10.0.0.1:80, 10.0.0.2:80 | from <*>",
                "user=anna id=42 | user=anna id=<*>",
                "see https://example.com/a?b=1. | see <*>.",
                "reads /var/log/app.log now | reads <*> now",
                "opens C:\\temp\\file twice | opens <*> twice",
                "via fe80::1:2 and on | via <*> and on",
                "mail to a.b@example.org sent | mail to <*> sent",
                "host www.example.com is up | host <*> is up",
                "node-[1-64] joined | <*> joined",
                "took <1 sec | took <*>",
                "done on Mon 12 Jan | done on <*>",
                "item7=on item12=on | item#=on item#=on",
                "a  b   c | a b c",
                "wait.... what | wait.. what",
                "stars ***** end | stars * end",
                "don't stop | don't stop",
                "peer 192.0.2.1:443 gone | peer <*> gone",
                "peer [2001:db8::1]:443 gone | peer <*> gone",
                "to /[fe80::1]:9092, [::1]:9093 sent | to /<*> sent",
                "relay [2001:db8::1] refused | relay [<*>] refused",
                "list [a:b:c]:4 read | list [a:b:c]:<*> read",
                "GET /search?q=blue&page=2 served | GET <*> served",
                "GET /search served | GET <*> served",
                "is it /etc/hosts? no | is it <*>? no",
                "src=/sales/day=2026-01-31/part-a dst=/b/c/d | src=<*> dst=<*>",
                "sent 3.5 GiB and 12 kB | sent <*> and <*>"
            })
    void readsAMessage(String message, String skeleton) {
        assertThat(skeleton(message)).isEqualTo(skeleton);
    }

    @Test
    void aListReadsTheSameWhateverItsLength() {
        assertThat(skeleton("ids 1"))
                .isEqualTo(skeleton("ids 1, 2, 3, 4, 5, 6, 7"))
                .isEqualTo("ids <*>");
    }

    @Test
    void aVeryLongWordVaries() {
        assertThat(skeleton("key " + "x".repeat(65) + " end")).isEqualTo("key <*> end");
        assertThat(skeleton("key " + "x".repeat(64) + " end")).doesNotContain("<*>");
    }

    @Test
    void whatIsBehindTheLimitVaries() {
        String words = "word ".repeat(600);
        assertThat(skeleton(words)).endsWith("word <*>").hasSizeLessThan(words.length());
    }

    @Test
    void scriptsWithoutSpacesEndAWord() {
        assertThat(skeleton("用户admin登录")).isEqualTo("用户admin登录");
        lexer.read("用户admin登录");
        assertThat(lexer.size()).isEqualTo(5);
    }

    @Test
    void anEmptyMessageHasNoTokens() {
        lexer.read(" \t\n");
        assertThat(lexer.size()).isZero();
    }

    @Test
    void equalMessagesHaveEqualHashesAndOthersOthers() {
        lexer.read("one two");
        long first = lexer.hash();
        lexer.read("one three");
        assertThat(lexer.hash()).isNotEqualTo(first);
        lexer.read("one two");
        assertThat(lexer.hash()).isEqualTo(first);
    }

    private String skeleton(String message) {
        lexer.read(message);
        return words.join(java.util.Arrays.copyOf(lexer.tokens(), lexer.size()));
    }
}
