package io.logclf.server;

import io.javalin.http.Context;
import io.logclf.server.workbench.Refusal;
import java.net.URLDecoder;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/**
 * Who makes a change: who a trusted proxy says it is or, on a server without such a proxy, whoever
 * a person says to be. Immutable and safe for concurrent use.
 *
 * <p>The two never mix. Where a proxy vouches for people, the header that a person could set counts
 * for nothing, and a request past the proxy is refused: otherwise anybody could sign with another's
 * name.
 */
final class Authors {

    private static final String HEADER = "X-Logclf-Author";
    private static final int MAX_CHARS = 100;
    private static final int MAX_LATIN = 0xFF;

    private final Optional<String> vouching;

    /**
     * @param vouching the header of a trusted proxy; then nothing else counts. Empty if people name
     *     themselves
     */
    Authors(Optional<String> vouching) {
        this.vouching = vouching;
    }

    /**
     * Returns the name that the proxy tells; empty without such a proxy, or if the request came
     * another way.
     */
    Optional<String> vouched(Context ctx) {
        return ctx.attribute(ForwardedCustomizer.FROM_PROXY) == null
                ? Optional.empty()
                : vouching.flatMap(name -> Optional.ofNullable(ctx.header(name)))
                        .map(Authors::utf8)
                        .map(String::strip)
                        .filter(Authors::isName);
    }

    /**
     * Returns the name for a change, of 1 to 100 characters.
     *
     * @throws Refusal with status 403 if a proxy should vouch for it and does not, and 400 if the
     *     person's own name is missing or not valid
     */
    String of(Context ctx) {
        if (vouching.isPresent()) {
            return vouched(ctx)
                    .orElseThrow(() -> new Refusal(
                            403,
                            "this server knows people by a header of its proxy, and this request came without it, or"
                                    + " another way"));
        }
        String given = ctx.header(HEADER);
        if (given == null) {
            throw new Refusal(400, "the header " + HEADER + " must say who makes the change");
        }
        String name = decoded(given).strip();
        if (!isName(name)) {
            throw new Refusal(
                    400,
                    "the header " + HEADER + " must be a name of 1 to " + MAX_CHARS
                            + " characters, none of them a control character, encoded as in an address");
        }
        return name;
    }

    /**
     * The name in its header. Headers carry no more than ASCII reliably, so the page
     * percent-encodes it. A plus is a plus.
     */
    private static String decoded(String text) {
        try {
            return URLDecoder.decode(text.replace("+", "%2B"), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            return "";
        }
    }

    private static boolean isName(String text) {
        return !text.isEmpty()
                && text.codePointCount(0, text.length()) <= MAX_CHARS
                && text.codePoints().noneMatch(Authors::isForbidden);
    }

    private static boolean isForbidden(int character) {
        return switch (Character.getType(character)) {
            case Character.CONTROL, Character.SURROGATE, Character.LINE_SEPARATOR, Character.PARAGRAPH_SEPARATOR ->
                true;
            // What was no UTF-8.
            default -> character == 0xFFFD;
        };
    }

    /** Headers are read as Latin-1; proxies write UTF-8. */
    private static String utf8(String header) {
        if (header.chars().anyMatch(unit -> unit > MAX_LATIN)) {
            return header;
        }
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(header.getBytes(StandardCharsets.ISO_8859_1)))
                    .toString();
        } catch (CharacterCodingException e) {
            return header;
        }
    }
}
