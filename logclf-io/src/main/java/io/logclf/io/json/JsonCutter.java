package io.logclf.io.json;

import io.logclf.io.EntryColumns;
import io.logclf.io.InputException;
import io.logclf.io.detect.UsualNames;
import io.logclf.io.input.JsonPlace;
import io.logclf.io.input.Limits;
import io.logclf.io.input.Portion;
import io.logclf.io.input.RowCutter;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Cuts JSON objects that stand in an array, one after another over any lines, or deeper in arrays of
 * known names, as OpenTelemetry and CloudWatch export records. In each of these inputs, the two inner
 * objects are rows:
 *
 * <pre>{@code
 * [{"msg": "a"}, {"msg": "b"}]
 * {"msg": "a"} {"msg": "b"}
 * {"resourceLogs": [{"scopeLogs": [{"logRecords": [{"body": "a"}, {"body": "b"}]}]}]}
 * {"logGroup": "shop", "logEvents": [{"message": "a"}, {"message": "b"}]}
 * }</pre>
 *
 * <p>A row is an object with all that stands before it, so that rows put together are the input; what
 * is behind the last object is a row without one. What the objects around a row say of its source (the
 * service of a resource, the name of a log group) goes with it in its {@link JsonPlace}.
 *
 * <p>It sees brackets, quotes and keys only: whether an object is valid JSON, its parser says. Each
 * byte is looked at once, however the input is spread over buffers. Not safe for concurrent use.
 */
public final class JsonCutter implements RowCutter {

    /** Arrays of these names hold the objects, wherever they are. */
    private static final Set<String> ARRAYS = Set.of(
            "resourceLogs",
            "resource_logs",
            "scopeLogs",
            "scope_logs",
            "instrumentationLibraryLogs",
            "logRecords",
            "log_records",
            "logEvents");
    /** Arrays of these names hold the objects if they are in an outermost object without a message before them. */
    private static final Set<String> OUTER_ARRAYS = Set.of("events", "items", "records", "Records");

    /**
     * Keys whose text is the source of all objects inside; their lines are as programs wrote them
     * (CloudWatch).
     */
    private static final Set<String> SOURCES = Set.of("logGroup");
    /** The key of the object that says who has written the records next to it (OpenTelemetry). */
    private static final String RESOURCE = "resource";
    /**
     * Keys that are longer are not compared with the usual names.
     */
    private static final int LONGEST_MESSAGE_NAME = EntryColumns.MESSAGE.length();
    /**
     * Exports of OpenTelemetry have seven; beyond, objects are values and not looked into, so that brackets without end
     * cost no memory.
     */
    private static final int MOST_LEVELS = 16;

    private final String name;
    private final Limits limits;
    /** What is open and may hold rows, the innermost first. */
    private final Deque<Level> levels = new ArrayDeque<>();
    /** The complete rows since the last {@link #take}; handed over with the portion. */
    private List<JsonPlace> places = new ArrayList<>();
    /** How many rows there were in the input so far. */
    private long number;
    /** The line of the first byte that was not taken yet. */
    private long firstLine = 1;
    private long line = 1;
    private int cut;
    private @Nullable InputException problem;

    /** How many brackets are open in a value that is not looked into. */
    private int skipped;

    /** Where the outermost of these begins. */
    private int skippedStart;
    /** Whether the last byte stands inside quotes. */
    private boolean inText;
    /** Whether the last byte is a backslash inside quotes that escapes the next. */
    private boolean escaped;
    /** Where the last text begins, behind its quote. */
    private int textStart;

    /** @param name what error messages call the input */
    public JsonCutter(String name, Limits limits) {
        this.name = name;
        this.limits = limits;
    }

    /**
     * Returns the first object of the text; empty if none is complete there. Used to describe an input
     * by the fields of its first object.
     *
     * @param bytes the head of an input
     */
    public static Optional<String> first(byte[] bytes) {
        JsonCutter cutter = new JsonCutter("", Limits.forHeap(0));
        cutter.scan(bytes, 0, bytes.length, 1);
        return cutter.places.stream().findFirst().map(place -> string(bytes, place.start(), place.end()));
    }

    @Override
    public int scan(byte[] bytes, int from, int to, int maxRows) {
        int at = from;
        while (at < to && places.size() < maxRows && problem == null) {
            byte b = bytes[at++];
            if (inText) {
                text(bytes, at, b);
            } else {
                sign(bytes, at, b);
            }
            if (b == '\n') {
                line++;
            }
        }
        if (problem == null && at - cut > limits.cellChars()) {
            Level open = levels.peek();
            problem = new InputException(name, open == null ? line : open.line, limits.objectTooLong());
        }
        return at;
    }

    @Override
    public int cut() {
        return cut;
    }

    @Override
    public @Nullable InputException problem() {
        return problem;
    }

    /**
     * What is left is a row: blanks and closing brackets, or an object that the input's end cuts off,
     * which its parser refuses.
     */
    @Override
    public @Nullable InputException finish(int end) {
        Level open = levels.peek();
        boolean complete = open == null && !inText;
        int start = complete ? end : open == null || open.array ? cut : Math.max(cut, open.start);
        places.add(new JsonPlace(number++, open == null || open.array ? line : open.line, cut, start, end, "", false));
        cut = end;
        return null;
    }

    @Override
    public Portion take(byte[] bytes, int start, int tail) {
        Portion portion = new Portion(
                bytes,
                start,
                Math.max(start, cut),
                tail,
                firstLine,
                Portion.Shape.FREE,
                tail > cut ? problem : null,
                "",
                places);
        places = new ArrayList<>();
        levels.forEach(level -> level.start -= cut);
        skippedStart -= cut;
        textStart -= cut;
        firstLine = line;
        cut = 0;
        return portion;
    }

    /**
     * Inside quotes: looks for their end. JSON has no line break there, so a quote that is not closed
     * is found in its line.
     */
    private void text(byte[] bytes, int at, byte b) {
        if (escaped) {
            escaped = false;
        } else if (b == '\\') {
            escaped = true;
        } else if (b == '"') {
            inText = false;
            if (skipped == 0) {
                textEnd(bytes, at - 1);
            }
        } else if (b == '\n') {
            problem = problem("a text does not end in its line; give it a closing quote");
        }
    }

    /**
     * Outside of quotes. Only at the outermost level, other bytes than those of JSON's structure are an
     * error here; a closing bracket too many is one everywhere.
     */
    private void sign(byte[] bytes, int at, byte b) {
        switch (b) {
            case '"' -> {
                inText = true;
                textStart = at;
                problem = levels.isEmpty() ? noObject() : null;
            }
            case '{', '[' -> open(at, b == '[');
            case '}', ']' -> close(bytes, at, b == ']');
            case ':' -> expectKey(false);
            case ',' -> expectKey(true);
            default -> {
                // A byte order mark is no problem: its bytes are negative.
                if (levels.isEmpty() && b > ' ') {
                    problem = noObject();
                }
            }
        }
    }

    /** Notes whether the next text is a key: behind a comma, and not behind a colon. */
    private void expectKey(boolean expected) {
        Level level = levels.peek();
        if (skipped == 0 && level != null) {
            level.keyNext = expected;
        }
    }

    /** A text of an open object has ended: a key, or a value that may be the source. */
    private void textEnd(byte[] bytes, int end) {
        Level level = levels.peek();
        if (level == null || level.array) {
            return;
        }
        if (level.keyNext) {
            level.key = string(bytes, textStart, end);
            level.hasMessage |= levels.size() == 1
                    && end - textStart <= LONGEST_MESSAGE_NAME
                    && UsualNames.MESSAGES.contains(level.key);
        } else if (SOURCES.contains(level.key)) {
            level.source = string(bytes, textStart, end);
            level.raw = true;
        }
    }

    /**
     * An object or array opens: one that may be or hold rows becomes a level, any other is skipped to
     * its end. What holds an object that may be a row is no row itself.
     */
    private void open(int at, boolean array) {
        Level level = levels.peek();
        if (skipped > 0 || !isLevel(level, array)) {
            if (skipped++ == 0) {
                skippedStart = at - 1;
            }
            return;
        }
        if (level != null && level.parent != null && level.array) {
            level.parent.holds = true;
        } else if (level != null && ARRAYS.contains(level.key)) {
            level.holds = true;
        }
        levels.push(new Level(level, array, at - 1, line));
    }

    /** Tells whether what opens here is an object that may be a row, or an array of such. */
    private boolean isLevel(@Nullable Level level, boolean array) {
        if (level == null) {
            return true;
        }
        if (levels.size() == MOST_LEVELS) {
            return false;
        }
        if (level.array) {
            return !array;
        }
        return array
                && (ARRAYS.contains(level.key)
                        || (levels.size() == 1 && !level.hasMessage && OUTER_ARRAYS.contains(level.key)));
    }

    /**
     * What opened last is complete: a value that was skipped, or a level, which is a row unless it
     * holds others.
     */
    private void close(byte[] bytes, int at, boolean array) {
        Level level = levels.peek();
        if (skipped > 0) {
            skipped--;
            if (skipped == 0 && level != null && level.key.equals(RESOURCE)) {
                level.source = OtlpResource.service(string(bytes, skippedStart, at));
            }
            return;
        }
        if (level == null || level.array != array) {
            problem = problem("the brackets do not match here; give complete objects");
            return;
        }
        levels.pop();
        if (!array && !level.holds) {
            places.add(new JsonPlace(number++, level.line, cut, level.start, at, level.source(), level.raw()));
            cut = at;
        }
    }

    private InputException noObject() {
        return problem("expected a JSON object here; give objects alone");
    }

    private InputException problem(String what) {
        return new InputException(name, line, what, InputException.Fault.FORMAT);
    }

    private static String string(byte[] bytes, int start, int end) {
        return new String(bytes, start, end - start, StandardCharsets.UTF_8);
    }

    /**
     * An object that may be a row or hold rows, or an array that holds them, while it is open. Places
     * are indices into the buffer, and move with it when rows are taken.
     */
    private static final class Level {

        private final @Nullable Level parent;
        private final boolean array;
        /** The line in which it begins. */
        private final long line;
        private int start;
        /** Whether the next text inside is a key. */
        private boolean keyNext = true;
        /** The last key; of an array, nothing. */
        private String key = "";
        /** What it says of the source of all rows inside; empty if nothing. */
        private String source = "";
        /**
         * Whether it is the outermost object and has a message, so that it is a row, whatever arrays it
         * has.
         */
        private boolean hasMessage;
        /** Whether it holds lines as programs wrote them. */
        private boolean raw;

        /** Whether it is no row, as there are others in it. */
        private boolean holds;

        Level(@Nullable Level parent, boolean array, int start, long line) {
            this.parent = parent;
            this.array = array;
            this.start = start;
            this.line = line;
        }

        /** Holds for everything inside. */
        boolean raw() {
            return raw || (parent != null && parent.raw());
        }

        /** Returns the source that the nearest object around tells; empty if none does. */
        String source() {
            Level level = this;
            while (level.source.isEmpty() && level.parent != null) {
                level = level.parent;
            }
            return level.source;
        }
    }
}
