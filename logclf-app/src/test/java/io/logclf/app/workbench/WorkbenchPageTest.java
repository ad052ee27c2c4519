package io.logclf.app.workbench;

import static org.assertj.core.api.Assertions.assertThat;

import io.logclf.app.LiveServer;
import io.logclf.app.TestBrowser;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.openqa.selenium.By;
import org.openqa.selenium.Keys;
import org.openqa.selenium.WebElement;

/** The workbench in real browsers, with a project that several people label. */
@Timeout(180)
class WorkbenchPageTest {

    private static final List<String> VIEWS = List.of("Label", "Files", "Train", "Contradictions", "History");
    private static final int PHONE = 390;
    private static final int ROWS = 100_000;

    @TempDir
    private static Path folder;

    private static Optional<LiveServer> server = Optional.empty();
    private static Optional<WorkbenchPage> kim = Optional.empty();

    private WorkbenchPage page;

    @BeforeAll
    static void start() throws IOException {
        TestBrowser.assume();
        LiveServer started = Project.start(folder);
        server = Optional.of(started);
        for (String label : GeneratedLog.labels()) {
            Project.change(started, "labels", "{\"name\":\"" + label + "\",\"description\":\"\"}");
        }
        Path hostile = Files.writeString(
                folder.resolve("<b>odd.log"),
                "2026-03-01 08:00:00 WARN a - <img src=x onerror=\"document.title='broken'\"> \u202Eback 1\n"
                        + "2026-03-01 08:00:01 WARN a - <img src=x onerror=\"document.title='broken'\"> \u202Eback 2\n");
        Project.add(started, hostile);
        Path gates = Files.writeString(
                folder.resolve("gates.log"),
                "2026-03-01 08:00:00 INFO port.North - Gate 5 opened for 17 trucks\n"
                        + "2026-03-01 08:00:01 INFO port.North - Gate 6 opened for 21 trucks\n"
                        + "2026-03-01 08:00:02 INFO port.South - Gate 8 opened for 33 trucks\n");
        Project.add(started, gates);
        Project.add(started, GeneratedLog.write(folder.resolve("shop.log"), 600, 7));
        kim = Optional.of(WorkbenchPage.start(folder.resolve("kim")));
        WorkbenchPage first = kim.get();
        first.open(started.address, "#view=files");
        first.be("kim");
        first.await(() -> first.text("file-list").split("\\bready\\b", -1).length == 4);
    }

    @AfterAll
    static void stop() throws IOException {
        kim.ifPresent(WorkbenchPage::close);
        if (server.isPresent()) {
            server.get().close();
        }
    }

    @BeforeEach
    void open() {
        page = kim.orElseThrow();
        page.open(server.orElseThrow().address, "");
        page.await(() -> page.drawnRows() > 0);
    }

    @Test
    void whatOnePersonLabelsTheOtherSeesAndNobodyOverwritesAnybodyUnseen() throws IOException {
        try (WorkbenchPage lee = WorkbenchPage.start(folder.resolve("lee"))) {
            lee.open(server.orElseThrow().address, "");
            lee.be("lee");
            lee.open(server.orElseThrow().address, "");
            lee.await(() -> lee.drawnRows() > 0);
            String group = page.group();
            assertThat(lee.group()).isEqualTo(group);
            lee.template();
            page.template();
            page.pressAndGoOn("1");
            page.saved(" is Customer");
            lee.await(() -> lee.text("detail").contains("Customer by kim"));
            assertThat(lee.text("saved")).isEqualTo("kim has changed the group that you see.");

            lee.press("j");
            lee.await(() -> !lee.group().equals(group));
            String disputed = lee.group();
            lee.template();
            // What kim does now, this page does not hear in time.
            lee.browser.executeScript("window.setTimeout = () => 0");
            page.await(() -> page.group().equals(disputed));
            page.template();
            page.pressAndGoOn("2");
            page.saved(" is Intrusion");
            lee.press("3");
            lee.await(() -> lee.text("problem").startsWith("Not saved: kim was first."));
            assertThat(lee.text("problem")).contains("is now labelled Intrusion");
            lee.click("Show it");
            lee.await(() -> lee.group().equals(disputed) && lee.text("detail").contains("Intrusion by kim"));
            undo(2);
        }
    }

    /** Leaves the project as it was. */
    private void undo(int steps) {
        for (int i = 0; i < steps; i++) {
            page.browser.executeScript("document.getElementById('saved').textContent = ''");
            page.press("u");
            page.saved("undone");
        }
    }

    @Test
    void aReloadHalfWayKeepsThePlaceAndTheLabels() {
        page.press("/");
        page.press("backup", Keys.ENTER);
        page.await(() -> page.browser.getCurrentUrl().contains("search=backup"));
        page.template();
        page.pressAndGoOn("4");
        page.saved(" is Backup");
        page.press("j");
        String place = page.browser.getCurrentUrl();
        String template = page.template();
        page.browser.navigate().refresh();
        assertThat(page.template()).isEqualTo(template);
        // Where in the list it is may have changed: what a label teaches changes the order.
        assertThat(page.browser.getCurrentUrl().replaceFirst("&at=.*", "")).isEqualTo(place.replaceFirst("&at=.*", ""));
        assertThat(page.id("search").getDomProperty("value")).isEqualTo("backup");
        assertThat(page.text("running")).contains("by 1 decision");
        assertThat(selected()).isEqualTo("group-" + page.group());
        undo(1);
    }

    /** What a screen reader hears of as the current row. */
    private String selected() {
        return page.browser
                .findElement(By.cssSelector("#list [aria-selected=true]"))
                .getDomAttribute("id");
    }

    @Test
    void aLabelThatTheServerRefusesIsTakenBackWithTheReason() {
        page.template();
        String group = page.group();
        String before = page.text("running");
        int groups = Integer.parseInt(page.text("count").replaceFirst(" .*", ""));
        page.browser.executeScript("const real = window.fetch;"
                + " window.fetch = (path, ...more) => real(path.endsWith('/label') ? path + '-gone' : path, ...more)");
        page.pressAndGoOn("1");
        page.await(() -> page.text("problem").startsWith("Not saved: "));
        assertThat(page.text("saved")).isEmpty();
        page.await(() -> page.text("count").startsWith(groups + " groups"));
        page.press("k");
        page.await(() -> page.group().equals(group));
        assertThat(page.text("running")).isEqualTo(before);
    }

    @Test
    void onAPhoneEverythingIsLabelledByTouchAndNothingIsWiderThanTheScreen() {
        page.screen(PHONE, 844);
        try {
            page.template();
            for (String view : VIEWS) {
                page.view(view);
                page.await(
                        () -> page.id(view.toLowerCase(Locale.ROOT) + "-view").isDisplayed());
                assertThat(page.fitsTheWidth()).as(view).isTrue();
            }
            page.view("Label");
            List<String> violations = page.violations();
            WebElement row = page.browser.findElement(By.cssSelector("#list [aria-posinset='3']"));
            String tapped = row.getDomAttribute("id");
            row.click();
            page.await(() -> tapped.equals("group-" + page.group()));
            page.template();
            assertThat(page.browser.executeScript(
                            "return document.getElementById('detail').getBoundingClientRect().top < innerHeight / 2"))
                    .isEqualTo(true);
            page.click("Delivery");
            page.saved(" is Delivery");
            page.click("Undo");
            page.saved("undone");
            page.click("Keys");
            page.await(() -> page.browser.findElement(By.tagName("dialog")).isDisplayed());
            assertThat(page.fitsTheWidth()).isTrue();
            page.click("Close");
            assertThat(violations).isEmpty();
        } finally {
            page.wholeScreen();
        }
        page.assertNothingWentWrong();
    }

    @Test
    void twoLabelsForOneTemplateAreSettledInAQueue() {
        page.press("/");
        page.press("trucks", Keys.ENTER);
        page.await(() -> page.text("count").startsWith("1 group,"));
        page.template();
        page.press("s");
        page.await(() -> !page.browser.findElements(By.name("split")).isEmpty());
        assertThat(page.browser.findElement(By.id("split-source")).isSelected()).isTrue();
        page.press(Keys.ENTER);
        page.saved("one group became 2");
        page.template();
        page.pressAndGoOn("1");
        page.template();
        page.press("2");
        page.saved(" is Intrusion");
        page.view("Contradictions");
        page.await(() -> page.text("contradictions").startsWith("1 contradiction to settle"));
        assertThat(page.text("contradictions"))
                .contains("Its rows have more than one label.", "Customer", "Intrusion", "Gate 5 opened for 17 trucks");
        assertThat(page.violations()).isEmpty();
        page.click("Customer");
        page.saved("settled as Customer");
        assertThat(page.text("contradictions")).isEqualTo("There is none.");
        page.view("History");
        page.await(() -> page.text("history-view").contains("settled a contradiction"));
        page.view("Label");
        undo(4);
    }

    @Test
    void textOfOthersNeverBecomesMarkup() {
        page.press("/");
        page.press("onerror", Keys.ENTER);
        page.await(() -> page.text("count").startsWith("1 group,"));
        page.template();
        assertThat(page.text("list")).contains("<img src=x onerror=");
        assertThat(page.text("detail")).contains("[U+202E]back 1");
        page.view("Files");
        assertThat(page.text("file-list")).contains("odd.log");
        assertThat(page.browser.findElements(By.cssSelector("main img, main b")))
                .isEmpty();
        assertThat(page.browser.getTitle()).isEqualTo("logclf workbench");
    }

    @Test
    void aHundredThousandGroupsAreAListOfAFewRows() {
        Object found = page.browser.executeAsyncScript(
                "const [rows, done] = arguments;"
                        + "(async () => {"
                        + " const { VirtualList } = await import('/workbench/assets/list.js');"
                        + " const { Pages } = await import('/workbench/assets/pages.js');"
                        + " const box = document.body.appendChild(document.createElement('div'));"
                        + " box.style.cssText = 'height: 600px; overflow-y: auto; position: fixed; inset: 0';"
                        + " const asked = []; let most = 0;"
                        + " const pages = new Pages(async (offset, limit) => { asked.push(offset);"
                        + "   return { total: rows, rows, groups: Array.from({ length: limit }, (_, i) => ({ id: offset + i })) }; },"
                        + "   () => list.update(pages.length, -1));"
                        + " const list = new VirtualList(box, { height: 68, key: (i) => pages.at(i)?.id ?? '',"
                        + "   draw: (i) => { const row = document.createElement('p'); row.textContent = pages.at(i)?.id ?? '…'; return row; },"
                        + "   need: (from, to) => pages.need(from, to) });"
                        + " await pages.fetchAgain(0, 10);"
                        + " for (let i = 0; i <= 50; i++) {"
                        + "   box.scrollTop = (box.scrollHeight * i) / 50;"
                        + "   await new Promise(requestAnimationFrame);"
                        + "   await new Promise(requestAnimationFrame);"
                        + "   most = Math.max(most, box.querySelectorAll('p').length); }"
                        + " const shown = [...box.querySelectorAll('p')].map((row) => Number(row.textContent));"
                        + " const found = { most, asked: asked.length, last: Math.max(...shown), at: pages.indexOf(rows - 1) };"
                        + " box.remove(); done(found);"
                        + "})();",
                ROWS);
        assertThat(found).asInstanceOf(InstanceOfAssertFactories.MAP).satisfies(list -> {
            assertThat((Long) list.get("most")).isBetween(9L, 40L);
            // Pages that were scrolled to, of a thousand.
            assertThat((Long) list.get("asked")).isBetween(25L, 105L);
            assertThat(list.get("last")).isEqualTo(ROWS - 1L);
            assertThat(list.get("at")).isEqualTo(ROWS - 1L);
        });
    }

    @Test
    void anUndecidedRowOfThePageLeadsToItsGroup() throws IOException {
        page.browser.get(server.orElseThrow().address.resolve("/").toString());
        Path few = Files.writeString(
                folder.resolve("few.log"),
                "2026-03-01 09:00:00 INFO x - Zebras dance on the moon while violins are eaten\n");
        Project.add(server.orElseThrow(), few);
        page.browser.findElement(By.id("file")).sendKeys(few.toAbsolutePath().toString());
        page.await(() -> !page.browser.findElements(By.linkText("Label it")).isEmpty());
        page.browser.findElement(By.linkText("Label it")).click();
        page.await(() -> page.browser.getCurrentUrl().contains("/workbench#"));
        assertThat(page.id("search").getDomProperty("value")).startsWith("Zebras dance");
        page.browser.navigate().refresh();
        page.await(() -> page.text("count").startsWith("1 group"));
        assertThat(page.template()).startsWith("Zebras dance");
        page.view("Files");
        page.browser
                .findElement(By.xpath("//button[@aria-label='Remove… few.log']"))
                .click();
        page.click("Remove it");
        page.saved("few.log is removed");
    }

    @Test
    void nothingIsLoadedFromElsewhere() {
        page.template();
        assertThat(page.browser.executeScript(
                        "return performance.getEntriesByType('resource').map(entry => entry.name)"))
                .asInstanceOf(InstanceOfAssertFactories.list(String.class))
                .hasSizeGreaterThan(20)
                .allMatch(name -> name.startsWith(
                        server.orElseThrow().address.resolve("/").toString()));
        page.assertNothingWentWrong();
    }
}
