package io.logclf.io.prefix;

import static org.assertj.core.api.Assertions.assertThat;

import io.logclf.io.LogFormat;
import io.logclf.io.LogReader;
import io.logclf.io.LogRow;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Texts that are no logs: nothing may be taken off. */
class ForeignTextTest {

    static Stream<String> texts() {
        return Stream.of(
                "It was late.\nThe shop had closed at 10:15.\nNobody came.",
                "Warning: this is a poem.\nIt has no end\nand no beginning.",
                "Chapter 1\n\nOn 2024-03-01 the ship left.\nError is human, he said.",
                "Dear Kim,\n\nthe meeting is on Mar 1 at noon.\n\nBest, Lee",
                "public class Shop {\n    int a = 1;\n    // INFO: unused\n}",
                "def main():\n    logging.info('x')\n\nif __name__ == '__main__':\n    main()",
                "package main\n\nimport \"fmt\"\n\nfunc main() {\n\tfmt.Println(1)\n}",
                "#!/bin/sh\nset -e\nA=1 B=2\necho \"$A\"",
                "INSERT INTO shop VALUES (1, '2024-03-01 10:15:02', 'a');\nINSERT INTO shop VALUES (2, '2024-03-01', 'b');",
                "-- dump of 2024-03-01 10:15:02\nCREATE TABLE shop (\n  id int\n);\nCOMMIT;",
                "<html>\n<body>\n<p>INFO: hello</p>\n</body>\n</html>",
                "<?xml version=\"1.0\"?>\n<shop><time>10:15:02</time></shop>",
                "# Title\n\n- one\n- two\n\n[link](http://example.com): a link",
                "[section]\nkey=value\nother = 2\n[more]\nx=1",
                "key: value\nlist:\n  - 1\n  - 2\nlevel: info",
                "name,line\nkim,\"roses are red,\nviolets are blue\"\n",
                "2024-03-01,12,13\n2024-03-02,14,15\n2024-03-03,16,17",
                "1\n00:00:01,000 --> 00:00:04,000\nHello there.\n\n2\n00:00:05,000 --> 00:00:06,000\nGood day.\n",
                "1 2 3\n4 5 6\n7 8 9",
                "a\tb\tc\n1\t2\t3\n4\t5\t6",
                "diff --git a/x b/x\n@@ -1,2 +1,2 @@\n-a\n+b",
                "commit 1234567\nAuthor: Kim <kim@example.com>\nDate:   Fri Mar 1 10:15:02 2024 +0100\n\n    It works\n",
                "From: kim@example.com\nTo: lee@example.com\nDate: Fri, 01 Mar 2024 10:15:02 +0000\nSubject: x\n\nHello",
                "BEGIN:VEVENT\nDTSTART:20240301T101502Z\nSUMMARY:Meeting\nEND:VEVENT",
                "SELECT *\nFROM shop\nWHERE t > '2024-03-01 10:15:02'",
                "GET / HTTP/1.1\nHost: example.com\nAccept: */*\n",
                "total 8\ndrwxr-xr-x 2 kim kim 4096 Mar  1 10:15 a\n-rw-r--r-- 1 kim kim 12 Mar  1 10:15 b",
                "Kim: hello\nLee: hi\nKim: how are you?",
                "1. Take eggs.\n2. Beat them: hard.\n3. Serve.",
                "q: 12 + 13\na: 25\nq: 2 * 3\na: 6",
                "lorem ipsum dolor sit amet\nconsectetur adipiscing elit",
                "warning: unused variable\n --> src/main.rs:2:9\nerror[E0382]: use of moved value\nerror: aborting",
                "info: this is\nhelp\nusage: x [options]\nerror: none",
                "item-1 | 3\nitem-2 | 4\nitem-3 | 5",
                "12 May 10:30 dentist\n13 May 11:00 school",
                "#1 wake up\n#2 get up\n#3 eat",
                "main.c: In function 'main':\nmain.c:3:5: error: expected ';'\nmake: *** [main.o] Error 1",
                "Name    : shop\nMessage : hello\nSource  : kim",
                "10 PRINT \"INFO\"\n20 GOTO 10");
    }

    @Test
    void areThirtyAtLeast() {
        assertThat(texts()).hasSizeGreaterThanOrEqualTo(30);
    }

    @ParameterizedTest
    @MethodSource("texts")
    void isReadAsItsLines(String text) throws IOException {
        try (LogReader reader = LogReader.builder(LogFormat.AUTO)
                .read(new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)), "text.txt")) {
            List<String> messages = new ArrayList<>();
            for (Optional<LogRow> row = reader.read(); row.isPresent(); row = reader.read()) {
                row.get().entry().ifPresent(entry -> messages.add(entry.message()));
            }
            assertThat(reader.description()).isEmpty();
            assertThat(messages)
                    .isEqualTo(text.lines().filter(line -> !line.isEmpty()).toList());
        }
    }

    @ParameterizedTest
    @MethodSource("texts")
    void isNoLog(String text) {
        assertThat(LineParser.detect(text.lines().toList()).map(LineParser::description))
                .isEmpty();
    }
}
