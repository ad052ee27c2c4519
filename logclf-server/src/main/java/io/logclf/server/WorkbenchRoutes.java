package io.logclf.server;

import io.javalin.http.Context;
import io.logclf.api.LogclfException;
import io.logclf.io.InputException;
import io.logclf.server.limit.Bodies;
import io.logclf.server.limit.Permits;
import io.logclf.server.problem.Problem;
import io.logclf.server.workbench.Address;
import io.logclf.server.workbench.GroupJson;
import io.logclf.server.workbench.Refusal;
import io.logclf.server.workbench.WorkbenchApi;
import io.logclf.workbench.ConflictException;
import io.logclf.workbench.UnknownException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The addresses of the workbench, and what protects them. Safe for concurrent use.
 *
 * <p>{@link WorkbenchApi} says what addresses there are and answers them in terms of trees and
 * files; this class puts them on HTTP: it takes a place for each request, checks that what changes
 * something comes from our own page, and turns the project's exceptions into problems.
 */
final class WorkbenchRoutes {

    private static final String BASE = "/v1/workbench";
    /** Only a page of ours, or a program, can send it: a form of another site cannot, and its scripts need leave, which nobody gives. */
    private static final String MARK_HEADER = "X-Logclf-Workbench";

    private static final Set<String> OWN_SITES = Set.of("same-origin", "none");

    private final WorkbenchApi api;
    private final Bodies bodies;
    private final Authors authors;
    private final Permits requests;
    private final Permits uploads;
    private final long maxUpload;

    /**
     * @param requests places for what takes a moment
     * @param uploads places for what takes as long as a file
     * @param maxUpload most bytes of a file
     */
    WorkbenchRoutes(WorkbenchApi api, Bodies bodies, Permits requests, Permits uploads, long maxUpload) {
        this.api = api;
        this.bodies = bodies;
        this.authors = new Authors(api.authorHeader());
        this.requests = requests;
        this.uploads = uploads;
        this.maxUpload = maxUpload;
    }

    /**
     * Tells whether there is a project to label in; without one the addresses are there and refuse.
     */
    boolean isOpen() {
        return api.isOpen();
    }

    /** Returns all addresses below {@code /v1/workbench}, with the stream of events. */
    List<Route> routes() {
        List<Route> routes = new ArrayList<>();
        for (Address address : api.addresses()) {
            String path = address.path().isEmpty() ? BASE : BASE + "/" + address.path();
            routes.add(new Route(address.method(), path, false, ctx -> answer(ctx, address)));
        }
        routes.add(Route.get(BASE + "/events", this::events));
        return routes;
    }

    private void answer(Context ctx, Address address) throws IOException {
        Permits places = address.load() == Address.Load.LARGE ? uploads : requests;
        refusing(() -> {
            api.require();
            if (address.changes()) {
                checkSite(ctx);
            }
            places.run(() -> address.work().answer(new WorkbenchCall(ctx, bodies, authors, maxUpload)));
        });
    }

    /** Takes no place: it holds no thread. */
    private void events(Context ctx) throws IOException {
        refusing(() -> EventStream.begin(ctx, api.events(), EventStream.HEARTBEAT_INTERVAL));
    }

    /**
     * Refuses what a page of another site sends in the name of whoever looks at it: by what the
     * browser says of the page's origin, and by a header that a form cannot send.
     */
    private static void checkSite(Context ctx) {
        String site = ctx.header("Sec-Fetch-Site");
        if (site != null && !OWN_SITES.contains(site)) {
            throw new Refusal(403, "pages of other sites may change nothing here");
        }
        if (!"1".equals(ctx.header(MARK_HEADER))) {
            throw new Refusal(403, "what changes something must have the header " + MARK_HEADER + ": 1");
        }
    }

    /**
     * Runs work and turns the failures of projects into problems: what is unknown is 404, a
     * conflict with another person's change 409 with the groups as they are now, a wrong value 400.
     */
    private static void refusing(Permits.Work work) throws IOException {
        try {
            work.run();
        } catch (Refusal e) {
            throw e.status() == 503 ? Problem.busy(message(e), 5) : Problem.of(e.status(), message(e));
        } catch (ConflictException e) {
            throw Problem.of(409, message(e)).with(Map.of("groups", GroupJson.briefs(e.current())));
        } catch (UnknownException e) {
            throw Problem.of(404, message(e));
        } catch (InputException e) {
            throw Problem.of(e);
        } catch (LogclfException e) {
            throw Problem.of(409, message(e));
        } catch (IllegalArgumentException e) {
            throw Problem.of(400, message(e));
        }
    }

    private static String message(RuntimeException e) {
        return String.valueOf(e.getMessage());
    }
}
