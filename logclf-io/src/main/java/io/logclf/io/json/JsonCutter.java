package io.logclf.io.json;

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
 * Cuts JSON objects that stand in an array, one after another over any lines, or deeper in arrays of known names, as OpenTelemetry and
 * CloudWatch export records. A row is an object with all that stands before it, so that rows put together are the input; what is behind
 * the last object is a row without one. What the objects around a row say of its source goes with it in its {@link JsonPlace}. The package
 * description has an example of each form.
 *
 * <p>It sees brackets, quotes and keys only: whether an object is valid JSON, its parser says. Each byte is looked at once, however the
 * input is spread over buffers. Not safe for concurrent use.
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

    /** Keys whose text is the source of all objects inside; their messages are lines as programs wrote them (CloudWatch). */
    private static final Set<String> SOURCES = Set.of("logGroup");

    private static final String RESOURCE = "resource";
    private static final int LONGEST_MESSAGE_NAME =
            UsualNames.MESSAGES.stream().mapToInt(String::length).max().orElse(0);
    private static final int MOST_LEVELS = 16;

    private final String name;
    private final Limits limits;
    private final Deque<Level> levels = new ArrayDeque<>();
    private List<JsonPlace> places = new ArrayList<>();
    private long number;
    private long firstLine = 1;
    private long line = 1;
    private int cut;
    private @Nullable InputException problem;

    /** How many brackets are open in a value that is not looked into, which begins at {@code skippedStart}. */
    private int skipped;

    private int skippedStart;
    private boolean inText;
    private boolean escaped;
    private int textStart;

    public JsonCutter(String name, Limits limits) {
        this.name = name;
        this.limits = limits;
    }

    /** Returns the first object of the text; empty if none is complete there. */
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

    private void expectKey(boolean expected) {
        Level level = levels.peek();
        if (skipped == 0 && level != null) {
            level.keyNext = expected;
        }
    }

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

    /** An object that may be a row or hold rows, or an array that holds them, while it is open; places move when rows are taken. */
    private static final class Level {

        private final @Nullable Level parent;
        private final boolean array;
        private final long line;
        private int start;
        private boolean keyNext = true;
        private String key = "";
        private String source = "";
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

        boolean raw() {
            return raw || (parent != null && parent.raw());
        }

        String source() {
            Level level = this;
            while (level.source.isEmpty() && level.parent != null) {
                level = level.parent;
            }
            return level.source;
        }
    }
}
