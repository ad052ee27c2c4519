package io.logclf.api.spi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PermissionsRemedyTest {

    @TempDir
    Path folder;

    @ParameterizedTest
    @CsvSource({"api.example.org, 443", "API.Example.ORG, 80", "[::1], 11434", "10.0.0.7, 1"})
    void whatIsAdvisedForAHostAllowsItAndNothingElse(String host, int port) {
        Permissions advised = advised(Permissions.remedyForHost(host, port));
        assertThat(advised.mayCall(host, port)).isTrue();
        assertThat(advised.mayCall(host, port + 1)).isFalse();
        assertThat(advised.mayCall("x" + host, port)).isFalse();
        assertThat(advised.mayRead(host)).isFalse();
    }

    @Test
    void whatIsAdvisedForAVariableAllowsItAndNothingElse() {
        Permissions advised = advised(Permissions.remedyForVariable("API_KEY"));
        assertThat(advised.mayRead("API_KEY")).isTrue();
        assertThat(advised.mayRead("API_KEY_2")).isFalse();
        assertThat(advised.mayCall("API_KEY", 443)).isFalse();
    }

    @Test
    void whatIsAdvisedForAFolderAllowsItAndNothingElse() throws IOException {
        Path wanted = Files.createDirectory(folder.resolve("models"));
        Permissions advised = advised(Permissions.remedyForFolder(wanted));
        assertThat(advised.mayUse(wanted.resolve("new/deeper/file.onnx"))).isTrue();
        assertThat(advised.mayUse(folder.resolve("models2/file.onnx"))).isFalse();
        assertThat(advised.mayUse(folder)).isFalse();
    }

    @Test
    void theRemedyNamesBothWaysToAllowIt() {
        assertThat(Permissions.remedy("env:KEY"))
                .isEqualTo("; whoever runs this can allow it with LOGCLF_ALLOW=env:KEY in the environment, or --allow"
                        + " env:KEY");
    }

    @Test
    void theUnionAllowsWhatEitherDoes() {
        Permissions host = Permissions.of(List.of("host:a"));
        Permissions variable = Permissions.of(List.of("env:B"));
        Permissions both = host.and(variable);
        assertThat(both.mayCall("a", 1)).isTrue();
        assertThat(both.mayRead("B")).isTrue();
        assertThat(host.mayRead("B")).isFalse();
        assertThat(variable.mayCall("a", 1)).isFalse();
        assertThat(host.and(Permissions.NONE).mayCall("a", 1)).isTrue();
        assertThat(host.and(Permissions.NONE).mayCall("b", 1)).isFalse();
        assertThat(Permissions.NONE.and(Permissions.ALL).mayRead("ANY")).isTrue();
        assertThat(Permissions.ALL.and(host).mayUse(folder)).isTrue();
    }

    @Test
    void aLinkThatLeadsInIsFollowedAndOneInACircleIsOutside() throws IOException {
        Path allowed = Files.createDirectory(folder.resolve("in"));
        Path link = Files.createSymbolicLink(folder.resolve("link"), allowed);
        Path circle = Files.createSymbolicLink(folder.resolve("circle"), folder.resolve("circle"));
        Permissions permissions = Permissions.of(List.of("path:" + allowed));
        assertThat(permissions.mayUse(link.resolve("file"))).isTrue();
        assertThat(permissions.mayUse(link)).isTrue();
        assertThat(permissions.mayUse(circle)).isFalse();
        assertThat(permissions.mayUse(circle.resolve("file"))).isFalse();
        assertThat(Permissions.of(List.of("path:" + circle)).mayUse(allowed)).isFalse();
    }

    @Test
    void aFolderAllowedByALinkIsTheFolderItLeadsTo() throws IOException {
        Path real = Files.createDirectory(folder.resolve("real"));
        Path link = Files.createSymbolicLink(folder.resolve("link"), real);
        Permissions permissions = Permissions.of(List.of("path:" + link));
        assertThat(permissions.mayUse(real.resolve("file"))).isTrue();
        assertThat(permissions.mayUse(folder.resolve("file"))).isFalse();
    }

    @Test
    void aLinkToNowhereIsOutside() throws IOException {
        Path allowed = Files.createDirectory(folder.resolve("in"));
        Path dangling = Files.createSymbolicLink(allowed.resolve("dangling"), folder.resolve("gone"));
        assertThat(Permissions.inside(dangling, allowed)).isFalse();
        assertThat(Permissions.inside(dangling.resolve("file"), allowed)).isFalse();
        assertThat(Permissions.inside(allowed.resolve("new"), allowed)).isTrue();
    }

    @Test
    void theRootHoldsEverything() {
        Path root = folder.getRoot();
        assertThat(Permissions.inside(folder.resolve("new"), root)).isTrue();
        assertThat(Permissions.inside(root, root)).isTrue();
        assertThat(Permissions.inside(root, folder)).isFalse();
    }

    @Test
    void oneThatIsWrongAmongOthersIsQuoted() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Permissions.of(List.of("env:KEY", " hosts:a ")))
                .withMessage("a permission must be host:NAME, host:NAME:PORT, env:NAME or path:FOLDER: 'hosts:a'");
    }

    /** The permissions of a message that tells how to allow something. */
    private static Permissions advised(String remedy) {
        return Permissions.of(List.of(remedy.substring(remedy.indexOf("--allow ") + "--allow ".length())));
    }
}
