package io.logclf.app;

import static org.assertj.core.api.Assertions.assertThat;

import io.logclf.server.edge.Edge;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.openqa.selenium.By;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.logging.LogEntry;
import org.openqa.selenium.logging.LogType;
import org.openqa.selenium.support.ui.WebDriverWait;

/** The page in a real browser, as a proxy with TLS, another host name and a path of its own shows it. */
@Timeout(120)
class ProxiedPageTest {

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    @TempDir
    private Path folder;

    @BeforeAll
    static void assume() {
        TestBrowser.assume();
    }

    @Test
    void worksUnderThePrefixAndNameOfAProxyWithTls() throws IOException {
        Edge edge = Edge.builder()
                .rootPath("/logclf")
                .trustedProxies(List.of("127.0.0.1"))
                .build();
        try (LiveServer server = LiveServer.ofRules(folder.resolve("."), options -> options.edge(edge));
                TlsProxy proxy = new TlsProxy(
                        TestCertificate.make(folder, "EC"),
                        "/logclf",
                        server.address,
                        (client, host) -> Map.of(
                                "X-Forwarded-For",
                                client.getAddress().getHostAddress(),
                                "X-Forwarded-Proto",
                                "https",
                                "X-Forwarded-Host",
                                host))) {
            ChromeDriver browser = TestBrowser.start(
                    folder, "--host-resolver-rules=MAP logs.example 127.0.0.1", "--ignore-certificate-errors");
            try {
                tryOut(browser, "https://logs.example:" + proxy.port() + "/logclf/");
            } finally {
                browser.quit();
            }
        }
    }

    private void tryOut(ChromeDriver browser, String address) throws IOException {
        browser.get(address);
        Path file = Files.writeString(folder.resolve("log.csv"), "source,log_message\nApp,it failed\n");
        browser.findElement(By.id("file")).sendKeys(file.toString());
        await(browser, "count", "1 of 1 rows");
        browser.findElement(By.id("message")).sendKeys("it failed again");
        browser.findElement(By.cssSelector("#message-form button")).click();
        await(browser, "outcome", "Failure");
        browser.findElement(By.linkText("API")).click();
        // Swagger UI has read the description, and would try addresses out under the prefix.
        new WebDriverWait(browser, PATIENCE).until(page -> page.getPageSource().contains("/v1/classifications/{id}"));
        assertThat(browser.getCurrentUrl()).isEqualTo(address + "docs");
        assertThat(browser.findElement(By.cssSelector(".servers select")).getText())
                .contains("/logclf/");
        assertThat(browser.manage().logs().get(LogType.BROWSER).getAll())
                .extracting(LogEntry::getMessage)
                .isEmpty();
    }

    private static void await(ChromeDriver browser, String id, String text) {
        new WebDriverWait(browser, PATIENCE)
                .until(page -> page.findElement(By.id(id)).getText().contains(text));
    }
}
