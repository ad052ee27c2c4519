/**
 * One kit for HTML reports: {@link io.logclf.training.page.HtmlBuilder} escapes whatever comes from data,
 * {@link io.logclf.training.page.HtmlPage} frames it as a page that loads nothing from elsewhere, with a
 * table of contents and a search field where it is long, and {@link io.logclf.training.page.ShownNumbers}
 * writes numbers.
 *
 * <p>In go a stylesheet and markup; out comes a text for one file, which opens from a disk as well as from
 * a server. Begin reading at {@link io.logclf.training.page.HtmlPage}.
 */
@NullMarked
package io.logclf.training.page;

import org.jspecify.annotations.NullMarked;
