package io.logclf.io.csv;

import io.logclf.io.InputException;
import io.logclf.io.detect.CsvDelimiter;

/**
 * The errors of tables whose rows cannot be told apart: each names a line, says what is wrong and what helps.
 *
 * @param name what messages call the input
 * @param delimiter what is taken for the delimiter
 */
record CsvFaults(String name, char delimiter) {

    /** A row with so many cells is most often no row, but a file of another kind. */
    InputException tooManyColumns(long line, int most) {
        return new InputException(
                name,
                line,
                "the row has more than " + most + " columns; is this a CSV file?",
                InputException.Fault.CONTENT);
    }

    /**
     * @param breaks whether the cell goes over a line's end, so that a quote may be at fault
     * @param what the sentence of {@link Limits#tooLong}
     */
    InputException tooLong(long line, String what, boolean breaks) {
        return new InputException(
                name, line, what, breaks ? InputException.Fault.QUOTES : InputException.Fault.CONTENT);
    }

    /** The input ends inside quotes. */
    InputException neverClosed(long line) {
        return wrongQuotes(
                line,
                "the quote that opens a cell here is never closed; close it, or double it if it belongs to the text");
    }

    /**
     * Text follows a closing quote. In the header, a sign there is more likely another delimiter.
     *
     * @param place the cell that is closed
     * @param header whether it is one of the header
     * @param next the first byte of the text
     */
    InputException afterQuote(CsvPlace place, boolean header, byte next) {
        if (header && next > ' ' && !Character.isLetterOrDigit(next)) {
            return otherDelimiter(place.cellLine, (char) next);
        }
        return wrongQuotes(
                place.cellLine,
                place.cellBreaks
                        ? "the quote that opens a cell here is closed in line " + place.line
                                + " only, where text follows it; close it, or double the quotes that belong to the text"
                        : "text follows the quote that closes a cell; double the quotes that belong to the text");
    }

    /** @param closed the line in which the cell ends */
    InputException rowsInCell(long line, long closed) {
        return new InputException(
                name,
                line,
                "the quote that opens a cell here is closed in line " + closed
                        + " only, and each line between looks like a row; close it",
                InputException.Fault.ROWS_IN_CELL);
    }

    /**
     * A sign follows a name in quotes where a delimiter should.
     *
     * @param sign the byte behind the quote, an ASCII character
     */
    private InputException otherDelimiter(long line, char sign) {
        return new InputException(
                name,
                line,
                "'" + sign + "' follows the quote that closes a name, as if " + CsvDelimiter.name(delimiter)
                        + " were between the cells; name the right delimiter",
                InputException.Fault.DELIMITER);
    }

    private InputException wrongQuotes(long line, String what) {
        return new InputException(name, line, what, InputException.Fault.QUOTES);
    }
}
