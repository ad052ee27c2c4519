package io.logclf.site;

import java.nio.file.Path;

/** Addresses within the site, which are relative, so that it opens from any folder. */
final class SitePath {

    private SitePath() {}

    /** Returns the address of a file as a page refers to it; both from the root of the site. */
    static String relative(Path page, Path file) {
        Path folder = page.getParent();
        return address(folder == null ? file : folder.relativize(file));
    }

    /** Returns the way from a page to the root of the site: empty, or with a slash at its end. */
    static String toRoot(Path page) {
        return "../".repeat(page.getNameCount() - 1);
    }

    /** Returns a path with slashes, whatever the system has. */
    static String address(Path file) {
        return file.toString().replace('\\', '/');
    }
}
