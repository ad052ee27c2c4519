package io.logclf.training.rules;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Messages that say something else than the one they come from, but look nearly the same: negated, with
 * an opposite or a strange word, or gone on with. A pattern that takes one of them would give its label to
 * a message that says the contrary; {@link Overreach} rejects it.
 *
 * <pre>{@code
 * "Backup completed"  ->  "not Backup completed", "Backup failed to completed", "Backup nobody", "Backup uncompleted",
 *                         "Backup completed (cancelled)", ...
 * }</pre>
 */
final class MessageTwists {

    /** Words of a message that are twisted, the first ones. */
    private static final int MAX_WORDS = 24;
    /** What is put before each word. */
    private static final List<String> INSERTED = List.of("not", "never", "no", "0", "failed to", "without");
    /** What stands in place of each plain word; the last is a word of no language. */
    private static final List<String> REPLACING = List.of("not", "nobody", "none", "failed", "0", "zorvik");
    /** What is put behind the message. */
    private static final List<String> APPENDED =
            List.of("not", "failed", "was refused", "(cancelled)", "in 0 of 3 cases");

    private static final Map<String, String> OPPOSITES = opposites(
            "succeeded failed success failure successful unsuccessful successfully unsuccessfully up down on off in out"
                    + " enabled disabled approved declined accepted rejected allowed denied granted refused started stopped"
                    + " opened closed connected disconnected found missing valid invalid known unknown online offline"
                    + " locked unlocked available unavailable healthy unhealthy passed aborted created deleted added removed"
                    + " increased decreased above below before after mounted unmounted complete incomplete resolved raised");

    private MessageTwists() {}

    /** Returns the twists of a message; some may be no sentences, which does no harm. */
    static List<String> of(String message) {
        List<String> words = List.of(message.split(" ", -1));
        List<String> twists = new ArrayList<>();
        for (int i = 0; i < Math.min(words.size(), MAX_WORDS); i++) {
            for (String inserted : INSERTED) {
                twists.add(changed(words, i, inserted + " " + words.get(i)));
            }
            String word = words.get(i);
            String plain = word.replaceFirst("[.,;:!]$", "");
            String end = word.substring(plain.length());
            if (!plain.isEmpty() && plain.chars().allMatch(Character::isLetter)) {
                for (String replacing : REPLACING) {
                    twists.add(changed(words, i, replacing + end));
                }
                twists.add(changed(words, i, "un" + word));
                String opposite = OPPOSITES.get(plain.toLowerCase(Locale.ROOT));
                if (opposite != null) {
                    twists.add(changed(words, i, opposite + end));
                }
            }
        }
        APPENDED.forEach(appended -> twists.add(message + " " + appended));
        return twists;
    }

    private static String changed(List<String> words, int at, String word) {
        List<String> changed = new ArrayList<>(words);
        changed.set(at, word);
        return String.join(" ", changed);
    }

    private static Map<String, String> opposites(String pairs) {
        String[] words = pairs.split(" ", -1);
        Map<String, String> opposites = new HashMap<>();
        for (int i = 0; i < words.length; i += 2) {
            opposites.put(words[i], words[i + 1]);
            opposites.put(words[i + 1], words[i]);
        }
        return opposites;
    }
}
