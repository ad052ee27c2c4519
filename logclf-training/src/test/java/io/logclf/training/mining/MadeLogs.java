package io.logclf.training.mining;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** A made-up log with values of many kinds. */
final class MadeLogs {

    private static final List<String> USERS =
            List.of("ada", "grace", "linus", "dennis", "barbara", "ken", "edsger", "tony", "niklaus", "donald");
    private static final List<String> HOSTS =
            List.of("north-gate", "south-gate", "east-gate", "west-gate", "depot", "attic");

    private MadeLogs() {}

    static List<String> lines(int count, long seed) {
        Random random = new Random(seed);
        List<String> lines = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            lines.add(line(random));
        }
        return lines;
    }

    private static String line(Random random) {
        String user = USERS.get(random.nextInt(USERS.size()));
        String host = HOSTS.get(random.nextInt(HOSTS.size()));
        int number = random.nextInt(100_000);
        return switch (random.nextInt(8)) {
            case 0 -> "door opened by " + user + " at the " + host + " side of the building";
            case 1 -> "door closed by " + user + " at the " + host + " side of the building";
            case 2 -> "lamp " + number + " switched off after " + random.nextInt(60) + " min";
            case 3 -> "lamp " + number + " switched on after <1 sec";
            case 4 ->
                "elevator state=" + (random.nextBoolean() ? "true" : "false") + ", owner=" + user + ", load=" + number;
            case 5 -> "sensor list: " + "4, ".repeat(random.nextInt(5)) + number;
            case 6 -> "heating started";
            default -> "heating stopped";
        };
    }
}
