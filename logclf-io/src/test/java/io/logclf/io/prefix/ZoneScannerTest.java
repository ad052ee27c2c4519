package io.logclf.io.prefix;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ZoneScannerTest {

    private static final String CLOCK = "10:15:02";

    @ParameterizedTest
    @ValueSource(strings = {"Z", " Z", "+02:00", "+0200", "+02", "-0330", "-11:30", "+14:00", " +02:00", " -0500"})
    void takesAnOffset(String zone) {
        assertThat(zone(zone + " it works")).isEqualTo(zone);
        assertThat(zone(zone)).isEqualTo(zone);
    }

    @Test
    void takesAnOffsetBeforeABracket() {
        assertThat(zone("+02:00] it works")).isEqualTo("+02:00");
        assertThat(zone("Z] it works")).isEqualTo("Z");
    }

    @ParameterizedTest
    @ValueSource(strings = {" -42 of them", " +02 more", "+2 x", "+", "-", "+x2", "+02000 x", "+02x", " - it works"})
    void takesNoNumberOfTheMessageForOne(String rest) {
        assertThat(zone(rest)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"Zebra", " Zebra", "Z1", "ZULU x", " Z_"})
    void takesNoWordThatBeginsWithZForOne(String rest) {
        assertThat(zone(rest)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {" AM", " PM", "  PM", "\tAM", "\u202FPM", "\u00A0AM"})
    void takesTheHalfOfTheDay(String half) {
        assertThat(zone(half + " it works")).isEqualTo(half);
        assertThat(zone(half)).isEqualTo(half);
    }

    @Test
    void takesTheHalfOfTheDayWithAZone() {
        assertThat(zone(" PM UTC it works")).isEqualTo(" PM UTC");
        assertThat(zone(" AM +02:00 x")).isEqualTo(" AM +02:00");
    }

    @ParameterizedTest
    @ValueSource(strings = {" AMP meter", " PMS", " pm", " A M", " AM1"})
    void takesNoOtherWordForTheHalfOfTheDay(String rest) {
        assertThat(zone(rest)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"UTC", "GMT", "CET", "CEST", "EST", "PDT", "JST", "IST", "AEST", "NZDT", "MSK", "BRT"})
    void takesAnAbbreviation(String zone) {
        assertThat(zone(" " + zone + " it works")).isEqualTo(" " + zone);
        assertThat(zone(" " + zone + ": it works")).isEqualTo(" " + zone);
        assertThat(zone(zone)).isEqualTo(zone);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                " INFO it works",
                " ERROR it failed",
                " WARN",
                " UTCX",
                " UTC1",
                " UTC_",
                " utc x",
                " Utc x",
                " XYZ x",
                " U"
            })
    void takesNoLevelOrOtherWordForOne(String rest) {
        assertThat(zone(rest)).isEmpty();
    }

    @Test
    void takesARegionBeforeABracketOnly() {
        assertThat(zone(" Europe/Berlin] it works")).isEqualTo(" Europe/Berlin");
        assertThat(zone(" America/Argentina/Buenos_Aires] x")).isEqualTo(" America/Argentina/Buenos_Aires");
        assertThat(zone(" Europe/Berlin it works")).isEmpty();
        assertThat(zone(" Europe/Berlin")).isEmpty();
        assertThat(zone(" europe/berlin] x")).isEmpty();
        assertThat(zone(" Europe] x")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "   ", "  UTC x", " it works", "\n", " \u00e9"})
    void takesNothingElse(String rest) {
        assertThat(zone(rest)).isEmpty();
    }

    /** What is taken of the text behind a time of day. */
    private static String zone(String rest) {
        String text = CLOCK + rest;
        return text.substring(CLOCK.length(), ZoneScanner.end(text.toCharArray(), CLOCK.length()));
    }
}
