package io.logclf.server;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.javalin.http.Context;
import io.logclf.server.json.Json;
import io.logclf.server.json.JsonTree;
import io.logclf.server.limit.Bodies;
import io.logclf.server.limit.LimitedInput;
import io.logclf.server.limit.MemoryBudget;
import io.logclf.server.upload.FileName;
import io.logclf.server.workbench.Call;
import io.logclf.server.workbench.Refusal;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A request to the project over HTTP. What the project is told of HTTP ends here. For one thread.
 *
 * @param ctx the request
 * @param bodies reads its body
 * @param authors knows who sent it
 * @param maxUpload most bytes of a file
 */
record WorkbenchCall(Context ctx, Bodies bodies, Authors authors, long maxUpload) implements Call {

    /** Most bytes of a JSON body, which holds decisions and never a file. */
    static final int MAX_JSON_BYTES = 1 << 20;

    /**
     * For pages made of somebody's data, such as reports: they may be seen, in a frame of our own
     * page, and do nothing.
     */
    private static final String NO_SCRIPTS_POLICY =
            "sandbox; default-src 'none'; style-src 'unsafe-inline'; img-src data:;"
                    + " frame-ancestors 'self'; base-uri 'none'; form-action 'none'";

    @Override
    public String part(String name) {
        return ctx.pathParam(name);
    }

    @Override
    public Optional<String> parameter(String name) {
        return Optional.ofNullable(ctx.queryParam(name)).filter(text -> !text.isEmpty());
    }

    @Override
    public Map<String, @Nullable Object> body() throws IOException {
        byte[] body;
        try (MemoryBudget.Share share = bodies.memory().share();
                LimitedInput in = bodies.open(ctx.req(), "the JSON body", MAX_JSON_BYTES)) {
            body = in.readAll(share);
        }
        String text = new String(body, StandardCharsets.UTF_8);
        if (text.isBlank()) {
            return Map.of();
        }
        try {
            if (JsonTree.parse(text).value() instanceof Map<?, ?> map) {
                Map<String, @Nullable Object> fields = new LinkedHashMap<>();
                map.forEach((name, value) -> fields.put(String.valueOf(name), value));
                return fields;
            }
        } catch (JsonProcessingException e) {
            long line = e.getLocation() == null ? 1 : e.getLocation().getLineNr();
            throw new Refusal(400, "the body is not valid JSON near line " + line + "; send one object in braces");
        }
        throw new Refusal(400, "the body must be a JSON object; put its fields in braces");
    }

    @Override
    public InputStream upload(String what) throws IOException {
        return bodies.open(ctx.req(), what, maxUpload);
    }

    @Override
    public String author() {
        return authors.of(ctx);
    }

    @Override
    public Optional<String> vouchedAuthor() {
        return authors.vouched(ctx);
    }

    @Override
    public String fileName(String given) {
        return FileName.shown(given);
    }

    @Override
    public void json(int status, Map<String, ?> tree) {
        ctx.status(status);
        ctx.contentType("application/json").result(Json.text(tree));
    }

    @Override
    public OutputStream download(String type, String fileName) throws IOException {
        ctx.contentType(type);
        ctx.header("Content-Disposition", "attachment; filename=\"" + FileName.safe(fileName) + "\"");
        return ctx.res().getOutputStream();
    }

    @Override
    public void page(byte[] html) {
        ctx.header("Content-Security-Policy", NO_SCRIPTS_POLICY);
        ctx.header("X-Frame-Options", "SAMEORIGIN");
        ctx.contentType("text/html; charset=utf-8").result(html);
    }
}
