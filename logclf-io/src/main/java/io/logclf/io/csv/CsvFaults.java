package io.logclf.io.csv;

import io.logclf.io.InputException;
import io.logclf.io.detect.CsvDelimiter;

/** What is wrong with a table whose rows cannot be told apart, in words. */
record CsvFaults(String name, char delimiter) {

    InputException tooManyColumns(long line, int most) {
        return new InputException(
                name,
                line,
                "the row has more than " + most + " columns; is this a CSV file?",
                InputException.Fault.CONTENT);
    }

    /** @param breaks whether the cell goes over a line's end, so that a quote may be at fault */
    InputException tooLong(long line, String what, boolean breaks) {
        return new InputException(
                name, line, what, breaks ? InputException.Fault.QUOTES : InputException.Fault.CONTENT);
    }

    InputException neverClosed(long line) {
        return wrongQuotes(
                line,
                "the quote that opens a cell here is never closed; close it, or double it if it belongs to the text");
    }

    InputException textAfterQuote(long line) {
        return wrongQuotes(
                line, "text follows the quote that closes a cell; double the quotes that belong to the text");
    }

    /** @param closed the line in which the cell ends */
    InputException textAfterQuote(long line, long closed) {
        return wrongQuotes(
                line,
                "the quote that opens a cell here is closed in line " + closed
                        + " only, where text follows it; close it, or double the quotes that belong to the text");
    }

    InputException rowsInCell(long line, long closed) {
        return new InputException(
                name,
                line,
                "the quote that opens a cell here is closed in line " + closed
                        + " only, and each line between looks like a row; close it",
                InputException.Fault.ROWS_IN_CELL);
    }

    /** A sign follows a name in quotes where a delimiter should. */
    InputException otherDelimiter(long line, char sign) {
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
