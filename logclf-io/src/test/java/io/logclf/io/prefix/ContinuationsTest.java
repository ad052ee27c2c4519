package io.logclf.io.prefix;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class ContinuationsTest {

    @Test
    void keepsAJavaTraceTogether() {
        assertThat(entries(LineFormat.LOGBACK, """
                        10:15:02.123 [main] ERROR c.e.Shop - it failed
                        com.example.StockException: no stock
                        \tat com.example.Shop.run(Shop.java:12)
                        \t... 3 more
                        Caused by: java.io.IOException: no space
                        \tat com.example.Disk.write(Disk.java:9)
                        \tSuppressed: java.lang.Error
                        10:15:02.124 [main] INFO c.e.Shop - it works
                        """)).containsExactly(7, 1);
    }

    @Test
    void keepsAPythonTraceTogether() {
        assertThat(entries(LineFormat.PYTHON, """
                        ERROR:root:it failed
                        Traceback (most recent call last):
                          File "shop.py", line 1, in <module>
                            run()
                        KeyError: 'x'

                        During handling of the above exception, another exception occurred:

                        Traceback (most recent call last):
                          File "shop.py", line 3, in <module>
                        shop.Stop
                        INFO:root:it works
                        plain
                        """)).containsExactly(11, 1, 1);
    }

    @Test
    void keepsTheTracesOfPhpAndRubyTogether() {
        assertThat(entries(LineFormat.PHP, """
                        [01-Mar-2024 10:15:02 UTC] PHP Fatal error:  Uncaught Exception: x in /shop/a.php:3
                        Stack trace:
                        #0 /shop/b.php(12): run()
                        #1 {main}
                          thrown in /shop/a.php on line 3
                        [01-Mar-2024 10:15:03 UTC] PHP Notice:  odd
                        """)).containsExactly(5, 1);
        assertThat(entries(LineFormat.RUBY, """
                        F, [2024-03-01T10:15:02.123456 #12] FATAL -- : it failed
                        app/cart.rb:12:in `total': no stock (StockError)
                        app/carts.rb:4:in `show'
                        I, [2024-03-01T10:15:02.123456 #12]  INFO -- : it works
                        """)).containsExactly(3, 1);
    }

    @Test
    void knowsTheErrorsOfNodeJs() {
        assertThat(entries(LineFormat.TIME_LEVEL, """
                        2024-03-01T10:15:02.123Z error: it failed
                        Error: no stock
                            at run (/shop/a.js:3:9)
                        2024-03-01T10:15:03.123Z error: it failed again
                        TypeError [ERR_INVALID_ARG_TYPE]: no path
                            at run (/shop/a.js:3:9) {
                          [cause]: Error: x
                        }
                        """)).containsExactly(3, 5);
    }

    @Test
    void keepsTheTraceOfAContainerTogether() {
        assertThat(entries(LineFormat.COMPOSE, """
                        web-1  | 2024-03-01 10:15:02 ERROR it failed
                        web-1  | com.example.StockException: no stock
                        web-1  | \tat com.example.Shop.run(Shop.java:12)
                        db-1   | ready
                        web-1  | \t... 3 more
                        db-1   | ready
                        """)).containsExactly(3, 1, 1, 1);
    }

    @Test
    void tellsWhatTheLinesOfOtherContainersStandBetween() {
        Continuations continuations = new Continuations(LineFormat.COMPOSE);
        List<Boolean> orphans = new ArrayList<>();
        for (String line : List.of("web-1 | it failed", "db-1  | ready", "web-1 | \tat c.e.Shop.run(Shop.java:12)")) {
            byte[] bytes = line.getBytes(StandardCharsets.UTF_8);
            continuations.next(bytes, 0, bytes.length);
            orphans.add(continuations.isOrphan());
        }
        assertThat(orphans).containsExactly(false, false, true);
    }

    @Test
    void beginsAnEntryWithAPythonTrace() {
        Continuations continuations = new Continuations(LineFormat.TIME);
        byte[] first = "Traceback (most recent call last):".getBytes(StandardCharsets.UTF_8);
        assertThat(continuations.next(first, 0, first.length)).isFalse();
        assertThat(entries(
                        LineFormat.LEVEL, "Traceback (most recent call last):\n  File \"a.py\"\nshop.Stop\nINFO a\n"))
                .containsExactly(3, 1);
    }

    @Test
    void takesAPythonTraceInOneLineForAMessage() {
        assertThat(entries(LineFormat.CRI, """
                        2024-03-01T10:15:02.123Z stdout F 11 jobs started
                        2024-03-01T10:15:02.124Z stdout F Traceback (most recent call last):\\n  File "a.py"\\nKeyError: 'x'
                        2024-03-01T10:15:02.125Z stdout F 11 jobs started
                        """)).containsExactly(1, 1, 1);
    }

    @Test
    void keepsAGoPanicTogether() {
        assertThat(entries(LineFormat.TIME, """
                        2024/03/01 10:15:02 it works
                        panic: it failed

                        goroutine 1 [running]:
                        main.run(0x1)
                        \t/shop/main.go:12 +0x1d
                        main.main()
                        \t/shop/main.go:5 +0x1d
                        exit status 2
                        2024/03/01 10:15:03 it works
                        """)).containsExactly(1, 8, 1);
    }

    @Test
    void keepsTracesOfNodeAndDotnetTogether() {
        assertThat(entries(LineFormat.TIME_LEVEL, """
                        2024-03-01T10:15:02.123Z error: it failed
                        TypeError: x is not a function
                            at run (/shop/a.js:1:2) {
                          code: 'E'
                        }
                        2024-03-01T10:15:02.123Z error: it failed
                        System.InvalidOperationException: no stock
                         ---> System.IO.IOException: no space
                           at Shop.Run()
                           --- End of inner exception stack trace ---
                        """)).containsExactly(5, 5);
    }

    @Test
    void keepsTheTwoLinesOfJavaUtilLoggingTogether() {
        assertThat(entries(LineFormat.JUL, """
                        Mar 01, 2024 10:15:02 AM com.example.Shop main
                        INFORMATION: it works
                        Mar 01, 2024 10:15:02 AM com.example.Shop main
                        WARNUNG: odd
                        SEVERE: alone
                        """)).containsExactly(2, 2, 1);
    }

    @Test
    void leavesOtherLinesAlone() {
        assertThat(entries(LineFormat.LOGBACK, """
                        10:15:02.123 [main] ERROR c.e.Shop - it failed
                        Error: it failed again

                        a line
                        at noon
                        """)).containsExactly(1, 1, 1, 1, 1);
    }

    @Test
    void takesAPaddedLevelForTheBeginOfAnEntry() {
        assertThat(entries(LineFormat.LEVEL, " INFO a\nERROR b\n WARN c\n    d\n"))
                .containsExactly(1, 1, 2);
    }

    @Test
    void looksBehindThePrefixOfAContainersRuntime() {
        String time = "2024-03-01T10:15:02.123456789Z ";
        assertThat(entries(LineFormat.TIME, time + "it failed\n" + time + "\tat a.b(C.java:1)\n" + time + " INFO x\n"))
                .containsExactly(2, 1);
        assertThat(entries(LineFormat.CRI, time + "stdout P a\n" + time + "stdout F b\n" + time + "stdout F c\n"))
                .containsExactly(2, 1);
        assertThat(entries(LineFormat.CRI, time + "stdout P a\n" + time + "stderr F b\n" + time + "stderr X  c\n"))
                .containsExactly(1, 1, 1);
        assertThat(entries(LineFormat.TIME, "2024-03-01 10:15:02  a\n2024-03-01 10:15:02  b\n"))
                .containsExactly(1, 1);
    }

    @Test
    void findsTheCause() {
        assertThat(List.of(
                        "Caused by: java.io.IOException: x",
                        "ValueError: x",
                        " ---> System.IO.IOException: x",
                        "java.lang.StackOverflowError",
                        "Error: x",
                        "  [cause]: Error: x"))
                .allMatch(ContinuationsTest::isCause);
        assertThat(List.of("\tat a.b(C.java:1)", "Error", "it failed: an Exception", ""))
                .noneMatch(ContinuationsTest::isCause);
    }

    private static boolean isCause(String line) {
        byte[] bytes = line.getBytes(StandardCharsets.UTF_8);
        return TraceLines.isCause(bytes, 0, bytes.length);
    }

    /** The number of lines of each entry. */
    private static List<Integer> entries(LineFormat format, String text) {
        Continuations continuations = new Continuations(format);
        List<Integer> entries = new ArrayList<>();
        for (String line : text.split("\n", -1)) {
            byte[] bytes = line.getBytes(StandardCharsets.UTF_8);
            if (continuations.next(bytes, 0, bytes.length)) {
                entries.set(entries.size() - 1, entries.get(entries.size() - 1) + 1);
            } else {
                entries.add(1);
            }
        }
        entries.remove(entries.size() - 1);
        return entries;
    }
}
