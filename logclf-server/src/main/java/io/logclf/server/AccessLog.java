package io.logclf.server;

import io.logclf.api.text.ShownText;
import io.logclf.server.edge.AccessLine;
import io.logclf.server.edge.AccessLogFormat;
import io.logclf.server.edge.AccessLogLines;
import java.io.Closeable;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.time.Instant;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.RequestLog;
import org.eclipse.jetty.server.Response;
import org.jspecify.annotations.Nullable;

/**
 * Writes a line for each request when its answer has ended: who, what, and how it went; never a
 * query, which may hold a source, and nothing of a body. Safe for concurrent use.
 *
 * <p>Jetty calls it on the thread that ended the answer; the line is only put into a queue there.
 */
final class AccessLog implements RequestLog, Closeable {

    /** Attribute of a request: the status to tell, where it is not the one answered. */
    static final String TOLD_STATUS = "logclf.status";
    /** Header of an answer with the id under which an upload is known. */
    static final String CLASSIFICATION_ID = "X-Classification-Id";

    private static final String REQUEST_ID = "X-Request-Id";
    private static final Pattern ID = Pattern.compile("[A-Za-z0-9._:/+=-]{1,128}");
    private static final int MAX_CHARS = 300;

    private final AccessLogFormat format;
    private final AccessLogLines lines;

    /**
     * Begins a log.
     *
     * @param lines where it is written, which is closed with this
     */
    AccessLog(AccessLogFormat format, AccessLogLines lines) {
        this.format = Objects.requireNonNull(format, "format");
        this.lines = lines;
    }

    @Override
    public void log(Request request, Response response) {
        lines.write(line(answered(request, response)));
    }

    @Override
    public void close() {
        lines.close();
    }

    private String line(AccessLine line) {
        return format == AccessLogFormat.JSON ? line.json() : line.text();
    }

    private static AccessLine answered(Request request, Response response) {
        long nanos = System.nanoTime() - request.getBeginNanoTime();
        int status = request.getAttribute(TOLD_STATUS) instanceof Integer told ? told : response.getStatus();
        return new AccessLine(
                Instant.ofEpochMilli(Request.getTimeStamp(request)),
                address(request.getConnectionMetaData().getRemoteSocketAddress()),
                start(request.getMethod()),
                start(request.getHttpURI() == null ? null : request.getHttpURI().getPath()),
                request.getConnectionMetaData().getHttpVersion().asString(),
                status,
                Response.getContentBytesWritten(response),
                TimeUnit.NANOSECONDS.toMillis(nanos),
                start(request.getHeaders().get("User-Agent")),
                id(request.getHeaders().get(REQUEST_ID)),
                id(response.getHeaders().get(CLASSIFICATION_ID)));
    }

    private static String address(@Nullable SocketAddress client) {
        InetAddress address = client instanceof InetSocketAddress inet ? inet.getAddress() : null;
        return address == null ? "-" : address.getHostAddress();
    }

    private static String start(@Nullable String text) {
        return ShownText.shortened(Objects.toString(text, ""), MAX_CHARS);
    }

    /**
     * Returns an id if it is built like one, and nothing otherwise: what it is good for is to be
     * searched for, and a client may send anything.
     */
    private static String id(@Nullable String text) {
        return text != null && ID.matcher(text).matches() ? text : "";
    }
}
