/**
 * The server's JSON. In: bodies with entries ({@link io.logclf.server.json.JsonEntries}) and small documents
 * ({@link io.logclf.server.json.JsonTree}). Out: trees as text ({@link io.logclf.server.json.Json}, made with
 * {@link io.logclf.server.json.Fields}) and answers of any length ({@link io.logclf.server.json.AnswerWriter}). Jackson stays inside.
 * Begin with {@link io.logclf.server.json.Json}.
 */
@NullMarked
package io.logclf.server.json;

import org.jspecify.annotations.NullMarked;
