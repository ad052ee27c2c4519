package io.logclf.dist.supply;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.w3c.dom.Element;

/** The modules that are published: those of the parent POM that do not skip their deployment. */
final class PublishedModules {

    private PublishedModules() {}

    /** Returns their folders, in the order of the parent POM. */
    static List<Path> in(Path root) throws IOException {
        List<Path> folders = new ArrayList<>();
        for (Element module : Pom.read(root.resolve("pom.xml")).elements("project/modules/module")) {
            Path folder = root.resolve(module.getTextContent().strip());
            boolean skipped = Pom.read(folder.resolve("pom.xml"))
                    .text("project/properties/maven.deploy.skip")
                    .equals("true");
            if (!skipped) {
                folders.add(folder);
            }
        }
        return folders;
    }

    /** Returns the POM that is published for the module in a folder; it is there once the module has been built. */
    static Path pom(Path folder) {
        return folder.resolve("target/.flattened-pom.xml");
    }
}
