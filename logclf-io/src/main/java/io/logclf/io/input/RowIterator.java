package io.logclf.io.input;

import io.logclf.io.InputException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Rows one by one, from portions that are parsed as they come, on the calling thread. Not safe for
 * concurrent use.
 *
 * @param <R> a row
 */
public final class RowIterator<R> {

    private final PortionReader portions;
    private final Function<Portion, ParsedRows<R>> parser;
    private Iterator<R> rows;
    /** What comes after the rows; thrown when they are handed out. */
    private @Nullable InputException problem;

    /**
     * Makes an iterator over rows parsed already and then those of a reader.
     *
     * @param portions where the others come from; closing it is the caller's
     * @param parser makes rows of a portion
     * @param first rows that are parsed already, before the reader's next portion
     */
    public RowIterator(PortionReader portions, Function<Portion, ParsedRows<R>> parser, ParsedRows<R> first) {
        this.portions = portions;
        this.parser = parser;
        this.rows = first.rows().iterator();
        this.problem = first.problem();
    }

    /**
     * Returns an iterator over a reader's rows.
     *
     * @param <R> a row
     */
    public static <R> RowIterator<R> of(PortionReader portions, Function<Portion, ParsedRows<R>> parser) {
        return new RowIterator<>(portions, parser, new ParsedRows<>(List.of(), null));
    }

    /**
     * Returns the next row, or empty at the end.
     *
     * @throws InputException if the input goes on with something that is not its format, after all rows
     *     before; again in each further call
     * @throws IOException if it cannot be read
     */
    public Optional<R> next() throws IOException {
        while (!rows.hasNext()) {
            if (problem != null) {
                throw problem;
            }
            Portion portion = portions.next();
            if (portion == null) {
                return Optional.empty();
            }
            ParsedRows<R> parsed = parser.apply(portion);
            rows = parsed.rows().iterator();
            problem = parsed.problem();
        }
        return Optional.of(rows.next());
    }

    /**
     * Takes what is parsed and not handed out yet, for a caller that goes on with portions; the
     * iterator has none of it then.
     */
    public ParsedRows<R> parsed() {
        List<R> rest = new ArrayList<>();
        rows.forEachRemaining(rest::add);
        rows = Collections.emptyIterator();
        InputException last = problem;
        problem = null;
        return new ParsedRows<>(rest, last);
    }
}
