package io.logclf.io.json;

import java.util.List;
import java.util.Optional;

/**
 * An entry of an access log in JSON that has the parts of the request line in fields, and no message.
 *
 * @param method name of the field with the method
 * @param target with the path or URL
 * @param protocol with the protocol, which may be absent
 */
record JsonRequest(String method, String target, String protocol) {

    /** Google Cloud's, Traefik's, those of nginx's variables, of ECS, and what is usual in programs of one's own. */
    private static final List<JsonRequest> USUAL = List.of(
            new JsonRequest("httpRequest.requestMethod", "httpRequest.requestUrl", "httpRequest.protocol"),
            new JsonRequest("RequestMethod", "RequestPath", "RequestProtocol"),
            new JsonRequest("request_method", "request_uri", "server_protocol"),
            new JsonRequest("http.request.method", "url.original", "http.version"),
            new JsonRequest("http.request.method", "url.path", "http.version"),
            new JsonRequest("method", "path", "protocol"),
            new JsonRequest("method", "uri", "protocol"),
            new JsonRequest("method", "url", "protocol"));

    /** Returns where an object has its request; empty if it has none. */
    static Optional<JsonRequest> of(JsonLine json) {
        return USUAL.stream()
                .filter(names -> json.value(names.method).isPresent()
                        && json.value(names.target).isPresent())
                .findFirst();
    }

    /** Returns the request line. */
    String line(JsonLine json) {
        String request =
                json.value(method).orElse("") + ' ' + json.value(target).orElse("");
        return json.value(protocol).map(version -> request + ' ' + version).orElse(request);
    }
}
