package io.logclf.io.csv;

import static org.assertj.core.api.Assertions.assertThat;

import io.logclf.io.input.Limits;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Cells of 10 characters and rows of 25, read byte by byte. */
class CsvLengthsTest {

    private static final Limits LIMITS = new Limits(8, 10, 25, 16);

    private final CsvLengths lengths = new CsvLengths(LIMITS);

    /** Returns up to where a row is read, and what is too long there; nothing if it is read to its end. */
    private String read(String row) {
        byte[] bytes = ("..." + row).getBytes(StandardCharsets.UTF_8);
        int cellStart = 3;
        for (int end = 4; end <= bytes.length; end++) {
            byte last = bytes[end - 1];
            if (last == '"') {
                lengths.mark();
            }
            if (last == ',') {
                lengths.nextCell();
                cellStart = end;
            }
            String problem = lengths.tooLong(bytes, 3, cellStart, end);
            if (problem != null) {
                return new String(bytes, 3, end - 3, StandardCharsets.UTF_8) + ": " + problem;
            }
        }
        return "";
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "aaaaaaaaaa",
                "éééééééééé",
                "aaaaaaaaaé",
                "日日日日日日日日日日",
                "\"aaaaaaaaaa\"",
                "\"aaaa\"\"aaaaaa\"",
                "aaaaaaaaaa,bbbbbbbbbb,ccccc",
                "\"aaaaaaaaaa\",\"bbbbbbbbbb\",\"ccccc\"",
                "éééééééééé,bbbbbbbbbb,日日日日日",
                "a,b,c,d,e,f,g,h,i,j,k,l,m,n,o,p,q,r,s,t,u,v,w,x,y"
            })
    void cellsAndRowsAreReadUpToTheLongest(String row) {
        assertThat(read(row)).isEmpty();
        lengths.beginRow();
        assertThat(read(row)).as("the next row begins at nothing").isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"aaaaaaaaaaa", "\"aaaaaaaaaaa", "\"aaaaaa\"\"aaaaa", "b,aaaaaaaaaaa", "éééééééééaa"})
    void aCellIsRefusedWithTheFirstCharacterTooMany(String cell) {
        assertThat(read(cell + "aaaa,b"))
                .startsWith(cell + ": the cell that begins here has more than 10 characters, the most");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "aaaaaaaaaa,bbbbbbbbbb,cccccc",
                "\"aaaaaaaaaa\",\"bbbbbbbbbb\",\"cccccc",
                "éééééééééé,bbbbbbbbbb,cccccc",
                "a,b,c,d,e,f,g,h,i,j,k,l,m,n,o,p,q,r,s,t,u,v,w,x,y,z"
            })
    void aRowIsRefusedWithTheFirstCharacterTooMany(String row) {
        assertThat(read(row + "ccc,d")).startsWith(row + ": the row has more than 25 characters, the most");
    }

    @Test
    void whatWasReadOfARowIsForgottenWhereTheNextBegins() {
        assertThat(read("\"aaaaaaaaaa\",\"bbbbbbbbbb\"")).isEmpty();
        lengths.beginRow();
        assertThat(read("aaaaaaaaaaa")).startsWith("aaaaaaaaaaa: the cell");
        lengths.beginRow();
        assertThat(read("aaaaaaaaaa,bbbbbbbbbb,cccccc")).contains("cccccc: the row");
    }
}
