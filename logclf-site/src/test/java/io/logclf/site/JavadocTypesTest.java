package io.logclf.site;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.spi.ToolProvider;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Against what the JDK's own tool makes of a few types. */
class JavadocTypesTest {

    @TempDir
    Path folder;

    @Test
    void namesOfTypesInPagesLeadToTheJavadocAndAreFound() throws IOException {
        write(
                "src/kettle/Lid.java",
                "package kettle;\n/** Keeps steam in. And more. */\npublic class Lid {\n/** Lifts it. */\npublic static class Knob {}\n}\n");
        write("src/kettle/Base.java", "package kettle;\n/** Of a kettle. */\npublic interface Base {}\n");
        write("src/lamp/Base.java", "package lamp;\n/** Of a lamp. */\npublic enum Base { A }\n");
        Path javadoc = folder.resolve("javadoc");
        int exit = ToolProvider.findFirst("javadoc")
                .orElseThrow()
                .run(
                        System.out,
                        System.err,
                        "-quiet",
                        "-Xdoclint:none",
                        "-notimestamp",
                        "-d",
                        javadoc.toString(),
                        "-sourcepath",
                        folder.resolve("src").toString(),
                        "kettle",
                        "lamp");
        assertThat(exit).isZero();
        assertThat(JavadocTypes.in(javadoc).all())
                .contains(
                        new JavadocTypes.Type("kettle", "Lid", "kettle/Lid.html", "Keeps steam in."),
                        new JavadocTypes.Type("kettle", "Lid.Knob", "kettle/Lid.Knob.html", "Lifts it."),
                        new JavadocTypes.Type("lamp", "Base", "lamp/Base.html", "Of a lamp."))
                .hasSize(4);

        write("README.md", "# Kettle\n\n## Read on\n\n### Use\n\n- [Parts](docs/parts.md)\n");
        write(
                "docs/parts.md",
                "# Parts\n\n## The `Lid`\n\nA `Lid` has a `Lid.Knob` and stands on a `Base`.\n\n    Lid\n");
        Path site = folder.resolve("site");
        SiteBuild.of(folder, "1.0", Optional.of(javadoc)).write(site);
        assertThat(LinkCheck.of(site).broken()).isEmpty();
        Document parts = Jsoup.parse(Files.readString(site.resolve("docs/parts.html")));
        assertThat(parts.select("article p a").eachAttr("href"))
                .as("not Base, which two packages have")
                .containsExactly("../api/kettle/Lid.html", "../api/kettle/Lid.Knob.html");
        assertThat(parts.select("#menu a").eachAttr("href")).contains("../api/index.html");
        assertThat(Files.readString(site.resolve("assets/search-index.js")))
                .contains(
                        "\"url\":\"api/kettle/Lid.html\",\"page\":\"kettle\",\"heading\":\"Lid\",\"text\":\"Keeps steam in.\"")
                .contains("\"url\":\"docs/parts.html#the-lid\",\"page\":\"Parts\",\"heading\":\"The Lid\"");
    }

    @Test
    void aFolderThatHoldsNoJavadocIsAFault() throws IOException {
        write("allclasses-index.html", "<html><p>nothing</html>");
        assertThatThrownBy(() -> JavadocTypes.in(folder))
                .isInstanceOf(SiteException.class)
                .hasMessageContaining("no types found");
    }

    private void write(String name, String text) throws IOException {
        Files.createDirectories(folder.resolve(name).toAbsolutePath().getParent());
        Files.writeString(folder.resolve(name), text);
    }
}
