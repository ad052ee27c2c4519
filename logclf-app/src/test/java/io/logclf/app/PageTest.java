package io.logclf.app;

import static org.assertj.core.api.Assertions.assertThat;

import io.logclf.bundle.Bundle;
import io.logclf.io.CsvReader;
import io.logclf.io.CsvRow;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.UnaryOperator;
import java.util.logging.Level;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.openqa.selenium.By;
import org.openqa.selenium.Dimension;
import org.openqa.selenium.Keys;
import org.openqa.selenium.OutputType;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.interactions.Actions;
import org.openqa.selenium.logging.LogEntry;
import org.openqa.selenium.logging.LogType;
import org.openqa.selenium.support.ui.Select;
import org.openqa.selenium.support.ui.WebDriverWait;

/** The page in a real browser, in front of a real server with the bundle that ships. */
class PageTest {

    private static final String BUNDLE = "../models/default";
    private static final Path SAMPLE = Path.of("../resources/sample-logs.csv");
    private static final Path PICTURE = Path.of("../docs/images/page.png");
    private static final Path PAGE_SOURCES = Path.of("../logclf-server/src/main/resources/io/logclf/server/page");
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final Dimension DESKTOP = new Dimension(1200, 900);
    /** From the charts to the first rows. */
    private static final Dimension WHOLE = new Dimension(1200, 1700);

    private static final Dimension PHONE = new Dimension(500, 800);

    @TempDir
    private static Path downloads;

    private static Optional<LiveServer> server = Optional.empty();
    private static Optional<ChromeDriver> driver = Optional.empty();

    private ChromeDriver browser;

    @TempDir
    private Path folder;

    @BeforeAll
    static void start() throws IOException {
        TestBrowser.assume();
        server = Optional.of(LiveServer.of(
                listener -> Bundle.load(Path.of(BUNDLE)).pipeline(listener),
                Files.createDirectory(downloads.resolve("spools")),
                UnaryOperator.identity()));
        driver = Optional.of(TestBrowser.start(downloads));
    }

    @AfterAll
    static void stop() throws IOException {
        driver.ifPresent(ChromeDriver::quit);
        if (server.isPresent()) {
            server.get().close();
        }
    }

    @BeforeEach
    void open() {
        browser = driver.orElseThrow();
        browser.manage().window().setSize(DESKTOP);
        browser.get(server.orElseThrow().address.resolve("/").toString());
        // What the test before has left there.
        browser.manage().logs().get(LogType.BROWSER);
    }

    @Test
    void uploadedFileIsShownRowByRowAsTheCommandLineLabelsIt() throws IOException {
        List<CsvRow> expected = rows(commandLine(SAMPLE));
        upload(SAMPLE);
        assertThat(text("count")).isEqualTo(expected.size() + " of " + expected.size() + " rows");
        assertThat(text("summary")).startsWith(expected.size() + " rows of sample-logs.csv in ");
        assertThat(shownRows()).isEqualTo(cells(expected.subList(0, 100)));
        assertThat(text("label-chart")).contains("Security Alert", "Unclassified");
        assertThat(text("stage-chart")).contains("regex", "embedding", "nobody");
        assertThat(id("previous").isEnabled()).isFalse();
        id("next").click();
        assertThat(shownRows())
                .hasSize(100)
                .startsWith(cells(expected.subList(100, 101)).get(0));
        assertNothingWentWrong();
    }

    @Test
    void thePageCanBeTriedWithTheSampleThatComesWithIt() throws IOException {
        id("sample").click();
        await(() -> id("results").isDisplayed());
        int rows = rows(commandLine(SAMPLE)).size();
        assertThat(text("summary")).startsWith(rows + " rows of sample-logs.csv in ");
        assertNothingWentWrong();
    }

    /** Takes it where asked to: {@code -Dlogclf.pictures=take}. */
    @Test
    void thePictureInTheReadmeShowsThisPageWithThisBundle() throws Exception {
        upload(SAMPLE);
        String shows = Picture.fingerprint(PAGE_SOURCES, text("label-chart") + text("stage-chart"));
        if (System.getProperty("logclf.pictures", "").equals("take")) {
            browser.manage().window().setSize(WHOLE);
            Files.write(
                    PICTURE,
                    new Picture(browser.getScreenshotAs(OutputType.BYTES))
                            .showing(shows)
                            .png());
        }
        assertThat(Picture.read(PICTURE).shows())
                .as(
                        "the page or its labels have changed: retake %s with -Dtest=PageTest -Dlogclf.pictures=take",
                        PICTURE)
                .hasValue(shows);
    }

    @Test
    void rowsAreFilteredByLabelStageAndText() throws IOException {
        List<List<String>> all = cells(rows(commandLine(SAMPLE)));
        upload(SAMPLE);
        new Select(id("label-filter")).selectByVisibleText("Security Alert");
        List<List<String>> alerts =
                all.stream().filter(row -> row.get(2).equals("Security Alert")).toList();
        assertThat(shownRows()).isNotEmpty().isEqualTo(alerts);
        new Select(id("stage-filter")).selectByVisibleText("regex");
        assertThat(shownRows())
                .isEqualTo(alerts.stream()
                        .filter(row -> row.get(4).equals("regex"))
                        .toList());
        new Select(id("label-filter")).selectByVisibleText("All labels");
        new Select(id("stage-filter")).selectByVisibleText("nobody");
        List<List<String>> undecided =
                all.stream().filter(row -> row.get(4).isEmpty()).toList();
        assertThat(text("count")).isEqualTo(undecided.size() + " of " + all.size() + " rows");
        id("text-filter").sendKeys("NO SUCH TEXT");
        assertThat(shownRows()).isEmpty();
    }

    @Test
    void downloadIsToTheByteWhatTheCommandLineWrites() throws IOException {
        upload(SAMPLE);
        id("download").click();
        Path download = downloads.resolve("sample-logs-classified.csv");
        await(() -> Files.exists(download) && Files.notExists(Path.of(download + ".crdownload")));
        assertThat(Files.readAllBytes(download)).isEqualTo(commandLine(SAMPLE));
    }

    @Test
    void cellsWithQuotesLineBreaksMarkupAndEmojiAreShownAsTheyAre() throws IOException {
        Path hostile = Files.writeString(
                folder.resolve("hostile.csv"),
                "source,log_message\r\n"
                        + "\"a,b\",\"said \"\"no\"\"\r\nand left\"\r\n"
                        + "<b>bold</b>,\"<img src=x onerror=\"\"document.title='broken'\"\"> \uD83D\uDE80\"\r\n"
                        + ",\"\"\n"
                        + "last,User 42 logged in");
        upload(hostile);
        assertThat(shownRows()).isEqualTo(cells(rows(commandLine(hostile))));
        assertThat(browser.getTitle()).isEqualTo("logclf");
        assertThat(browser.findElements(By.cssSelector("#rows img, #rows b"))).isEmpty();
    }

    @Test
    void textOfOthersIsShownInItsOrder() {
        Object shown = browser.executeAsyncScript(
                "const [texts, done] = arguments;"
                        + " import('/assets/chart.js').then(({ element }) =>"
                        + " done(texts.map((text) => element('p', { text }).innerHTML)));",
                HostileTexts.all());
        assertThat(shown)
                .asInstanceOf(InstanceOfAssertFactories.list(String.class))
                .hasSize(800)
                .allSatisfy(html -> assertThat(html.replaceAll("[\r']", "")).matches(HostileTexts::isPlainPage));
        assertThat(browser.executeAsyncScript(
                        "const done = arguments[0]; import('/assets/chart.js').then(({ visible }) =>"
                                + " done(visible('a\\u202eb\\u001b[31m')));"))
                .isEqualTo("a[U+202E]b[U+001B][31m");
    }

    @Test
    void wrongFileIsRefusedWithPlaceAndRemedyAndTheNextOneIsTaken() throws IOException {
        Path wrong = Files.writeString(folder.resolve("wrong.csv"), "time,note\n1,it failed\n");
        choose(wrong);
        await(() -> id("file-error").isDisplayed());
        assertThat(text("file-error")).contains("wrong.csv", "no column 'log_message'");
        assertThat(id("results").isDisplayed()).isFalse();
        assertThat(id("progress").isDisplayed()).isFalse();
        upload(SAMPLE);
        assertThat(id("file-error").isDisplayed()).isFalse();
    }

    @Test
    void tellsHowAFileWasReadAndWhatWasNoticed() throws IOException {
        Path log =
                Files.writeString(folder.resolve("app.log"), "2024-03-01 10:15:02 [main] WARN c.e.Shop - it failed\n");
        upload(log);
        assertThat(text("remarks")).isEqualTo("Read as: logback or log4j log; time, severity, logger");
        Path json = Files.writeString(folder.resolve("app.jsonl"), "{\"message\":\"it failed\"}\n{\"message\":\n");
        upload(json);
        await(() -> text("remarks").contains("1 row is no JSON object"));
    }

    @Test
    void showsTheMessagesOfATableWhateverTheirColumnIsCalled() throws IOException {
        upload(Files.writeString(folder.resolve("usual.csv"), "id,msg,app\n1,it failed,Shop\n"));
        assertThat(shownRows().get(0)).startsWith("Shop", "it failed");
        choose(
                Files.writeString(
                        folder.resolve("events.csv"),
                        "Level,Date and Time,Source,Event ID,Task Category\nError,3/1/2024 10:15:02 AM,disk,11,None,it failed\n"));
        await(() -> text("summary").contains("events.csv"));
        assertThat(shownRows().get(0)).startsWith("disk", "it failed");
        assertNothingWentWrong();
    }

    @Test
    void readsAFileAsItIsTold() throws IOException {
        Path quotes = Files.writeString(folder.resolve("quotes.csv"), "Nachricht\n\"say \"x\" failed\"\n");
        choose(quotes);
        await(() -> id("file-error").isDisplayed());
        id("message-column").sendKeys("Nachricht");
        id("lenient").click();
        new Select(id("format")).selectByVisibleText("csv");
        upload(quotes);
        assertThat(text("remarks")).contains("1 row with wrong quotes was read line by line");
        assertThat(text("count")).isEqualTo("1 of 1 rows");
        assertThat(shownRows().get(0).get(1)).isEqualTo("say \"x\" failed");
    }

    @Test
    void messageIsAnsweredWithWhatEachStageSaid() {
        id("source").sendKeys("ModernHR");
        id("message").sendKeys("user d.oconnor signed out");
        id("message").submit();
        await(() -> id("answer").isDisplayed());
        assertThat(text("outcome")).isEqualTo("User Action, decided by regex");
        assertThat(text("trail")).contains("regex decides: User Action", "rule user-session: user='d.oconnor'");

        id("message").clear();
        id("message").sendKeys("Zebras dance on the moon while violins are eaten");
        id("message").submit();
        await(() -> text("outcome").startsWith("Unclassified"));
        assertThat(text("trail")).contains("regex abstains: nothing matches", "embedding abstains: ");
        assertThat(browser.findElements(By.cssSelector("#trail .bar"))).isNotEmpty();
        assertNothingWentWrong();
    }

    @Test
    void everyControlHasANameAndIsReachedByKeyboard() throws IOException {
        upload(SAMPLE);
        List<WebElement> controls =
                browser.findElements(By.cssSelector("main input, main select, main textarea, main button"));
        assertThat(controls).hasSizeGreaterThan(8).allSatisfy(control -> {
            if (control.isDisplayed()) {
                assertThat(control.getAccessibleName()).isNotBlank();
            }
        });
        List<String> reached = new ArrayList<>();
        browser.executeScript("document.activeElement.blur(); scrollTo(0, 0)");
        for (int i = 0; i < 25; i++) {
            new Actions(browser).sendKeys(Keys.TAB).perform();
            reached.add(browser.switchTo().activeElement().getDomAttribute("id"));
        }
        assertThat(reached)
                .contains(
                        "file", "download", "label-filter", "stage-filter", "text-filter", "next", "source", "message");
    }

    @Test
    void nothingIsWiderThanAPhone() throws IOException {
        browser.manage().window().setSize(PHONE);
        upload(SAMPLE);
        id("message").sendKeys("x".repeat(300));
        id("message").submit();
        await(() -> id("answer").isDisplayed());
        assertThat(browser.executeScript("return document.documentElement.scrollWidth <= innerWidth"))
                .isEqualTo(true);
    }

    @Test
    void nothingIsLoadedFromElsewhere() throws IOException {
        upload(SAMPLE);
        @SuppressWarnings("unchecked")
        List<String> loaded = (List<String>)
                browser.executeScript("return performance.getEntriesByType('resource').map(entry => entry.name)");
        assertThat(loaded)
                .hasSizeGreaterThan(4)
                .allMatch(name -> name.startsWith(
                        server.orElseThrow().address.resolve("/").toString()));
    }

    private void upload(Path file) {
        choose(file);
        await(() -> id("results").isDisplayed());
    }

    private void choose(Path file) {
        id("file").sendKeys(file.toAbsolutePath().normalize().toString());
    }

    private WebElement id(String id) {
        return browser.findElement(By.id(id));
    }

    private String text(String id) {
        return id(id).getText();
    }

    private void await(BooleanSupplier condition) {
        new WebDriverWait(browser, PATIENCE).until(ignored -> condition.getAsBoolean());
    }

    /** The cells of the table from the source on. */
    private List<List<String>> shownRows() {
        @SuppressWarnings("unchecked")
        List<List<String>> rows = (List<List<String>>)
                browser.executeScript(
                        "return [...document.querySelectorAll('#rows tr')].map(row => [...row.cells].slice(1).map(cell => cell.textContent))");
        return rows;
    }

    private void assertNothingWentWrong() {
        assertThat(browser.manage().logs().get(LogType.BROWSER).getAll().stream()
                        .filter(entry -> entry.getLevel().intValue() >= Level.WARNING.intValue())
                        .map(LogEntry::getMessage))
                .isEmpty();
    }

    private static byte[] commandLine(Path file) {
        Cli.Result result = Cli.run("classify", file.toString(), "--bundle", BUNDLE, "--explain", "--quiet");
        assertThat(result.exitCode()).isZero();
        return result.out();
    }

    private static List<CsvRow> rows(byte[] csv) throws IOException {
        List<CsvRow> rows = new ArrayList<>();
        try (CsvReader reader = CsvReader.of(new ByteArrayInputStream(csv), "answer")) {
            for (Optional<CsvRow> row = reader.read(); row.isPresent(); row = reader.read()) {
                rows.add(row.get());
            }
        }
        return rows;
    }

    /** What the page shows of rows: the best guess with its probability where no stage decided, before the evidence. */
    private static List<List<String>> cells(List<CsvRow> rows) {
        return rows.stream().map(CsvRow::cells).map(PageTest::shown).toList();
    }

    private static List<String> shown(List<String> cells) {
        boolean undecided = cells.get(4).isEmpty();
        String guess = cells.get(6).isEmpty() ? "" : cells.get(6) + " (" + cells.get(7) + ")";
        return List.of(
                cells.get(0),
                cells.get(1),
                cells.get(2),
                cells.get(3),
                cells.get(4),
                undecided ? guess : "",
                cells.get(5));
    }
}
