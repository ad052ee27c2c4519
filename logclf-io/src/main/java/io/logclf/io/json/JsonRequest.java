package io.logclf.io.json;

import java.util.List;
import java.util.Optional;

/**
 * An entry of an access log in JSON that has the parts of the request line in fields, and no message:
 * {@code {"method": "GET", "path": "/cart", "status": 200}} has the message {@code GET /cart}, as the
 * same line in the Common Log Format would.
 *
 * @param method name of the field with the method
 * @param target name of the field with the path or URL
 * @param protocol name of the field with the protocol, which may be absent
 */
record JsonRequest(String method, String target, String protocol) {

    /**
     * Google Cloud's, Traefik's, those of nginx's variables, of ECS, and what is usual in programs of one's own.
     *
     * <p>The most specific names come first: {@code method} and {@code path} mean other things in many
     * programs.
     */
    private static final List<JsonRequest> USUAL = List.of(
            new JsonRequest("httpRequest.requestMethod", "httpRequest.requestUrl", "httpRequest.protocol"),
            new JsonRequest("RequestMethod", "RequestPath", "RequestProtocol"),
            new JsonRequest("request_method", "request_uri", "server_protocol"),
            new JsonRequest("http.request.method", "url.original", "http.version"),
            new JsonRequest("http.request.method", "url.path", "http.version"),
            new JsonRequest("method", "path", "protocol"),
            new JsonRequest("method", "uri", "protocol"),
            new JsonRequest("method", "url", "protocol"));

    /**
     * Returns where an object has its request; empty if it has none. Method and target must both be
     * there.
     */
    static Optional<JsonRequest> of(JsonLine json) {
        return USUAL.stream()
                .filter(names -> json.value(names.method).isPresent()
                        && json.value(names.target).isPresent())
                .findFirst();
    }

    /** Returns the request line, made of the fields' texts with blanks between them. */
    String line(JsonLine json) {
        String request =
                json.value(method).orElse("") + ' ' + json.value(target).orElse("");
        return json.value(protocol).map(version -> request + ' ' + version).orElse(request);
    }
}
