package io.logclf.llm.prompt;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;
import com.google.gson.JsonPrimitive;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Finds labels in the text of an answer. Only the given choices come out, compared exactly, whatever else the answer
 * says.
 *
 * <p>Models keep to the form only roughly. Understood are JSON within prose or a code block, a list in place of an
 * object, ids as texts, thoughts in {@code <think>} before the answer, and for one message plain prose that names
 * exactly one label. Not understood, and better left out than guessed, are answers that name two labels for one
 * message.
 *
 * <p>Time is linear in the length of the answer, for each choice. Immutable and safe for concurrent use.
 */
public final class AnswerParser {

    /** Longer prose is not an answer: the model repeats itself. */
    private static final int MAX_PROSE = 100_000;

    private final List<String> longestFirst;
    private final Set<String> choices;

    /** @param choices the labels, and {@link AnswerFormat#NONE} */
    public AnswerParser(List<String> choices) {
        this.choices = Set.copyOf(choices);
        this.longestFirst = choices.stream()
                .sorted(Comparator.comparingInt(String::length).reversed())
                .toList();
    }

    /** Returns the choice that an answer about one message names; empty if it names none, or several. */
    public Optional<String> single(String answer) {
        String said = withoutThoughts(answer);
        List<String> named = objects(said).stream()
                .map(object -> text(object.get(AnswerFormat.LABEL)))
                .flatMap(Optional::stream)
                .toList();
        if (!named.isEmpty()) {
            return named.size() == 1 ? Optional.of(named.get(0)).filter(choices::contains) : Optional.empty();
        }
        return said.length() > MAX_PROSE ? Optional.empty() : inProse(said);
    }

    /**
     * Returns the choices that an answer about several messages names, by id. An id that is there twice, or with
     * something else than a choice, is left out. Ids that were never given may be among them.
     */
    public Map<Integer, String> batch(String answer) {
        Map<Integer, String> byId = new HashMap<>();
        Set<Integer> twice = new HashSet<>();
        for (JsonObject object : objects(withoutThoughts(answer))) {
            Optional<Integer> id = id(object.get(AnswerFormat.ID));
            Optional<String> label = text(object.get(AnswerFormat.LABEL)).filter(choices::contains);
            if (id.isPresent() && (byId.containsKey(id.get()) || label.isEmpty())) {
                twice.add(id.get());
            } else if (id.isPresent()) {
                byId.put(id.get(), label.orElseThrow());
            }
        }
        byId.keySet().removeAll(twice);
        return byId;
    }

    /**
     * Drops the thoughts of reasoning models, which name labels that they then reject. A thought without an end leaves
     * nothing.
     */
    private static String withoutThoughts(String answer) {
        String open = "<think>";
        String close = "</think>";
        int last = answer.lastIndexOf(close);
        String said = last < 0 ? answer : answer.substring(last + close.length());
        int begun = said.indexOf(open);
        return (begun < 0 ? said : said.substring(0, begun)).strip();
    }

    /** Returns the JSON in an answer: what stands between the first opening and the last closing brace or bracket. */
    private static Optional<JsonElement> json(String said) {
        int object = said.indexOf('{');
        int array = said.indexOf('[');
        int from = object < 0 ? array : array < 0 ? object : Math.min(object, array);
        int to = Math.max(said.lastIndexOf('}'), said.lastIndexOf(']'));
        if (from < 0 || to < from) {
            return Optional.empty();
        }
        try {
            return Optional.of(JsonParser.parseString(said.substring(from, to + 1)));
        } catch (JsonParseException e) {
            return Optional.empty();
        }
    }

    private static List<JsonObject> objects(String said) {
        return json(said).map(AnswerParser::objects).orElse(List.of());
    }

    /**
     * Returns the objects that may be answers: those in the list of answers, those in a bare list, or the one object.
     */
    private static List<JsonObject> objects(JsonElement json) {
        List<JsonObject> objects = new ArrayList<>();
        JsonElement root = json.isJsonObject() && json.getAsJsonObject().get(AnswerFormat.ANSWERS) != null
                ? json.getAsJsonObject().get(AnswerFormat.ANSWERS)
                : json;
        JsonArray all = new JsonArray();
        if (root.isJsonArray()) {
            all.addAll(root.getAsJsonArray());
        } else {
            all.add(root);
        }
        all.forEach(element -> {
            if (element.isJsonObject()) {
                objects.add(element.getAsJsonObject());
            }
        });
        return objects;
    }

    private static Optional<String> text(@Nullable JsonElement value) {
        return value instanceof JsonPrimitive primitive && primitive.isString()
                ? Optional.of(primitive.getAsString().strip())
                : Optional.empty();
    }

    private static Optional<Integer> id(@Nullable JsonElement value) {
        if (!(value instanceof JsonPrimitive primitive)) {
            return Optional.empty();
        }
        try {
            return Optional.of(Integer.valueOf(primitive.getAsString().strip()));
        } catch (NumberFormatException e) {
            return Optional.empty();
        }
    }

    /**
     * Returns the one choice that prose names. It counts where it stands as words of its own; within a longer choice it
     * does not, which is why the longest are looked for first and blanked out: "Critical Error" does not name "Error".
     */
    private Optional<String> inProse(String said) {
        StringBuilder rest = new StringBuilder(said);
        Set<String> named = new HashSet<>();
        for (String choice : longestFirst) {
            for (int at = rest.indexOf(choice); at >= 0; at = rest.indexOf(choice, at + 1)) {
                int end = at + choice.length();
                if (isEdge(rest, at - 1) && isEdge(rest, end)) {
                    named.add(choice);
                    rest.replace(at, end, "\0".repeat(choice.length()));
                }
            }
        }
        return named.size() == 1 ? Optional.of(named.iterator().next()) : Optional.empty();
    }

    /** Tells whether no word goes on at a position. */
    private static boolean isEdge(StringBuilder text, int index) {
        return index < 0 || index >= text.length() || !Character.isLetterOrDigit(text.charAt(index));
    }
}
