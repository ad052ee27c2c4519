package io.logclf.api.spi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PermissionsTest {

    @Test
    void nothingIsAllowedByItself() {
        assertThat(Permissions.NONE.mayCall("localhost", 80)).isFalse();
        assertThat(Permissions.NONE.mayRead("PATH")).isFalse();
        assertThat(Permissions.NONE.mayUse(Path.of("x"))).isFalse();
        assertThat(Permissions.ALL.mayCall("localhost", 80)).isTrue();
    }

    @Test
    void aHostIsAllowedAtOnePortOrAll() {
        Permissions permissions = Permissions.of(List.of("host:LocalHost", " host:example.org:443 ", "host:[::1]:80"));
        assertThat(permissions.mayCall("LOCALHOST", 11434)).isTrue();
        assertThat(permissions.mayCall("example.org", 443)).isTrue();
        assertThat(permissions.mayCall("example.org", 44)).isFalse();
        assertThat(permissions.mayCall("www.example.org", 443)).isFalse();
        assertThat(permissions.mayCall("[::1]", 80)).isTrue();
    }

    @Test
    void aVariableIsAllowedByItsWholeName() {
        Permissions permissions = Permissions.of(List.of("env:KEY")).and(Permissions.of(List.of("env:OTHER")));
        assertThat(permissions.mayRead("KEY")).isTrue();
        assertThat(permissions.mayRead("OTHER")).isTrue();
        assertThat(permissions.mayRead("KEY2")).isFalse();
        assertThat(permissions.mayRead("key")).isFalse();
    }

    @Test
    void aFolderIsAllowedWithAllBelowIt(@TempDir Path folder) throws IOException {
        Path allowed = Files.createDirectory(folder.resolve("a"));
        Path other = Files.createDirectory(folder.resolve("ab"));
        Files.createSymbolicLink(allowed.resolve("out"), other);
        Permissions permissions = Permissions.of(List.of("path:" + allowed));
        assertThat(permissions.mayUse(allowed.resolve("new/file"))).isTrue();
        assertThat(permissions.mayUse(allowed)).isTrue();
        assertThat(permissions.mayUse(folder)).isFalse();
        assertThat(permissions.mayUse(other.resolve("file"))).isFalse();
        assertThat(permissions.mayUse(allowed.resolve("out/file"))).isFalse();
        assertThat(permissions.mayUse(allowed.resolve("../ab/file"))).isFalse();
        assertThat(permissions.mayUse(other.resolve("../a/file"))).isTrue();
    }

    @Test
    void whatIsNoPermissionIsRefused() {
        for (String text : List.of("", "host", "host:", "localhost", "file:/x", "path:a\0b")) {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> Permissions.of(List.of(text)))
                    .withMessageContaining("host:NAME");
        }
    }

    @Test
    void whatAllowsAHostOrAVariableAllowsNoFolder() {
        Permissions permissions = Permissions.of(List.of("host:/", "env:x/"));
        assertThat(permissions.mayUse(Path.of("/x"))).isFalse();
        assertThat(permissions.mayCall("/", 80)).isTrue();
    }
}
