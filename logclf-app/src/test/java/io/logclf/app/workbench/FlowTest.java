package io.logclf.app.workbench;

import static org.assertj.core.api.Assertions.assertThat;

import io.logclf.app.LiveServer;
import io.logclf.app.Picture;
import io.logclf.app.TestBrowser;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.openqa.selenium.By;
import org.openqa.selenium.Keys;
import org.openqa.selenium.OutputType;
import org.openqa.selenium.WebElement;

/** From a log that nobody has labelled to a bundle in use, in a real browser with a real server. */
@Timeout(300)
class FlowTest {

    private static final int LINES = 20_000;
    private static final int DECISIONS = 10;
    private static final Path PICTURE = Path.of("../docs/images/workbench.png");
    private static final Path SOURCES = Path.of("../logclf-server/src/main/resources/io/logclf/server/workbench");

    @TempDir
    private static Path folder;

    private WorkbenchPage page;
    private final List<String> violations = new ArrayList<>();

    @BeforeAll
    static void assume() {
        TestBrowser.assume();
    }

    @Test
    void aPersonMakesABundleOfALogWithTheKeyboardAlone() throws Exception {
        Path log = GeneratedLog.write(folder.resolve("shop.log"), LINES, 7);
        try (LiveServer server = Project.start(folder);
                WorkbenchPage opened = WorkbenchPage.start(folder.resolve("downloads"))) {
            page = opened;
            page.open(server.address, "");
            look("empty");
            upload(log);
            label();
            picture();
            changeGroups();
            acceptMany();
            train(server);
            takeAway();
            assertThat(violations).isEmpty();
            page.assertNothingWentWrong();
        }
    }

    private void upload(Path log) {
        page.id("file").sendKeys(log.toAbsolutePath().toString());
        // The first change asks for a name.
        page.await(() -> !page.browser.findElements(By.id("name")).isEmpty());
        look("name");
        page.press("kim", Keys.ENTER);
        page.await(() -> page.text("file-list").contains("ready"));
        assertThat(page.text("file-list")).contains("shop.log", "20,000");
        page.browser.executeScript("document.activeElement.blur()");
        page.tabTo("Label");
        page.press(Keys.ENTER);
        page.await(() -> page.text("count").endsWith("20,000 rows"));
    }

    /** Gives each group the label of its kind: a new one, by its key, or by accepting what is suggested. */
    private void label() {
        int accepted = 0;
        for (int i = 0; i < DECISIONS; i++) {
            String name = GeneratedLog.labelOf(page.template());
            Optional<String> key = page.keyOf(name);
            if (key.isEmpty()) {
                page.press("g");
                page.press(name, Keys.TAB, "what belongs to " + name);
                if (i == 0) {
                    look("new label");
                }
                page.pressAndGoOn(Keys.ENTER);
            } else if (page.suggests(name)) {
                page.pressAndGoOn(Keys.ENTER);
                accepted++;
            } else {
                page.pressAndGoOn(key.get());
            }
        }
        assertThat(accepted).isPositive();
        page.saved(" is ");
        page.await(() -> page.text("running").contains("by " + DECISIONS + " decisions"));
        page.await(() -> page.text("running").contains("The model would now decide"));
        look("labelling");
    }

    private void changeGroups() {
        search("parcel");
        String first = page.group();
        page.press("x");
        page.pressAndGoOn("j");
        page.press(Keys.SPACE);
        page.await(() -> page.text("ticked").startsWith("2 groups ticked"));
        page.press("m");
        page.saved("2 groups are one now");
        page.await(() -> page.group().equals(first));
        String parts = page.template();
        page.press("s");
        page.await(() -> !page.browser.findElements(By.name("split")).isEmpty());
        look("split");
        page.press(Keys.ENTER);
        assertThat(page.saved("one group became ")).matches(".* became ([2-9]|\\d\\d)");
        page.press("u");
        page.saved("undone");
        assertThat(page.template()).isEqualTo(parts);
        page.press("u");
        page.saved("undone; 2 groups");
        page.press("n");
        page.saved("is none of these");
        page.press("u");
        page.saved("undone; 1 group");
        search("");
    }

    private void search(String text) {
        page.press("/");
        page.press(Keys.chord(Keys.CONTROL, "a"), Keys.BACK_SPACE, text);
        page.await(() -> page.browser.getCurrentUrl().contains("search=" + text) == !text.isEmpty());
        page.press(Keys.ENTER);
        page.template();
    }

    /** Accepts the same suggestion for several groups, but for those where it is wrong. */
    private void acceptMany() {
        String name = GeneratedLog.labelOf(page.template());
        for (int i = 0; !page.text("detail").contains(" with " + name + " at "); i++) {
            assertThat(i).as("groups without others like them").isLessThan(30);
            page.pressAndGoOn("j");
            name = GeneratedLog.labelOf(page.template());
        }
        page.tabTo("Accept all ");
        page.press(Keys.ENTER);
        page.await(() -> !page.browser
                .findElements(By.cssSelector("dialog .ticks input"))
                .isEmpty());
        look("many");
        List<String> offered = page.browser.findElements(By.cssSelector("dialog .ticks .text")).stream()
                .map(WebElement::getText)
                .toList();
        int right = 0;
        for (int i = offered.size() - 1; i >= 0; i--) {
            WebElement tick = page.id("accept-" + i);
            page.await(() -> {
                page.press(Keys.chord(Keys.SHIFT, Keys.TAB));
                return page.browser.switchTo().activeElement().equals(tick);
            });
            if (GeneratedLog.labelOf(offered.get(i)).equals(name)) {
                right++;
            } else {
                page.press(Keys.SPACE);
                page.await(() -> !tick.isSelected());
            }
        }
        String wanted = "Label " + right + " group";
        page.await(() -> page.browser
                .findElement(By.cssSelector("dialog [type=submit]"))
                .getText()
                .startsWith(wanted));
        page.press(Keys.ENTER);
        page.saved(right == 1 ? " is " + name : right + " groups (");
        page.press("?");
        look("help");
        page.press(Keys.ESCAPE);
    }

    private void train(LiveServer server) throws IOException {
        page.browser.executeScript("document.activeElement.blur()");
        page.tabTo("Train");
        page.press(Keys.ENTER);
        page.await(() -> page.id("precision").isDisplayed());
        page.tabTo("precision");
        page.press(Keys.TAB, Keys.ENTER);
        page.await(() -> page.text("training").contains("Cancel"));
        look("training");
        page.awaitLong(() -> page.text("trained").contains("Use it"));
        page.click("Report");
        page.await(() -> !page.browser.findElements(By.tagName("iframe")).isEmpty());
        page.browser.switchTo().frame(page.browser.findElement(By.tagName("iframe")));
        page.await(() -> page.browser.findElement(By.tagName("h1")).getText().equals("Training"));
        // A style of the report's own.
        assertThat(page.browser.findElement(By.tagName("table")).getCssValue("border-collapse"))
                .isEqualTo("collapse");
        page.browser.switchTo().defaultContent();
        page.click("What would change");
        page.awaitLong(() -> page.text("trained-more").contains("would get another answer"));
        look("comparison");
        page.click("Use it");
        page.saved("is in use");
        assertThat(page.text("in-use")).isEqualTo("trained 1");
        assertThat(classified(server)).contains("\"label\":\"Customer\"");
        page.click("Back to the one before");
        page.await(() -> !page.text("in-use").equals("trained 1"));
        assertThat(classified(server)).doesNotContain("\"label\":\"Customer\"");
    }

    private static String classified(LiveServer server) {
        return LiveServer.text(
                server.json("/v1/classify", "{\"message\":\"Customer mara opened the wish list page\"}"));
    }

    private void takeAway() throws IOException {
        page.click("Labels (CSV)");
        assertThat(Files.readString(downloaded("labels.csv"))).contains("Customer", ",kim,");
        page.click("shop.log, labelled");
        assertThat(Files.readAllLines(downloaded("shop-labelled.log")))
                .hasSize(LINES)
                .anyMatch(line -> line.startsWith("Customer\t"));
        page.click("Download the bundle");
        List<String> files = new ArrayList<>();
        try (InputStream in = Files.newInputStream(downloaded("bundle-1.zip"));
                ZipInputStream zip = new ZipInputStream(in)) {
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                files.add(entry.getName());
            }
        }
        assertThat(files).anyMatch(name -> name.endsWith("pipeline.yaml"));
    }

    private Path downloaded(String name) {
        Path file = folder.resolve("downloads").resolve(name);
        page.await(() -> Files.exists(file) && Files.notExists(Path.of(file + ".crdownload")));
        return file;
    }

    /** Takes it where asked to: {@code -Dlogclf.pictures=take}. */
    private void picture() throws Exception {
        String shows = Picture.fingerprint(SOURCES, String.join(",", GeneratedLog.labels()));
        if (System.getProperty("logclf.pictures", "").equals("take")) {
            Files.write(
                    PICTURE,
                    new Picture(page.browser.getScreenshotAs(OutputType.BYTES))
                            .showing(shows)
                            .png());
        }
        assertThat(Picture.read(PICTURE).shows())
                .as("the workbench has changed: retake %s with -Dtest=FlowTest -Dlogclf.pictures=take", PICTURE)
                .hasValue(shows);
    }

    /** Lets axe look at what is shown. */
    private void look(String state) {
        page.violations().forEach(violation -> violations.add(state + ": " + violation));
    }
}
