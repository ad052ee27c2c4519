package io.logclf.logback;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.joran.JoranConfigurator;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.util.LogbackMDCAdapter;
import ch.qos.logback.core.joran.spi.JoranException;
import ch.qos.logback.core.read.ListAppender;
import ch.qos.logback.core.status.Status;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Configures Logback as its users do, with XML, and reads what its appenders have written. */
@Timeout(60)
class LabelAppenderTest {

    private static final String CONFIGURATION = """
            <configuration>
              <appender name="JSON" class="ch.qos.logback.core.FileAppender">
                <file>FOLDER/all.json</file>
                <encoder class="ch.qos.logback.classic.encoder.JsonEncoder">
                  <withFormattedMessage>true</withFormattedMessage>
                </encoder>
              </appender>
              <appender name="ALERTS" class="ch.qos.logback.core.FileAppender">
                <file>FOLDER/alerts.log</file>
                <filter class="io.logclf.logback.LabelFilter">
                  <label>Security Alert</label>
                  <minConfidence>0.9</minConfidence>
                </filter>
                <encoder><pattern>%msg [%X{log.label}] %kvp{DOUBLE}%n</pattern></encoder>
              </appender>
              <appender name="LABELS" class="io.logclf.logback.LabelAppender">
                <bundle>FOLDER/bundle</bundle>
                SETTINGS
                <appender-ref ref="JSON"/>
                <appender-ref ref="ALERTS"/>
              </appender>
              <root level="DEBUG">
                <appender-ref ref="LABELS"/>
              </root>
            </configuration>
            """;

    @TempDir
    private Path folder;

    private final LoggerContext context = new LoggerContext();

    @BeforeEach
    void makeBundle() throws IOException {
        context.setMDCAdapter(new LogbackMDCAdapter());
        Path bundle = Files.createDirectory(folder.resolve("bundle"));
        Files.writeString(bundle.resolve("pipeline.yaml"), "format: 1\nstages: [regex]\n");
        Files.writeString(
                bundle.resolve("rules.yaml"),
                "- {id: intruder, label: Security Alert, pattern: 'Invalid user \\S+ from'}\n"
                        + "- {id: closed, label: Error, pattern: 'Caused by: java.io.IOException: closed'}\n");
    }

    @Test
    void labelsAreKeyValuePairsOfTheJsonBehind() throws Exception {
        Logger logger = start("").getLogger("com.example.App");
        logger.atWarn().addKeyValue("port", 22).log("Invalid user {} from {}", "oracle", "192.0.2.7");
        logger.info("nothing of note");
        context.stop();
        List<JsonObject> events = events();
        assertThat(events).hasSize(2);
        assertThat(events.get(0).get("formattedMessage").getAsString()).isEqualTo("Invalid user oracle from 192.0.2.7");
        assertThat(events.get(0).get("level").getAsString()).isEqualTo("WARN");
        assertThat(pairs(events.get(0)))
                .contains("port=22", "log.label=Security Alert", "log.label.confidence=1.0", "log.label.stage=regex");
        assertThat(events.get(1).has("kvpList")).isFalse();
        assertThat(events.get(1).toString()).doesNotContain("log.label");
    }

    @Test
    void sendsALabelElsewhereAndPutsItIntoTheMdc() throws Exception {
        Logger logger = start("<mdc>true</mdc><promise>balanced</promise>").getLogger("com.example.App");
        logger.info("User k logged in");
        logger.info("Invalid user oracle from 192.0.2.7");
        context.stop();
        assertThat(folder.resolve("alerts.log"))
                .content()
                .isEqualTo("Invalid user oracle from 192.0.2.7 [Security Alert] log.label=\"Security Alert\""
                        + " log.label.confidence=\"1.0\" log.label.stage=\"regex\"\n");
    }

    @Test
    void readsTheLastCauseOfAnException() throws Exception {
        start("").getLogger("a").error("Cannot copy", new IllegalStateException("x", new IOException("closed")));
        context.stop();
        assertThat(pairs(events().get(0))).contains("log.label=Error");
    }

    @Test
    void losesNoEventAndLeavesNoThread() throws Exception {
        Set<Thread> before = Thread.getAllStackTraces().keySet();
        Logger logger = start("<queueSize>8</queueSize>").getLogger("a");
        for (int i = 0; i < 2000; i++) {
            logger.info("Invalid user u{} from here", i);
        }
        context.stop();
        assertThat(events()).hasSize(2000);
        assertThat(Thread.getAllStackTraces().keySet()).isSubsetOf(before);
    }

    @Test
    void goesOnWithoutLabelsAndSaysSoWhereTheBundleIsBroken() throws Exception {
        Files.delete(folder.resolve("bundle/rules.yaml"));
        start("").getLogger("a").info("Invalid user oracle from 192.0.2.7");
        context.stop();
        assertThat(events()).hasSize(1);
        assertThat(context.getStatusManager().getCopyOfStatusList())
                .filteredOn(status -> status.getEffectiveLevel() == Status.ERROR)
                .singleElement()
                .asString()
                .contains("Events go on without labels: ", "rules.yaml: no such file");
    }

    @Test
    void refusesWhatNobodyUnderstands() throws Exception {
        start("<whenFull>sometimes</whenFull>");
        assertThat(context.getStatusManager().getCopyOfStatusList())
                .anyMatch(status -> status.getMessage().contains("must be one of pass_on, block, drop: sometimes"));
        context.stop();
    }

    @Test
    void eventsOfLogclfItselfGoOnWithoutLabels() throws Exception {
        start("").getLogger("io.logclf.bundle.Bundle").info("Invalid user oracle from 192.0.2.7");
        context.getLogger("com.example.App").info("Invalid user oracle from 192.0.2.7");
        context.stop();
        assertThat(events()).extracting(event -> event.has("kvpList")).containsExactlyInAnyOrder(false, true);
    }

    @Test
    void theSourceIsTheLoggersName() throws Exception {
        writeRuleForShop();
        start("").getLogger("shop").info("order 7 placed");
        context.getLogger("till").info("order 8 placed");
        context.stop();
        assertThat(events()).extracting(event -> event.has("kvpList")).containsExactly(true, false);
    }

    @Test
    void oneSourceMayBeSetForAllEvents() throws Exception {
        writeRuleForShop();
        start("<source>shop</source>").getLogger("till").info("order 9 placed");
        context.stop();
        assertThat(pairs(events().get(0))).contains("log.label=User Action");
    }

    @Test
    void whereAnEventWasLoggedIsKnownBehindIfItIsWanted() throws Exception {
        LabelAppender appender = new LabelAppender();
        ListAppender<ILoggingEvent> behind = behind(appender);
        appender.setIncludeCallerData(true);
        appender.start();
        Logger logger = context.getLogger("a");
        logger.addAppender(appender);
        logger.info("nothing of note");
        appender.stop();
        assertThat(behind.list).singleElement().satisfies(event -> {
            assertThat(event.hasCallerData()).isTrue();
            assertThat(event.getCallerData()[0].getClassName())
                    .isEqualTo(getClass().getName());
        });
    }

    @Test
    void lostEventsAreCountedInTheStatus() throws Exception {
        LabelAppender appender = new LabelAppender();
        behind(appender);
        appender.setWhenFull("drop");
        appender.setQueueSize(1);
        appender.start();
        Logger logger = context.getLogger("a");
        logger.addAppender(appender);
        for (int i = 0; i < 5_000; i++) {
            logger.info("Invalid user u{} from here", i);
        }
        appender.stop();
        appender.stop();
        assertThat(context.getStatusManager().getCopyOfStatusList())
                .filteredOn(status -> status.getEffectiveLevel() == Status.WARN)
                .singleElement()
                .satisfies(status ->
                        assertThat(status.getMessage()).endsWith(" events were lost, since the queue was full"));
    }

    @Test
    void appendersBehindAreManagedAsLogbackDoes() throws Exception {
        LabelAppender appender = new LabelAppender();
        ListAppender<ILoggingEvent> first = behind(appender);
        first.setName("first");
        ListAppender<ILoggingEvent> second = behind(appender);
        second.setName("second");
        assertThat(appender.getAppender("first")).isSameAs(first);
        assertThat(appender.isAttached(second)).isTrue();
        assertThat(appender.detachAppender("first")).isTrue();
        assertThat(appender.detachAppender(second)).isTrue();
        assertThat(appender.detachAppender(second)).isFalse();
        assertThat(appender.iteratorForAppenders()).toIterable().isEmpty();

        appender.addAppender(second);
        appender.detachAndStopAllAppenders();
        assertThat(second.isStarted()).isFalse();
    }

    @Test
    void anAppenderThatIsNotStartedTakesNothingAndStopsWithoutHarm() {
        LabelAppender appender = new LabelAppender();
        ListAppender<ILoggingEvent> behind = behind(appender);
        appender.doAppend(LabelledEventTest.event());
        appender.stop();
        assertThat(behind.list).isEmpty();
        assertThat(behind.isStarted()).isTrue();
    }

    private void writeRuleForShop() throws IOException {
        Files.writeString(
                folder.resolve("bundle/rules.yaml"),
                "- {id: order, label: User Action, pattern: 'order \\d+ placed', sources: [shop]}\n");
    }

    private ListAppender<ILoggingEvent> behind(LabelAppender appender) {
        ListAppender<ILoggingEvent> behind = new ListAppender<>();
        behind.setContext(context);
        behind.start();
        appender.setContext(context);
        appender.setBundle(folder.resolve("bundle").toString());
        appender.addAppender(behind);
        return behind;
    }

    private LoggerContext start(String settings) throws JoranException {
        JoranConfigurator configurator = new JoranConfigurator();
        configurator.setContext(context);
        String configuration =
                CONFIGURATION.replace("FOLDER", folder.toString()).replace("SETTINGS", settings);
        configurator.doConfigure(new ByteArrayInputStream(configuration.getBytes(StandardCharsets.UTF_8)));
        return context;
    }

    private List<JsonObject> events() throws IOException {
        return Files.readAllLines(folder.resolve("all.json")).stream()
                .map(line -> JsonParser.parseString(line).getAsJsonObject())
                .toList();
    }

    private static List<String> pairs(JsonObject event) {
        return event.getAsJsonArray("kvpList").asList().stream()
                .map(JsonElement::getAsJsonObject)
                .flatMap(pair -> pair.entrySet().stream())
                .map(entry -> entry.getKey() + "=" + entry.getValue().getAsString())
                .toList();
    }
}
