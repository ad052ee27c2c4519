package io.logclf.dist;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** dpkg installs the package into a root of its own, where it runs, and removes all of it. */
class DebianPackageTest {

    @TempDir
    private Path folder;

    private Path root;
    private String deb;

    @BeforeEach
    void makeRoot() throws Exception {
        deb = Distribution.file("-amd64.deb").toString();
        if (!Files.isExecutable(Path.of("/usr/bin/dpkg"))) {
            Distribution.skip("no dpkg");
        }
        root = folder.resolve("root");
        Files.createDirectories(root.resolve("var/lib/dpkg/info"));
        Files.createDirectories(root.resolve("var/lib/dpkg/updates"));
        Files.createFile(root.resolve("var/lib/dpkg/status"));
    }

    @Test
    void isInstalledRunsAndIsRemoved() throws Exception {
        if (!"root".equals(System.getProperty("user.name"))) {
            Distribution.skip("dpkg installs for root only");
        }
        dpkg("--install", deb);
        Path output = folder.resolve("out.csv");
        Outcome outcome = Outcome.bare(
                folder,
                Map.of("PATH", "/bin", "LANG", "C.UTF-8"),
                root.resolve("usr/bin/logclf").toString(),
                "classify",
                Distribution.SAMPLE.toString(),
                "-o",
                output.toString());
        assertThat(outcome.code()).as(outcome.error()).isZero();
        assertThat(Files.readAllLines(output)).hasSizeGreaterThan(322).anyMatch(line -> line.endsWith(",User Action"));
        assertThat(root.resolve("usr/share/bash-completion/completions/logclf"))
                .content()
                .contains("_complete_logclf");
        assertThat(root.resolve("usr/share/doc/logclf/copyright")).content().contains("Apache-2.0");
        assertThat(Files.getPosixFilePermissions(root.resolve("usr/lib/logclf/logclf.jar")))
                .hasSize(4);
        dpkg("--remove", "logclf");
        assertThat(left()).isEmpty();
    }

    @Test
    void saysWhatItNeeds() throws Exception {
        Outcome fields = Outcome.of(folder, Map.of(), "dpkg-deb", "--field", deb);
        assertThat(fields.output().lines())
                .contains("Package: logclf", "Architecture: amd64")
                .anyMatch(line -> line.matches("Version: \\d+\\.\\d+\\.\\d+.*"))
                .anyMatch(line -> line.matches("Depends: libc6 \\(>= 2\\.\\d+\\), libgcc-s1, libstdc\\+\\+6, zlib1g"))
                .anyMatch(line -> line.matches("Installed-Size: \\d{5,}"));
        List<String> foreign = Outcome.of(folder, Map.of(), "dpkg-deb", "--contents", deb)
                .output()
                .lines()
                .filter(line -> !line.matches("\\S+ root/root .*"))
                .toList();
        assertThat(foreign).isEmpty();
        assertThat(Distribution.times(folder, "dpkg-deb", "--contents", deb)).hasSize(1);
    }

    private void dpkg(String... action) throws Exception {
        String[] command = Stream.concat(
                        Stream.of("dpkg", "--root=" + root, "--force-depends", "--force-unsafe-io", "--log=/dev/null"),
                        Stream.of(action))
                .toArray(String[]::new);
        Outcome outcome = Outcome.of(folder, Map.of("LC_ALL", "C.UTF-8"), command);
        assertThat(outcome.code()).as(outcome.error()).isZero();
    }

    private List<Path> left() throws IOException {
        try (Stream<Path> files = Files.walk(root)) {
            return files.filter(file -> !file.startsWith(root.resolve("var")) && !file.equals(root))
                    .toList();
        }
    }
}
