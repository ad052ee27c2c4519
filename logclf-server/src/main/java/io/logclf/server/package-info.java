/**
 * A pipeline behind HTTP: {@link io.logclf.server.LogServer} is the door, and the only type besides
 * {@link io.logclf.server.PipelineOpener} and {@link io.logclf.server.Tls} that applications need.
 *
 * <p>In: requests, and how the server is set up. Out: answers; what is wrong with a request becomes a problem by RFC 9457, in one place.
 * A request goes through Jetty's handlers ({@code ConnectionLimit}, {@code FrontDoor}), then {@code Guard}, then the handler of its
 * {@code Route}; {@code ServerParts} puts all of them together, and {@code Endpoints} lists the addresses. Begin with those two. Javalin
 * and Jetty stay in this package.
 *
 * <p>{@link io.logclf.server.upload} has what becomes of files, {@link io.logclf.server.limit} what bounds a client,
 * {@link io.logclf.server.json} and {@link io.logclf.server.problem} the forms of answers, {@link io.logclf.server.edge} the settings
 * towards the network, and {@link io.logclf.server.workbench} a project in which people label.
 */
@NullMarked
package io.logclf.server;

import org.jspecify.annotations.NullMarked;
