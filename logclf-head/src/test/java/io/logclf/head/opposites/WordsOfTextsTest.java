package io.logclf.head.opposites;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Locale;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** What {@link Wording} takes for words, and what is left of a text as its frame. */
class WordsOfTextsTest {

    private static final long SEED = 17;

    @Test
    void wordsAreRunsOfLettersInLowerCase() {
        assertThat(Wording.words("Disk /dev/SDA1 is FULL!")).containsExactly("disk", "dev", "sda", "is", "full");
        assertThat(Wording.words("")).isEmpty();
        assertThat(Wording.words("42 -- ''")).isEmpty();
        assertThat(Wording.words("<*> <number>")).containsExactly("number");
    }

    @Test
    void hyphensAndApostrophesBelongToWordsWithinThem() {
        assertThat(Wording.words("can't re-start 'job' -x y- a--b"))
                .containsExactly("can't", "re-start", "job", "x", "y", "a", "b");
        assertThat(Wording.words("won\u2019t")).containsExactly("won't");
    }

    @Test
    void accentsBelongToTheirWord() {
        assertThat(Wording.words("caf\u00e9 cafe\u0301 \u00dcbung"))
                .containsExactly("caf\u00e9", "cafe\u0301", "\u00fcbung");
    }

    @Test
    void aChangeOfScriptEndsAWordInScriptsWithoutSpaces() {
        assertThat(Wording.words("nginx\u542f\u52a8\u5931\u8d25")).containsExactly("nginx", "\u542f\u52a8\u5931\u8d25");
        assertThat(Wording.words("\u8d77\u52d5\u3057\u307e\u3057\u305f\u30a8\u30e9\u30fc"))
                .containsExactly("\u8d77\u52d5", "\u3057\u307e\u3057\u305f", "\u30a8\u30e9\u30fc");
        assertThat(Wording.words("\u043d\u0430\u0441\u043ec")).hasSize(1);
    }

    @Test
    void wordsOfAnyTextAreWordsAgain() {
        Random random = new Random(SEED);
        for (int i = 0; i < 500; i++) {
            StringBuilder text = new StringBuilder();
            for (int at = random.nextInt(40); at >= 0; at--) {
                text.append("aZ'-\u2019 9<\u00e9\u0301\ud83d\u0416".charAt(random.nextInt(12)));
            }
            for (String word : Wording.words(text.toString())) {
                assertThat(Wording.words(word)).as("seed %d, '%s'", SEED, text).containsExactly(word);
                assertThat(word).isEqualTo(word.toLowerCase(Locale.ROOT)).isNotEmpty();
            }
        }
    }

    @Test
    void smallWordsAndSidesDoNotBelongToTheFrame() {
        assertThat(Wording.of("The backup has been completed").frame())
                .isEqualTo(Wording.of("Backup failed").frame())
                .isEqualTo(Wording.of("backup").frame());
        assertThat(Wording.of("backup of disk").frame())
                .isNotEqualTo(Wording.of("backup of tape").frame());
    }

    @Test
    void inflectionsHaveOneFrame() {
        assertThat(Wording.of("retrying upload").frame())
                .isEqualTo(Wording.of("retry uploads").frame());
    }

    @Test
    void twoNegationsThatAreOneAreCountedOnce() {
        assertThat(Wording.of("le service ne fonctionne pas").negative()).isTrue();
        assertThat(Wording.of("backup did not fail").negative()).isFalse();
        assertThat(Wording.of("backup").negative()).isFalse();
    }

    @Test
    void foreignWordsAreKeptInTheirOrder() {
        assertThat(Wording.of("pump \u043d\u0430\u0441\u043e\u0441 and \u0434\u0438\u0441\u043a")
                        .foreign())
                .isEqualTo("\u043d\u0430\u0441\u043e\u0441 \u0434\u0438\u0441\u043a ");
        assertThat(Wording.of("pump \u00fcber").foreign()).isEmpty();
    }

    @Test
    void opposingIsMutual() {
        List<Wording> wordings = List.of(
                Wording.of("gate opened"),
                Wording.of("gate closed"),
                Wording.of("gate not opened"),
                Wording.of("gate"),
                Wording.of("gate failed to open"));
        for (Wording one : wordings) {
            assertThat(one.opposes(one)).as(one.frame()).isFalse();
            for (Wording other : wordings) {
                assertThat(one.opposes(other)).isEqualTo(other.opposes(one));
            }
        }
    }
}
