package io.logclf.server.workbench;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A request to a project, and its answer, which is given once: by {@link #json}, {@link #download}
 * or {@link #page}. What the project's calls know of a request is this and no more, so that they
 * can be tested and understood without HTTP. For one thread.
 */
public interface Call {

    /** Returns the part of the address that a name in braces stands for. */
    String part(String name);

    /** Returns a query parameter; empty if it is absent or has no text. */
    Optional<String> parameter(String name);

    /**
     * Returns the body, a JSON object: texts, numbers, truth values, null, lists and maps of them. Without a body it is empty.
     *
     * @throws Refusal with status 400 if it is not an object, and 413 if it is too large
     */
    Map<String, @Nullable Object> body() throws IOException;

    /**
     * Begins to read the body as it is, within the limits of uploads. What it throws ends the request.
     *
     * @param what what errors call it
     * @return the caller's to close
     */
    InputStream upload(String what) throws IOException;

    /**
     * Returns who makes a change, in 1 to 100 characters.
     *
     * @throws Refusal with status 400 if the request does not say it, and 403 if it may not
     */
    String author();

    /** Returns the name that a proxy vouches for; empty if there is none. */
    Optional<String> vouchedAuthor();

    /** Returns a name of a file that a client sent, made harmless: its last part, without control characters. */
    String fileName(String given);

    /**
     * Answers with a tree.
     *
     * @param status of HTTP
     * @param tree maps, lists, texts, numbers, truth values and null
     */
    void json(int status, Map<String, ?> tree);

    /**
     * Begins an answer that is to be saved as a file.
     *
     * @param fileName is made safe
     * @return stays the request's
     */
    OutputStream download(String type, String fileName) throws IOException;

    /**
     * Answers with a page of somebody's data, which may run nothing.
     *
     * @param html UTF-8
     */
    void page(byte[] html);
}
