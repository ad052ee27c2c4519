package io.logclf.io.csv;

import io.logclf.io.CsvRow;
import io.logclf.io.InputException;
import io.logclf.io.Tolerance;
import io.logclf.io.input.Limits;
import io.logclf.io.input.OtherBytes;
import io.logclf.io.input.ParsedRows;
import io.logclf.io.input.Portion;
import io.logclf.io.input.Utf8;
import java.nio.CharBuffer;
import java.util.ArrayList;
import java.util.List;

/**
 * Splits portions of CSV into rows of cells: univocity those that are plain RFC 4180, {@link
 * CsvGrammar} the others. Both give the same cells for what both can read, so the choice is only one of
 * speed.
 *
 * <p>Bytes are decoded here: those that are not UTF-8 end the input with the line they are in, or are
 * kept if lenient. Safe for concurrent use: one splitter serves all threads that work on an input.
 */
public final class CsvSplitter {

    /** In UTF-8. */
    private static final int MOST_BYTES_OF_A_CHARACTER = 4;

    private final String name;
    private final char delimiter;
    private final boolean lenient;
    private final Limits limits;
    private final OtherBytes otherBytes = new OtherBytes();
    private final UnivocityRows lfRows;
    private final UnivocityRows crLfRows;

    private final BrokenRows broken;

    /**
     * Makes a splitter for one input.
     *
     * @param name what error messages call it
     * @param lenient whether bytes that are not UTF-8 are kept, and no error
     */
    public CsvSplitter(String name, char delimiter, boolean lenient, Limits limits) {
        this.name = name;
        this.delimiter = delimiter;
        this.lenient = lenient;
        this.limits = limits;
        lfRows = new UnivocityRows(delimiter, "\n", limits);
        crLfRows = new UnivocityRows(delimiter, "\r\n", limits);
        broken = new BrokenRows(delimiter, otherBytes, this::splitWhole);
    }

    /** Returns what rows with wrong quotes are split by, which counts them. */
    public BrokenRows broken() {
        return broken;
    }

    /** Returns what was met so far that is not UTF-8. */
    public OtherBytes otherBytes() {
        return otherBytes;
    }

    /**
     * Splits the rows of a portion, in their order. An empty line is a row without cells. A problem of
     * the portion comes behind the rows, or a byte that is not UTF-8 in its place, if that is what has
     * misled the cutter.
     */
    public ParsedRows<CsvRow> split(Portion portion) {
        return portion.brokenRows().length == 0 ? splitWhole(portion) : broken.split(portion);
    }

    /** Splits a portion without rows whose quotes are wrong. */
    private ParsedRows<CsvRow> splitWhole(Portion portion) {
        byte[] bytes = portion.bytes();
        int start = portion.start();
        // One more for the line end that the last row may lack, and one for its CR.
        CharBuffer text = CharBuffer.allocate(portion.end() - start + 2);
        int decoded = Utf8.decode(bytes, start, portion.end(), text);
        int bad = start + decoded;
        if (bad < portion.end() && !lenient) {
            return upTo(portion, bad);
        }
        if (bad < portion.end()) {
            otherBytes.decode(portion, bad, portion.end(), portion.lineAt(bad), text);
        }
        InputException problem = portion.problem();
        if (problem != null && !lenient) {
            CharBuffer rest = CharBuffer.allocate(portion.tail() - portion.end());
            int valid = Utf8.decode(bytes, portion.end(), portion.tail(), rest);
            // The last character may be there in part only, if the problem was found before more was read.
            if (portion.tail() - portion.end() - valid >= MOST_BYTES_OF_A_CHARACTER) {
                problem = notUtf8(portion, portion.end() + valid);
            }
        }
        return new ParsedRows<>(rows(portion, text.array(), text.position()), problem);
    }

    /**
     * The complete rows before a byte that is not UTF-8, and the error for it. Where they end, another
     * cutter finds out.
     */
    private ParsedRows<CsvRow> upTo(Portion portion, int bad) {
        byte[] bytes = portion.bytes();
        CsvCutter cutter = new CsvCutter(name, delimiter, Tolerance.STRICT, limits);
        cutter.scan(bytes, portion.start(), bad, Integer.MAX_VALUE);
        int end = Math.max(portion.start(), cutter.cut());
        CharBuffer text = CharBuffer.allocate(end - portion.start() + 2);
        Utf8.decode(bytes, portion.start(), end, text);
        return new ParsedRows<>(rows(portion, text.array(), text.position()), notUtf8(portion, bad));
    }

    /** Chooses what can split rows of this shape. */
    private List<CsvRow> rows(Portion portion, char[] text, int length) {
        if (length == 0) {
            return List.of();
        }
        // univocity takes a byte order mark at the start of what it is given for no text, wherever that stands in the
        // file.
        Portion.Shape shape = text[0] == '\uFEFF' ? Portion.Shape.FREE : portion.shape();
        return switch (shape) {
            case PLAIN_LF -> numbered(lfRows.split(text, length), portion.line(), false);
            case PLAIN_LF_BREAKS -> numbered(lfRows.split(text, length), portion.line(), true);
            case PLAIN_CR_LF -> numbered(crLfRows.split(text, length), portion.line(), false);
            case FREE -> {
                List<List<String>> rows = new CsvGrammar(text, length, delimiter).rows(Integer.MAX_VALUE);
                yield numbered(rows, portion.line(), true);
            }
        };
    }

    /**
     * Gives rows the numbers of their lines; an empty line is one too.
     *
     * @param withBreaks whether cells may have line breaks, which are counted then
     */
    private static List<CsvRow> numbered(List<List<String>> rows, long first, boolean withBreaks) {
        List<CsvRow> numbered = new ArrayList<>(rows.size());
        long line = first;
        for (List<String> cells : rows) {
            numbered.add(new CsvRow(line, cells));
            line += 1 + (withBreaks ? lineBreaks(cells) : 0);
        }
        return numbered;
    }

    private static int lineBreaks(List<String> cells) {
        int count = 0;
        for (String cell : cells) {
            for (int at = cell.indexOf('\n'); at >= 0; at = cell.indexOf('\n', at + 1)) {
                count++;
            }
        }
        return count;
    }

    private InputException notUtf8(Portion portion, int bad) {
        return OtherBytes.problem(
                name, portion.lineAt(bad), portion.bytes(), portion.start(), portion.tail(), bad, "CSV");
    }
}
