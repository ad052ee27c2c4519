package io.logclf.site;

import java.util.List;
import org.commonmark.Extension;
import org.commonmark.ext.autolink.AutolinkExtension;
import org.commonmark.ext.gfm.tables.TablesExtension;
import org.commonmark.ext.heading.anchor.HeadingAnchorExtension;
import org.commonmark.parser.Parser;
import org.commonmark.renderer.html.HtmlRenderer;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Comment;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;

/**
 * Converts Markdown as the pages use it (CommonMark, tables, bare addresses) to HTML. Safe for concurrent
 * use.
 */
final class Markdown {

    private static final List<Extension> EXTENSIONS =
            List.of(TablesExtension.create(), AutolinkExtension.create(), HeadingAnchorExtension.create());
    private static final Parser PARSER = Parser.builder().extensions(EXTENSIONS).build();
    private static final HtmlRenderer RENDERER =
            HtmlRenderer.builder().extensions(EXTENSIONS).build();

    private Markdown() {}

    /**
     * Returns the body of a document. Headings have ids, made of their texts as GitHub makes them, so that
     * links with a place work in both; comments, which are for tests, are removed.
     */
    static Element toHtml(String markdown) {
        Document document = Jsoup.parseBodyFragment(RENDERER.render(PARSER.parse(markdown)));
        document.outputSettings().prettyPrint(false);
        Element body = document.body();
        body.nodeStream(Comment.class).toList().forEach(Comment::remove);
        return body;
    }
}
