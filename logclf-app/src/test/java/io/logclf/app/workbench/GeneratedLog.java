package io.logclf.app.workbench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.regex.Pattern;

/** A log of a made-up shop: 150 templates in six kinds, the first of each kind much more frequent than the last. */
final class GeneratedLog {

    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss.SSS", Locale.ROOT);
    private static final LocalDateTime START = LocalDateTime.of(2026, 3, 1, 8, 0);
    private static final List<String> NAMES =
            List.of("mara", "tobin", "ines", "olek", "priya", "jonas", "wren", "amadi", "lucia", "henk");

    private static final Pattern VALUE = Pattern.compile("NAME|NUMBER|HOST|HEX");

    /** What each kind says, with the things it says it of: five times five templates. */
    private static final Map<String, Kind> KINDS = kinds();

    private GeneratedLog() {}

    private record Kind(String severity, String logger, List<String> says, List<String> of) {

        List<String> templates() {
            List<String> templates = new ArrayList<>();
            says.forEach(say -> of.forEach(thing -> templates.add(say.replace("THING", thing))));
            return templates;
        }
    }

    /** Returns the names of the kinds, which are the labels that a person gives. */
    static List<String> labels() {
        return List.copyOf(KINDS.keySet());
    }

    /**
     * Returns the label that a person gives to a message or a template.
     *
     * @throws IllegalArgumentException if it is of none of the kinds
     */
    static String labelOf(String text) {
        String word = firstWord(text);
        return KINDS.entrySet().stream()
                .filter(kind -> kind.getValue().says().stream()
                        .map(GeneratedLog::firstWord)
                        .anyMatch(word::equals))
                .map(Map.Entry::getKey)
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(text));
    }

    private static String firstWord(String text) {
        return text.strip().split("\\W", 2)[0];
    }

    /** Writes a log; the same seed gives the same one. */
    static Path write(Path file, int lines, long seed) throws IOException {
        Random random = new Random(seed);
        List<Map.Entry<Kind, String>> all = new ArrayList<>();
        KINDS.values().forEach(kind -> kind.templates().forEach(template -> all.add(Map.entry(kind, template))));
        LocalDateTime time = START;
        StringBuilder log = new StringBuilder();
        for (int i = 0; i < lines; i++) {
            // Each template at least once, and then some far more often than others.
            int template = i < all.size() ? i : (int) (all.size() * Math.pow(random.nextDouble(), 2));
            Kind kind = all.get(template).getKey();
            time = time.plusNanos(1_000_000L * (1 + random.nextInt(900)));
            log.append(TIME.format(time))
                    .append(" [worker-")
                    .append(1 + random.nextInt(8))
                    .append("] ")
                    .append(kind.severity())
                    .append(' ')
                    .append(kind.logger())
                    .append(" - ")
                    .append(filled(all.get(template).getValue(), random))
                    .append('\n');
        }
        return Files.writeString(file, log);
    }

    private static String filled(String template, Random random) {
        return VALUE.matcher(template).replaceAll(value -> switch (value.group()) {
            case "NAME" -> NAMES.get(random.nextInt(NAMES.size()));
            case "NUMBER" -> Integer.toString(10 + random.nextInt(90_000));
            case "HOST" -> "10.4." + random.nextInt(256) + "." + random.nextInt(256);
            default -> Long.toHexString(0x100000000L + random.nextInt(Integer.MAX_VALUE));
        });
    }

    private static Map<String, Kind> kinds() {
        Map<String, Kind> kinds = new LinkedHashMap<>();
        kinds.put(
                "Customer",
                new Kind(
                        "INFO",
                        "shop.web.Account",
                        List.of(
                                "Customer NAME opened the THING page",
                                "Customer NAME saved THING after NUMBER seconds",
                                "Customer NAME removed THING with id NUMBER",
                                "Customer NAME confirmed THING by mail",
                                "Customer NAME shared THING with NAME"),
                        List.of("wish list", "address book", "invoice archive", "gift card", "order history")));
        kinds.put(
                "Intrusion",
                new Kind(
                        "WARN",
                        "shop.guard.Gate",
                        List.of(
                                "Rejected password of NAME for THING from HOST",
                                "Locked account NAME: NUMBER wrong tries at THING",
                                "Blocked address HOST that scanned THING on port NUMBER",
                                "Refused forged token HEX for THING",
                                "Expired certificate shown by HOST for THING"),
                        List.of("admin console", "payment gate", "partner feed", "staff portal", "mail relay")));
        kinds.put(
                "Storage",
                new Kind(
                        "ERROR",
                        "shop.store.Volume",
                        List.of(
                                "Volume NUMBER has no space left for THING",
                                "Disk read of THING ended after NUMBER bytes",
                                "Checksum HEX of THING does not match block NUMBER",
                                "Mount of THING timed out at node HOST",
                                "Replica NUMBER of THING lags by NUMBER blocks"),
                        List.of("image cache", "ledger shard", "search index", "session table", "price snapshot")));
        kinds.put(
                "Backup",
                new Kind(
                        "INFO",
                        "shop.ops.Backup",
                        List.of(
                                "Backup of THING started with snapshot HEX",
                                "Backup of THING finished in NUMBER ms",
                                "Archived NUMBER copies of THING",
                                "Restored THING from snapshot HEX in NUMBER ms",
                                "Pruned NUMBER old snapshots of THING"),
                        List.of("orders database", "customer mailbox", "media bucket", "audit trail", "stock ledger")));
        kinds.put(
                "Delivery",
                new Kind(
                        "INFO",
                        "shop.ship.Courier",
                        List.of(
                                "Parcel NUMBER left THING with carrier NUMBER",
                                "Courier NAME picked NUMBER parcels at THING",
                                "Label HEX printed at THING for parcel NUMBER",
                                "Route NUMBER through THING is late by NUMBER minutes",
                                "Parcel NUMBER returned to THING unopened"),
                        List.of("north depot", "harbour hub", "city locker", "airport dock", "village shop")));
        kinds.put(
                "Runtime",
                new Kind(
                        "DEBUG",
                        "shop.core.Engine",
                        List.of(
                                "Heap of THING at NUMBER megabytes after collection",
                                "Thread pool of THING grew to NUMBER workers",
                                "Garbage collection in THING paused NUMBER ms",
                                "Configuration HEX loaded by THING",
                                "Health probe of THING answered in NUMBER ms"),
                        List.of(
                                "checkout service",
                                "catalog service",
                                "mail service",
                                "pricing service",
                                "login service")));
        return kinds;
    }
}
