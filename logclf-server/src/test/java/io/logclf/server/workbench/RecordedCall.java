package io.logclf.server.workbench;

import io.logclf.server.json.Json;
import io.logclf.server.json.JsonTree;
import io.logclf.server.upload.FileName;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A request in memory, by somebody who says who he is, which keeps its answer as a client reads it. */
final class RecordedCall implements Call {

    private final Map<String, String> parts = new HashMap<>();
    private final Map<String, String> parameters = new HashMap<>();
    private final ByteArrayOutputStream saved = new ByteArrayOutputStream();
    private Optional<String> author = Optional.of("kim");
    private String body = "";
    private int status;
    private JsonTree answer = new JsonTree(null);
    private String savedAs = "";

    RecordedCall part(String name, String value) {
        parts.put(name, value);
        return this;
    }

    RecordedCall parameter(String name, String value) {
        parameters.put(name, value);
        return this;
    }

    /** Sets the body: JSON, or a file. */
    RecordedCall body(String text) {
        body = text;
        return this;
    }

    RecordedCall nobody() {
        author = Optional.empty();
        return this;
    }

    int status() {
        return status;
    }

    JsonTree answer() {
        return answer;
    }

    String savedAs() {
        return savedAs;
    }

    String saved() {
        return saved.toString(StandardCharsets.UTF_8);
    }

    @Override
    public String part(String name) {
        return parts.getOrDefault(name, "");
    }

    @Override
    public Optional<String> parameter(String name) {
        return Optional.ofNullable(parameters.get(name));
    }

    @Override
    public Map<String, @Nullable Object> body() throws IOException {
        Map<String, @Nullable Object> fields = new LinkedHashMap<>();
        if (!body.isEmpty() && JsonTree.parse(body).value() instanceof Map<?, ?> map) {
            map.forEach((name, value) -> fields.put(String.valueOf(name), value));
        }
        return fields;
    }

    @Override
    public InputStream upload(String what) {
        return new ByteArrayInputStream(body.getBytes(StandardCharsets.UTF_8));
    }

    @Override
    public String author() {
        return author.orElseThrow(() -> new Refusal(400, "who makes the change?"));
    }

    @Override
    public Optional<String> vouchedAuthor() {
        return Optional.empty();
    }

    @Override
    public String fileName(String given) {
        return FileName.shown(given);
    }

    @Override
    public void json(int code, Map<String, ?> tree) {
        status = code;
        try {
            answer = JsonTree.parse(Json.text(tree));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public OutputStream download(String type, String fileName) {
        savedAs = fileName;
        return saved;
    }

    @Override
    public void page(byte[] html) {
        saved.writeBytes(html);
    }
}
