package io.logclf.app.workbench;

import static org.assertj.core.api.Assertions.assertThat;

import io.logclf.app.TestBrowser;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.logging.Level;
import org.openqa.selenium.By;
import org.openqa.selenium.Dimension;
import org.openqa.selenium.Keys;
import org.openqa.selenium.StaleElementReferenceException;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.interactions.Actions;
import org.openqa.selenium.logging.LogEntry;
import org.openqa.selenium.logging.LogType;
import org.openqa.selenium.support.ui.WebDriverWait;

/** The workbench in a browser of its own, as a person uses it. */
final class WorkbenchPage implements Closeable {

    static final Dimension DESKTOP = new Dimension(1300, 900);

    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final String AXE = "const [options, done] = arguments;"
            + " axe.run({ preload: false, resultTypes: ['violations'], ...options }).then(({ violations }) => done("
            + "violations.flatMap(({ id, nodes }) => nodes.map((node) => id + ': ' + node.html + ' ' + node.failureSummary))));";

    private static final Duration OFTEN = Duration.ofMillis(50);
    private static final Duration LONG_PATIENCE = Duration.ofMinutes(3);
    private static final int MOST_TABS = 80;
    private static final int MOST_REDRAWS = 20;

    final ChromeDriver browser;

    private final String axe;

    private WorkbenchPage(ChromeDriver browser) throws IOException {
        this.browser = browser;
        try (InputStream in = WorkbenchPage.class.getResourceAsStream("/axe.min.js")) {
            this.axe = new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    /** Starts a browser, whose profile and downloads are in a new folder. */
    static WorkbenchPage start(Path folder) throws IOException {
        WorkbenchPage page = new WorkbenchPage(TestBrowser.start(Files.createDirectories(folder)));
        page.browser.manage().window().setSize(DESKTOP);
        return page;
    }

    /** Opens the workbench of a server, or a place in it that begins with {@code #}. */
    void open(URI server, String place) {
        // An address that differs in its place only would not be loaded again.
        browser.get("about:blank");
        browser.manage().logs().get(LogType.BROWSER);
        browser.get(server.resolve("/workbench") + place);
        await(() -> !text("views").isEmpty());
    }

    /** Types the name of the person, as if that had been done before. */
    void be(String name) {
        browser.executeScript("localStorage.setItem('logclf-author', arguments[0])", name);
    }

    /** Types on whatever has the focus. */
    void press(CharSequence... keys) {
        new Actions(browser).sendKeys(keys).perform();
    }

    WebElement id(String id) {
        return browser.findElement(By.id(id));
    }

    String text(String id) {
        for (int attempt = 1; ; attempt++) {
            try {
                return id(id).getText();
            } catch (StaleElementReferenceException e) {
                // Drawn again in between, perhaps several times.
                if (attempt == MOST_REDRAWS) {
                    throw e;
                }
            }
        }
    }

    /** Presses the button or the link that says something, wherever it is seen. */
    void click(String text) {
        await(() -> {
            List<WebElement> buttons = shown(text);
            if (buttons.size() != 1) {
                return false;
            }
            // One that is drawn again in between is looked for again.
            buttons.get(0).click();
            return true;
        });
    }

    /** Goes to a part of the workbench. */
    void view(String name) {
        browser.findElement(By.xpath("//nav[@id='views']/button[.='" + name + "']"))
                .click();
    }

    private List<WebElement> shown(String text) {
        return browser.findElements(By.xpath("//button[starts-with(normalize-space(),'" + text + "')]")).stream()
                .filter(WebElement::isDisplayed)
                .toList();
    }

    void await(BooleanSupplier condition) {
        new WebDriverWait(browser, PATIENCE)
                .pollingEvery(OFTEN)
                .withMessage(this::told)
                .ignoring(StaleElementReferenceException.class)
                .until(ignored -> condition.getAsBoolean());
    }

    /** Waits for something that takes as long as a training. */
    void awaitLong(BooleanSupplier condition) {
        new WebDriverWait(browser, LONG_PATIENCE)
                .pollingEvery(OFTEN)
                .withMessage(this::told)
                .ignoring(StaleElementReferenceException.class)
                .until(ignored -> condition.getAsBoolean());
    }

    /** Waits until the page says that a change was saved. */
    String saved(String what) {
        await(() -> text("saved").startsWith("Saved: ") && text("saved").contains(what));
        return text("saved");
    }

    /** The template of the selected group, once everything about the group is there. */
    String template() {
        await(() -> !browser.findElements(By.cssSelector("#detail[aria-busy=false][data-group='" + group() + "']"))
                .isEmpty());
        return text("template");
    }

    /** The key of a label; empty if there is no such label. In one step, as the page may draw its buttons again at any time. */
    Optional<String> keyOf(String label) {
        return Optional.ofNullable((String) browser.executeScript(
                "return [...document.querySelectorAll('.palette button')].find((each) => each.textContent.startsWith(arguments[0]))"
                        + "?.getAttribute('aria-keyshortcuts') ?? null",
                label));
    }

    /** Tells whether the page suggests a label for the selected group. */
    boolean suggests(String label) {
        return Boolean.TRUE.equals(browser.executeScript(
                "return document.querySelector('#detail .accept')?.textContent.startsWith('Accept ' + arguments[0]) ?? false",
                label));
    }

    /** Presses a key after which another group is selected. */
    void pressAndGoOn(CharSequence key) {
        String before = group();
        press(key);
        await(() -> !group().equals(before));
    }

    /** Presses the tab key until something with this text has the focus. */
    void tabTo(String text) {
        for (int i = 0; i < MOST_TABS; i++) {
            press(Keys.TAB);
            String focused = String.valueOf(
                    browser.executeScript("const at = document.activeElement; return at.textContent.trim() || at.id"));
            if (focused.startsWith(text)) {
                return;
            }
        }
        throw new AssertionError("the tab key does not reach " + text);
    }

    /** The number of the selected group. */
    String group() {
        return browser.getCurrentUrl().replaceFirst(".*[#&]group=(\\d+).*", "$1");
    }

    /** Rows of the list that are elements of the page. */
    int drawnRows() {
        return browser.findElements(By.cssSelector("#list .group")).size();
    }

    /** What axe finds wrong with what is shown, and with its colours in the dark. */
    List<String> violations() {
        if (!Boolean.TRUE.equals(browser.executeScript("return 'axe' in window"))) {
            browser.executeScript(axe);
        }
        List<String> found = new ArrayList<>(violations(Map.of()));
        colours("dark");
        found.addAll(violations(Map.of("runOnly", List.of("color-contrast"))));
        colours("light");
        return found;
    }

    private List<String> violations(Map<String, Object> options) {
        @SuppressWarnings("unchecked")
        List<String> found = (List<String>) browser.executeAsyncScript(AXE, options);
        return found;
    }

    /** What the page says for itself, where something was waited for in vain. */
    private String told() {
        return browser.getCurrentUrl() + " says '" + text("saved") + "' and '" + text("problem") + "', waiting";
    }

    void colours(String scheme) {
        browser.executeCdpCommand(
                "Emulation.setEmulatedMedia",
                Map.of("features", List.of(Map.of("name", "prefers-color-scheme", "value", scheme))));
    }

    /** A screen of a width that windows cannot have. */
    void screen(int width, int height) {
        browser.executeCdpCommand(
                "Emulation.setDeviceMetricsOverride",
                Map.of("width", width, "height", height, "deviceScaleFactor", 1, "mobile", false));
    }

    void wholeScreen() {
        browser.executeCdpCommand("Emulation.clearDeviceMetricsOverride", Map.of());
    }

    boolean fitsTheWidth() {
        return Boolean.TRUE.equals(browser.executeScript(
                "return document.documentElement.scrollWidth <= document.documentElement.clientWidth"));
    }

    /** Nothing was refused, and nothing failed. */
    void assertNothingWentWrong() {
        assertThat(browser.manage().logs().get(LogType.BROWSER).getAll().stream()
                        .filter(entry -> entry.getLevel().intValue() >= Level.WARNING.intValue())
                        .map(LogEntry::getMessage))
                .isEmpty();
        assertThat(text("problem")).isEmpty();
    }

    @Override
    public void close() {
        browser.quit();
    }
}
