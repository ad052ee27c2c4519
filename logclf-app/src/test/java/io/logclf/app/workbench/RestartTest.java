package io.logclf.app.workbench;

import static org.assertj.core.api.Assertions.assertThat;

import io.logclf.app.OwnProcess;
import io.logclf.app.TestBrowser;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.openqa.selenium.Keys;

/** The workbench in a real browser, whose server is killed. */
@Timeout(180)
class RestartTest {

    @TempDir
    private Path folder;

    private Process process;

    @BeforeAll
    static void assume() {
        TestBrowser.assume();
    }

    @AfterEach
    void end() throws InterruptedException {
        process.destroyForcibly().waitFor();
    }

    @Test
    void whatThePageHasCalledSavedIsThereAfterTheServerWasKilled() throws Exception {
        URI address = start(0);
        try (WorkbenchPage page = WorkbenchPage.start(folder.resolve("kim"))) {
            page.open(address, "");
            page.id("file")
                    .sendKeys(GeneratedLog.write(folder.resolve("shop.log"), 300, 3)
                            .toString());
            page.await(() -> page.browser
                    .executeScript("return document.activeElement.id")
                    .equals("name"));
            page.press("kim", Keys.ENTER);
            page.await(() -> page.text("file-list").contains("ready"));
            page.view("Label");
            page.template();
            page.press("g");
            page.press("Customer");
            page.pressAndGoOn(Keys.ENTER);
            page.saved(" is Customer");
            page.template();
            page.pressAndGoOn("1");
            page.await(() -> page.text("running").contains("by 2 decisions"));
            page.saved(" is Customer");
            String decided = decided(page);

            process.destroyForcibly().waitFor();
            page.await(() -> page.text("problem").contains("The connection to the server broke off"));
            String group = page.group();
            page.press("n");
            page.await(() -> page.text("problem").contains("Not saved: "));

            start(address.getPort());
            page.await(() -> !page.text("problem").contains("The connection"));
            page.await(() -> decided(page).equals(decided));
            // By its number: where it stands may be another place, as a server that has just started has yet to learn
            // the labels' words.
            page.open(address, "#group=" + group);
            page.await(() -> page.group().equals(group));
            page.template();
            page.pressAndGoOn("n");
            page.saved("is none of these");
            page.await(() -> page.text("running").contains("by 3 decisions"));
        }
    }

    /** What has been labelled; what a model would make of it is computed a little later. */
    private static String decided(WorkbenchPage page) {
        return page.text("running").replaceFirst(" open\\..*", "");
    }

    private URI start(int port) throws IOException {
        process = new ProcessBuilder(OwnProcess.command(
                        List.of("-Djava.io.tmpdir=" + folder),
                        "serve",
                        "--port",
                        Integer.toString(port),
                        "--bundle",
                        Project.BUNDLE.toString(),
                        "--data",
                        folder.resolve("project").toString()))
                .start();
        BufferedReader err =
                new BufferedReader(new InputStreamReader(process.getErrorStream(), StandardCharsets.UTF_8));
        String line = err.readLine();
        assertThat(line).contains("serving at ");
        return URI.create(line.replaceFirst(".* at ", ""));
    }
}
