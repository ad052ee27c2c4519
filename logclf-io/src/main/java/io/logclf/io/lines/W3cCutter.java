package io.logclf.io.lines;

import io.logclf.io.InputException;
import io.logclf.io.input.Limits;
import io.logclf.io.input.LineCutter;
import io.logclf.io.input.Portion;
import io.logclf.io.input.RowCutter;
import io.logclf.io.input.TextLine;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * Cuts lines of W3C logs, and keeps which of them named the fields last: what that line says holds for
 * all lines up to the next such line. As portions are parsed on several threads and in any order, each
 * gets the directive that holds at its beginning as its {@linkplain Portion#context() context}. Not
 * safe for concurrent use.
 */
public final class W3cCutter implements RowCutter {

    private static final byte[] FIELDS = W3cFields.DIRECTIVE.getBytes(StandardCharsets.US_ASCII);

    private final LineCutter lines;
    /** The directive that holds at the beginning of the next portion. */
    private String fields = "";
    /** The directive that holds behind the lines seen so far. */
    private String next = "";
    /** Where the line begins that was not looked at yet. */
    private int lineStart;

    /**
     * Makes a cutter for one input.
     *
     * @param name what error messages call the input
     */
    public W3cCutter(String name, Limits limits) {
        this.lines = new LineCutter(name, limits);
    }

    @Override
    public int scan(byte[] bytes, int from, int to, int maxRows) {
        int end = lines.scan(bytes, from, to, maxRows);
        int at = lineStart;
        for (int i = Math.max(from, lineStart); i < lines.cut(); i++) {
            if (bytes[i] == '\n') {
                line(bytes, at, i + 1);
                at = i + 1;
            }
        }
        lineStart = at;
        return end;
    }

    @Override
    public int cut() {
        return lines.cut();
    }

    @Override
    public @Nullable InputException problem() {
        return lines.problem();
    }

    @Override
    public @Nullable InputException finish(int end) {
        return lines.finish(end);
    }

    @Override
    public Portion take(byte[] bytes, int start, int tail) {
        lineStart -= Math.min(lineStart, lines.cut());
        Portion portion = lines.take(bytes, start, tail).with(fields);
        fields = next;
        return portion;
    }

    /** Looks at a line for a directive; of other lines, only the first byte. */
    private void line(byte[] bytes, int start, int end) {
        if (end - start <= FIELDS.length || bytes[start] != '#') {
            return;
        }
        String text = TextLine.text(bytes, start, TextLine.end(bytes, start, end));
        next = text.startsWith(W3cFields.DIRECTIVE) ? text : next;
    }
}
