package io.logclf.workbench;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** A log of several kinds of messages whose labels are known. */
final class SmallLog {

    static final List<String> LABELS = List.of("User Action", "Backup", "Network", "Disk");

    private static final List<String> USERS = List.of("kim", "ana", "lee", "tom", "eve", "max", "ida", "jon");

    private SmallLog() {}

    /** Returns lines as a service writes them. */
    static List<String> lines(int rows) {
        Random random = new Random(7);
        List<String> lines = new ArrayList<>();
        for (int i = 0; i < rows; i++) {
            int n = random.nextInt(9_000) + 1_000;
            String user = USERS.get(random.nextInt(USERS.size()));
            String text =
                    switch (random.nextInt(10)) {
                        case 0, 1 -> "INFO auth - User " + user + n % 97 + " logged in from 10.0." + n % 200 + ".7";
                        case 2 -> "INFO auth - User " + user + n % 97 + " logged out after " + n + " s";
                        case 3 -> "INFO backup - Backup of volume vol" + n % 40 + " finished in " + n + " ms";
                        case 4 -> "ERROR backup - Backup of volume vol" + n % 40 + " failed: no space left";
                        case 5 -> "WARN net - Connection to 10.1.0." + n % 250 + " lost, retrying in " + n % 60 + " s";
                        case 6 -> "INFO net - Connection to 10.1.0." + n % 250 + " restored";
                        case 7 -> "WARN disk - Disk usage on /var/lib" + n % 9 + " is at " + n % 100 + "%";
                        case 8 -> "INFO job - Task " + n + " exited with code " + (n % 3 == 0 ? 0 : 1);
                        default -> "DEBUG cache - evicted " + n + " entries";
                    };
            lines.add(String.format("2026-03-01 10:%02d:%02d,%03d %s", i / 60 % 60, i % 60, i % 1000, text));
        }
        return lines;
    }
}
