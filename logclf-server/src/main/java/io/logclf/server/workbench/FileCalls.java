package io.logclf.server.workbench;

import io.logclf.io.LogFormat;
import io.logclf.workbench.UnknownException;
import io.logclf.workbench.Workbench;
import io.logclf.workbench.view.FileSummary;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/**
 * Addresses by which files come and go: logs and labels in, labels, groups, labelled logs and
 * bundles out. Imports are accepted with status 202 and go on by themselves; their progress is told
 * as events. Immutable and safe for concurrent use.
 */
final class FileCalls {

    private static final int ACCEPTED = 202;
    private static final String CSV = "text/csv; charset=utf-8";
    private static final String ZIP = "application/zip";

    private final Supplier<OpenProject> open;

    FileCalls(Supplier<OpenProject> open) {
        this.open = open;
    }

    List<Address> addresses() {
        return List.of(
                Address.post("files", this::add).large(),
                Address.delete("files/{id}", this::remove),
                Address.post("files/{id}/again", this::again),
                Address.post("import", this::importLabels).large(),
                Address.get("export/bundle", this::bundle).large(),
                Address.get("export/labelled/{id}", this::labelled).large(),
                Address.get("export/labels.csv", this::labels).large(),
                Address.get("export/groups.zip", this::groups).large());
    }

    /** Takes a log. Its name and format are checked before its body is read. */
    private void add(Call call) throws IOException {
        String author = call.author();
        String name = call.fileName(call.parameter("name")
                .orElseThrow(() -> new Refusal(400, "the parameter name must say what the file is called")));
        LogFormat format = format(call);
        try (InputStream body = open.get().room().counted(call.upload("the file"))) {
            call.json(ACCEPTED, Map.of("file", project().addFile(name, format, body, author)));
        }
    }

    private void remove(Call call) throws IOException {
        call.json(200, ProjectJson.changed(project().removeFile(RequestFields.id(call, "id"), call.author())));
    }

    /** Groups a file's messages again, with another distance. */
    private void again(Call call) throws IOException {
        String author = call.author();
        long file = RequestFields.id(call, "id");
        double eps = RequestFields.body(call)
                .decimal("eps")
                .orElseThrow(() -> new Refusal(400, "the field eps must say how far apart texts of a group may be"));
        project().groupAgain(file, eps, author);
        call.json(ACCEPTED, Map.of("file", file));
    }

    /** Takes labels that were exported before, and says how many of their rows matched. */
    private void importLabels(Call call) throws IOException {
        String author = call.author();
        try (InputStream body = open.get().room().counted(call.upload("the labels"))) {
            Workbench.Imported imported = project().importLabels(body, author);
            call.json(
                    200,
                    Map.of(
                            "revision",
                            project().summary().revision(),
                            "rows",
                            imported.rows(),
                            "matched",
                            imported.matched()));
        }
    }

    /**
     * Sends the bundle trained last. That it is still there is checked before the answer begins: a
     * status can be sent only once.
     */
    private void bundle(Call call) throws IOException {
        int number = bundles().trained();
        project().bundles().folder(number);
        project().bundles().writeZip(number, call.download(ZIP, "bundle-" + number + ".zip"));
    }

    private void labelled(Call call) throws IOException {
        long id = RequestFields.id(call, "id");
        String name = project().summary().files().stream()
                .filter(file -> file.id() == id)
                .map(FileSummary::name)
                .findFirst()
                .orElseThrow(() -> new UnknownException("there is no file " + id));
        project().exports().labelled(id, call.download("application/octet-stream", labelledName(name)));
    }

    private void labels(Call call) throws IOException {
        project().exports().labels(call.download(CSV, "labels.csv"));
    }

    private void groups(Call call) throws IOException {
        project().exports().groups(call.download(ZIP, "groups.zip"));
    }

    /** The name of the labelled file: that of the log, with {@code -labelled} before its ending. */
    private static String labelledName(String name) {
        String plain = name.replaceFirst("(?i)\\.gz$", "");
        String base = plain.replaceFirst("\\.[A-Za-z0-9]{1,6}$", "");
        return base + "-labelled" + plain.substring(base.length());
    }

    private static LogFormat format(Call call) {
        try {
            return call.parameter("format").map(LogFormat::of).orElse(LogFormat.AUTO);
        } catch (IllegalArgumentException e) {
            throw new Refusal(400, "the parameter format: " + e.getMessage());
        }
    }

    private Workbench project() {
        return open.get().workbench();
    }

    private BundleChoice bundles() {
        return open.get().bundles();
    }
}
