package io.logclf.bundle;

import io.logclf.api.spi.StageLoadException;
import io.logclf.api.spi.StageSettings;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;

/**
 * A mapping of {@code pipeline.yaml}, at the top or below, which remembers the keys that were read.
 *
 * <p>What was never read has no effect, so it is a mistake of the author: {@link #requireAllRead} refuses it, with its
 * line and the keys that the reader knows. No list of valid keys is needed for that, which providers of other people
 * would have to keep.
 *
 * <p>A value has the type that its reader wants: {@code 1} is a text, a number or a whole number. Messages name the
 * file, the line, the whole path of the key ({@code 'llm.baseUrl'}) and, shortened to one line, the value.
 *
 * <p>Mutable, since reading is remembered; for one thread.
 */
final class YamlSettings implements StageSettings {

    /**
     * Decimal notation only: what Java reads besides, such as {@code 1f}, {@code NaN} or {@code 0x1p3}, is more likely
     * a mistake.
     */
    private static final Pattern NUMBER = Pattern.compile("[-+]?(?:\\d+\\.?\\d*|\\.\\d+)(?:[eE][-+]?\\d+)?");

    private static final Pattern WHOLE_NUMBER = Pattern.compile("[-+]?\\d{1,18}");
    private static final Pattern DURATION = Pattern.compile("(\\d{1,9})(ms|s|m|h)");
    private static final int MAX_QUOTED_CHARS = 80;

    private final Path file;
    /** The keys that lead here, with dots between them; empty at the top. */
    private final String path;

    private final int line;
    private final Map<String, NodeTuple> entries = new LinkedHashMap<>();
    private final Map<String, YamlSettings> sections = new LinkedHashMap<>();
    private final Set<String> read = new LinkedHashSet<>();

    /**
     * Takes the entries of a mapping.
     *
     * @throws StageLoadException if a key comes twice or is no text
     */
    YamlSettings(Path file, String path, MappingNode mapping) {
        this(file, path, lineOf(mapping));
        for (NodeTuple entry : mapping.getValue()) {
            if (!(entry.getKeyNode() instanceof ScalarNode key)) {
                throw at(lineOf(entry.getKeyNode()), "a key must be a text");
            }
            NodeTuple earlier = entries.putIfAbsent(key.getValue(), entry);
            if (earlier != null) {
                throw at(
                        lineOf(key),
                        "the key " + quoted(key.getValue()) + " stands in line " + lineOf(earlier.getKeyNode())
                                + " already; keep one");
            }
        }
    }

    /** Makes settings without keys, for a section that is absent. */
    private YamlSettings(Path file, String path, int line) {
        this.file = file;
        this.path = path;
        this.line = line;
    }

    @Override
    public Set<String> keys() {
        return new LinkedHashSet<>(entries.keySet());
    }

    @Override
    public Optional<String> text(String key) {
        return value(key).map(node -> text(key, node));
    }

    @Override
    public OptionalDouble number(String key, double min, double max) {
        Optional<Node> node = value(key);
        if (node.isEmpty()) {
            return OptionalDouble.empty();
        }
        String text = scalar(node.get());
        double value = NUMBER.matcher(text).matches() ? Double.parseDouble(text) : Double.NaN;
        if (!(value >= min && value <= max)) {
            throw refusal(key, "must be a number from " + min + " to " + max + ": " + shown(node.get()));
        }
        return OptionalDouble.of(value);
    }

    @Override
    public OptionalLong wholeNumber(String key, long min, long max) {
        Optional<Node> node = value(key);
        if (node.isEmpty()) {
            return OptionalLong.empty();
        }
        String text = scalar(node.get());
        if (WHOLE_NUMBER.matcher(text).matches()) {
            long value = Long.parseLong(text);
            if (value >= min && value <= max) {
                return OptionalLong.of(value);
            }
        }
        throw refusal(key, "must be a whole number from " + min + " to " + max + ": " + shown(node.get()));
    }

    @Override
    public Optional<Boolean> flag(String key) {
        return value(key).map(node -> switch (scalar(node)) {
            case "true" -> true;
            case "false" -> false;
            default -> throw refusal(key, "must be true or false: " + shown(node));
        });
    }

    @Override
    public Optional<Duration> duration(String key) {
        return value(key).map(node -> {
            Matcher matcher = DURATION.matcher(scalar(node));
            if (!matcher.matches()) {
                throw refusal(
                        key, "must be a whole number and one of the units ms, s, m and h, as in 10s: " + shown(node));
            }
            long amount = Long.parseLong(matcher.group(1));
            return switch (matcher.group(2)) {
                case "ms" -> Duration.ofMillis(amount);
                case "s" -> Duration.ofSeconds(amount);
                case "m" -> Duration.ofMinutes(amount);
                default -> Duration.ofHours(amount);
            };
        });
    }

    @Override
    public List<String> texts(String key) {
        List<String> texts = new ArrayList<>();
        for (Node item : items(key)) {
            if (!(item instanceof ScalarNode scalar)) {
                throw at(lineOf(item), name(key) + " must be a list of texts, as in [one, two]");
            }
            texts.add(scalar.getValue());
        }
        return texts;
    }

    @Override
    public YamlSettings section(String key) {
        Optional<Node> node = value(key);
        return sections.computeIfAbsent(key, k -> section(k, node.orElse(null)));
    }

    private YamlSettings section(String key, @Nullable Node node) {
        String below = path.isEmpty() ? key : path + "." + key;
        if (node == null) {
            return new YamlSettings(file, below, line);
        }
        if (node instanceof MappingNode mapping) {
            return new YamlSettings(file, below, mapping);
        }
        throw refusal(key, "must be keys with values, as in {key: value}");
    }

    @Override
    public StageLoadException refusal(String key, String problem) {
        NodeTuple entry = entries.get(key);
        return at(entry == null ? line : lineOf(entry.getKeyNode()), name(key) + " " + problem);
    }

    /** Returns the items of a list, with their lines; none if the key is absent. */
    List<Node> items(String key) {
        Optional<Node> node = value(key);
        if (node.isEmpty()) {
            return List.of();
        }
        if (node.get() instanceof SequenceNode sequence) {
            return sequence.getValue();
        }
        throw refusal(key, "must be a list, as in [one, two]");
    }

    /** Returns the settings of a mapping that is an item of a list. */
    YamlSettings item(String key, MappingNode item) {
        return new YamlSettings(file, path.isEmpty() ? key : path + "." + key, item);
    }

    /**
     * Checks that all keys were read, here and in the sections below that were read.
     *
     * @throws StageLoadException if one was not; the message has the keys that were read as those that are known
     */
    void requireAllRead() {
        requireTopKeysRead();
        sections.values().forEach(YamlSettings::requireAllRead);
    }

    /**
     * Checks that all keys were read here, but not below: the sections of stages are read later, by their providers.
     *
     * @throws StageLoadException if one was not
     */
    void requireTopKeysRead() {
        for (Map.Entry<String, NodeTuple> entry : entries.entrySet()) {
            if (!read.contains(entry.getKey())) {
                String known = read.stream().map(YamlSettings::quoted).collect(Collectors.joining(", "));
                throw at(
                        lineOf(entry.getValue().getKeyNode()),
                        "unknown key " + quoted(entry.getKey()) + (path.isEmpty() ? "" : " of " + quoted(path))
                                + (known.isEmpty()
                                        ? "; it has no settings, take the key out"
                                        : "; the keys here are " + known));
            }
        }
    }

    /** Returns an exception for a place in the file. */
    StageLoadException at(int line, String problem) {
        return new StageLoadException(file + ":" + line + ": " + problem);
    }

    /** Returns the line of a node, from 1. */
    static int lineOf(Node node) {
        return node.getStartMark().map(Mark::getLine).orElse(0) + 1;
    }

    /** Quotes a text from a file for a message: on one line, with at most 80 characters. */
    static String quoted(String text) {
        String oneLine = oneLine(text);
        int count = oneLine.codePointCount(0, oneLine.length());
        return count <= MAX_QUOTED_CHARS
                ? "'" + oneLine + "'"
                : "'" + oneLine.substring(0, oneLine.offsetByCodePoints(0, MAX_QUOTED_CHARS)) + "…'";
    }

    /** Replaces line breaks and control characters, which would break a message of one line or act on a terminal. */
    static String oneLine(String text) {
        return text.replaceAll("[\\p{Cntrl}\\u2028\\u2029]+", " ");
    }

    /** Returns the value of a key, which is read from now on. */
    private Optional<Node> value(String key) {
        read.add(key);
        return Optional.ofNullable(entries.get(key)).map(NodeTuple::getValueNode);
    }

    private String text(String key, Node node) {
        if (!(node instanceof ScalarNode scalar) || scalar.getValue().isBlank()) {
            throw at(lineOf(node), name(key) + " must be a text that is not blank");
        }
        return scalar.getValue();
    }

    private String name(String key) {
        return quoted(path.isEmpty() ? key : path + "." + key);
    }

    private static String scalar(Node node) {
        return node instanceof ScalarNode scalar ? scalar.getValue() : "";
    }

    private static String shown(Node node) {
        return node instanceof ScalarNode scalar
                ? quoted(scalar.getValue())
                : node instanceof SequenceNode ? "a list" : "keys with values";
    }
}
