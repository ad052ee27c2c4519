package io.logclf.server;

import io.javalin.http.Context;
import io.logclf.server.edge.RootPath;
import io.logclf.server.problem.Problem;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Properties;
import java.util.regex.Pattern;

/**
 * Files from the class path: the page, the workbench's page, and the documentation page with
 * Swagger UI. Immutable and safe for concurrent use.
 *
 * <p>Only names of plain letters are looked up, so that no path leads out of the folders. Browsers
 * must ask again for every file ({@code no-cache}): after an update, a page of one version with
 * scripts of another would fail in ways that nobody can report.
 */
final class Resources {

    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9_-][A-Za-z0-9._-]*");
    private static final Map<String, String> TYPES = Map.of(
            "html", "text/html; charset=utf-8",
            "css", "text/css; charset=utf-8",
            "js", "text/javascript; charset=utf-8",
            "json", "application/json",
            "csv", "text/csv; charset=utf-8",
            "svg", "image/svg+xml",
            "png", "image/png",
            "ico", "image/x-icon");

    private static final String PAGE = "io/logclf/server/page/";
    private static final String WORKBENCH = "io/logclf/server/workbench/";
    private static final String DOCS = "io/logclf/server/docs/";
    private static final String SWAGGER_ABOUT = "META-INF/maven/org.webjars/swagger-ui/pom.properties";

    private static final String WORKBENCH_LINK = "    <a id=\"workbench\" href=\"workbench\">Workbench</a>\n";
    private static final String STYLED_PAGE_POLICY =
            "default-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; frame-ancestors 'none';"
                    + " base-uri 'none'; form-action 'self'";

    private static final String SERVER = "\"url\": \"/\"";

    private final String swagger;
    private final RootPath root;
    private final boolean workbench;

    /** @param workbench whether the page leads to the workbench: without a project, nobody gets further there */
    Resources(RootPath root, boolean workbench) {
        this.root = root;
        this.workbench = workbench;
        this.swagger = "META-INF/resources/webjars/swagger-ui/" + swaggerVersion() + "/";
    }

    /** Answers with the page; without a project, the link to the workbench is left out. */
    void page(Context ctx) {
        send(ctx, PAGE + "index.html");
        if (!workbench) {
            ctx.result(new String(read(PAGE + "index.html"), StandardCharsets.UTF_8).replace(WORKBENCH_LINK, ""));
        }
    }

    void asset(Context ctx) {
        send(ctx, PAGE + name(ctx));
    }

    void workbench(Context ctx) {
        // It shows the report of a training in a frame of its own making, which falls under these rules: styles, and no
        // scripts but ours.
        sendStyled(ctx, "../workbench", WORKBENCH + "index.html");
    }

    void workbenchAsset(Context ctx) {
        send(ctx, WORKBENCH + name(ctx));
    }

    void docs(Context ctx) {
        // Swagger UI sets styles of elements and draws with data addresses; scripts come from here alone.
        sendStyled(ctx, "../docs", DOCS + "docs.html");
    }

    void docsAsset(Context ctx) {
        String name = name(ctx);
        send(ctx, name.equals("docs.js") ? DOCS + name : swagger + name);
    }

    /** Answers with the description of the API, whose server is the root path. */
    void openApi(Context ctx) {
        String description = new String(read(DOCS + "openapi.json"), StandardCharsets.UTF_8);
        ctx.header("Cache-Control", "no-cache");
        ctx.contentType("application/json");
        ctx.result(description.replaceFirst(SERVER, "\"url\": \"" + root.path() + "/\""));
    }

    /**
     * Answers with a page that may set styles itself and show pictures in its text, or leads to its
     * address if there is a slash behind it: the page's links are relative, so that they hold under any
     * root path.
     *
     * @param address of the page, as seen from below it
     */
    private static void sendStyled(Context ctx, String address, String resource) {
        if (ctx.path().endsWith("/")) {
            ctx.status(308).header("Location", address);
            return;
        }
        ctx.header("Content-Security-Policy", STYLED_PAGE_POLICY);
        send(ctx, resource);
    }

    private static String name(Context ctx) {
        String name = ctx.pathParam("name");
        if (!NAME.matcher(name).matches()) {
            throw Problem.of(404, "there is no such file");
        }
        return name;
    }

    /**
     * Answers with a file, whose ending says its type; 404 if there is none, or its ending is
     * unknown.
     */
    private static void send(Context ctx, String resource) {
        String extension = resource.substring(resource.lastIndexOf('.') + 1);
        String type = TYPES.get(extension);
        if (type == null) {
            throw Problem.of(404, "there is no such file");
        }
        byte[] content = read(resource);
        ctx.header("Cache-Control", "no-cache");
        ctx.contentType(type);
        ctx.result(content);
    }

    private static byte[] read(String resource) {
        try (InputStream in = Resources.class.getClassLoader().getResourceAsStream(resource)) {
            if (in == null) {
                throw Problem.of(404, "there is no such file");
            }
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The version of Swagger UI on the class path, which its folder is named after. */
    private static String swaggerVersion() {
        Properties about = new Properties();
        try (InputStream in = Resources.class.getClassLoader().getResourceAsStream(SWAGGER_ABOUT)) {
            if (in != null) {
                about.load(in);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return about.getProperty("version", "missing");
    }
}
