/**
 * The documentation as a folder of static HTML: the Markdown pages that README lists, the files they link to, the joined Javadoc if it was
 * made, and a search that needs no server.
 *
 * <p>{@link io.logclf.site.SiteBuild} writes the folder and {@link io.logclf.site.LinkCheck} reads it again, as a browser would. The same
 * pages and commits give the same bytes. No reference in this package is null unless it says so.
 */
@NullMarked
package io.logclf.site;

import org.jspecify.annotations.NullMarked;
