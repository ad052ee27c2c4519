package io.logclf.app;

import java.util.Random;

/** A log of six kinds of messages. */
final class ProjectLog {

    private ProjectLog() {}

    /** Lines as a service writes them. */
    static String of(int rows) {
        Random random = new Random(11);
        StringBuilder log = new StringBuilder();
        for (int i = 0; i < rows; i++) {
            int n = 1_000 + random.nextInt(9_000);
            String text =
                    switch (random.nextInt(6)) {
                        case 0, 1 -> "INFO auth - User u" + n + " logged in from 10.0." + n % 200 + ".7";
                        case 2 -> "INFO backup - Backup of volume vol" + n % 40 + " finished in " + n + " ms";
                        case 3 -> "ERROR backup - Backup of volume vol" + n % 40 + " failed: no space left";
                        case 4 -> "WARN net - Connection to 10.1.0." + n % 250 + " lost, retrying in " + n % 60 + " s";
                        default -> "WARN disk - Disk usage on /var/lib" + n % 9 + " is at " + n % 100 + "%";
                    };
            log.append(String.format("2026-03-01 10:%02d:%02d,%03d %s%n", i / 60 % 60, i % 60, i % 1_000, text));
        }
        return log.toString();
    }
}
