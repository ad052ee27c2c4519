package io.logclf.site;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.logging.Level;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.openqa.selenium.By;
import org.openqa.selenium.Keys;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.chrome.ChromeDriverService;
import org.openqa.selenium.chrome.ChromeOptions;
import org.openqa.selenium.interactions.Actions;
import org.openqa.selenium.logging.LogEntry;
import org.openqa.selenium.logging.LogType;
import org.openqa.selenium.support.ui.WebDriverWait;

/** The site in a real browser, opened from its files. */
class BrowserTest {

    private static final Path CHROMIUM = Path.of("/usr/bin/chromium");
    private static final Path DRIVER = Path.of("/usr/bin/chromedriver");
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    @TempDir
    private static Path profile;

    private static Optional<ChromeDriver> driver = Optional.empty();

    private ChromeDriver browser;

    @BeforeAll
    static void start() {
        assumeTrue(
                Files.isExecutable(CHROMIUM) && Files.isExecutable(DRIVER),
                "skipped: the site is tested in " + CHROMIUM + " with " + DRIVER
                        + "; install the packages chromium and chromium-driver");
        ChromeOptions options = new ChromeOptions();
        options.setBinary(CHROMIUM.toFile());
        options.addArguments(
                "--headless",
                "--no-sandbox",
                "--disable-gpu",
                "--disable-quic",
                "--no-first-run",
                "--disable-background-networking",
                "--disable-component-update",
                "--disable-sync",
                "--disable-dev-shm-usage",
                "--force-prefers-reduced-motion",
                "--user-data-dir=" + profile);
        options.setCapability("goog:loggingPrefs", Map.of(LogType.BROWSER, Level.ALL.getName()));
        ChromeDriverService service = new ChromeDriverService.Builder()
                .usingDriverExecutable(DRIVER.toFile())
                .usingAnyFreePort()
                .build();
        driver = Optional.of(new ChromeDriver(service, options));
    }

    @AfterAll
    static void stop() {
        driver.ifPresent(ChromeDriver::quit);
    }

    @BeforeEach
    void desktop() {
        browser = driver.orElseThrow();
        screen(1400, 900);
        colours("light");
    }

    @Test
    void searchFindsASectionByKeyboardAndOpensIt() {
        open("docs/rules.html");
        new Actions(browser).sendKeys("/").perform();
        assertThat(browser.switchTo().activeElement().getDomAttribute("id")).isEqualTo("search");
        new Actions(browser).sendKeys("novelty").perform();
        await("Novelty guards");
        WebElement first = options().get(0);
        assertThat(first.getText()).contains("Novelty guards").contains("Performance");
        assertThat(first.findElements(By.tagName("mark"))).isNotEmpty();
        assertThat(first.getDomAttribute("aria-selected")).isEqualTo("true");
        new Actions(browser).sendKeys(Keys.ARROW_DOWN).perform();
        assertThat(options().get(1).getDomAttribute("aria-selected")).isEqualTo("true");
        assertThat(search().getDomAttribute("aria-activedescendant"))
                .isEqualTo(options().get(1).getDomAttribute("id"));
        new Actions(browser).sendKeys(Keys.ARROW_UP, Keys.ENTER).perform();
        new WebDriverWait(browser, PATIENCE)
                .until(it -> it.getCurrentUrl().endsWith("docs/performance.html#novelty-guards"));
        assertNothingWentWrong();
    }

    @Test
    void searchForgivesTypingErrorsSaysWhenThereIsNothingAndClosesOnEscape() {
        open("index.html");
        search().click();
        search().sendKeys("calibraton");
        await("calibrat");
        search().clear();
        search().sendKeys("zzyzx");
        new WebDriverWait(browser, PATIENCE)
                .until(it -> it.findElement(By.id("count")).getText().equals("Nothing found"));
        assertThat(options()).isEmpty();
        search().sendKeys(Keys.ESCAPE);
        assertThat(browser.findElement(By.id("found")).isDisplayed()).isFalse();
        assertNothingWentWrong();
    }

    @Test
    void onAPhoneNoPageIsWiderThanTheScreenAndTheMenuOpens() throws IOException {
        screen(360, 740);
        List<String> wide = new ArrayList<>();
        // Sources of pages are all made alike; one of them is enough.
        for (Path page : Built.pages(Built.SITE).keySet().stream()
                .filter(page -> !page.toString().endsWith(".md.html") || page.startsWith("docs/rules.md.html"))
                .toList()) {
            open(SitePath.address(page));
            Object width = browser.executeScript("return document.documentElement.scrollWidth");
            if (!width.equals(360L)) {
                wide.add(page + ": " + width);
            }
        }
        assertThat(wide).isEmpty();
        open("docs/rules.html");
        WebElement menu = browser.findElement(By.id("menu"));
        assertThat(menu.isDisplayed()).isFalse();
        browser.findElement(By.id("menu-button")).click();
        assertThat(menu.isDisplayed()).isTrue();
        assertNothingWentWrong();
    }

    @Test
    void followsTheColoursOfTheSystem() {
        open("index.html");
        assertThat(ground()).isEqualTo("rgb(255, 255, 255)");
        colours("dark");
        assertThat(ground()).isEqualTo("rgb(18, 25, 28)");
    }

    @Test
    void everythingIsLoadedFromFiles() {
        open("index.html");
        search().sendKeys("rule");
        await("rule");
        assertThat(browser.executeScript("return performance.getEntriesByType('resource').map(entry => entry.name)"
                        + ".concat([...document.scripts].map(script => script.src))"))
                .asInstanceOf(InstanceOfAssertFactories.list(String.class))
                .hasSizeGreaterThan(2)
                .allMatch(name -> name.startsWith("file:"));
    }

    @Test
    void axeFindsNothingSerious() throws IOException {
        String axe;
        try (InputStream in = BrowserTest.class.getResourceAsStream("/axe.min.js")) {
            axe = new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
        List<String> violations = new ArrayList<>();
        for (String page : List.of("index.html", "docs/evaluate.html", "deploy/prometheus/logclf-alerts.yaml.html")) {
            open(page);
            search().sendKeys("encoder");
            await("ncoder");
            browser.executeScript(axe);
            violations.addAll(violations(Map.of()));
            colours("dark");
            violations.addAll(violations(Map.of("runOnly", List.of("color-contrast"))));
            colours("light");
        }
        assertThat(violations).isEmpty();
    }

    private List<String> violations(Map<String, Object> options) {
        @SuppressWarnings("unchecked")
        List<String> violations = (List<String>) browser.executeAsyncScript(
                "const [options, done] = arguments;"
                        // Otherwise axe fetches the style sheet, which a page from a file may not.
                        + " axe.run({ preload: false, resultTypes: ['violations'], ...options }).then(({ violations }) => done(violations"
                        + ".filter(({ impact }) => impact !== 'minor')"
                        + ".flatMap(({ id, nodes }) => nodes.map((node) => location.pathname + ': ' + id + ': ' + node.html + ' ' + node.failureSummary))));",
                options);
        return violations;
    }

    private void open(String page) {
        browser.get(Built.SITE.resolve(page).toUri().toString());
    }

    private WebElement search() {
        return browser.findElement(By.id("search"));
    }

    private List<WebElement> options() {
        return browser.findElements(By.cssSelector("#results [role=option]"));
    }

    private void await(String text) {
        new WebDriverWait(browser, PATIENCE)
                .until(it -> it.findElement(By.id("found")).getText().contains(text));
    }

    private Object ground() {
        return browser.executeScript("return getComputedStyle(document.body).backgroundColor");
    }

    private void screen(int width, int height) {
        browser.executeCdpCommand(
                "Emulation.setDeviceMetricsOverride",
                Map.of("width", width, "height", height, "deviceScaleFactor", 1, "mobile", width < 500));
    }

    private void colours(String scheme) {
        browser.executeCdpCommand(
                "Emulation.setEmulatedMedia",
                Map.of("features", List.of(Map.of("name", "prefers-color-scheme", "value", scheme))));
    }

    private void assertNothingWentWrong() {
        assertThat(browser.manage().logs().get(LogType.BROWSER).getAll().stream()
                        .filter(entry -> entry.getLevel().intValue() >= Level.WARNING.intValue())
                        .map(LogEntry::getMessage))
                .isEmpty();
    }
}
