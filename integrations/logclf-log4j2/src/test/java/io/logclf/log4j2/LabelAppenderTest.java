package io.logclf.log4j2;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.apache.logging.log4j.Level;
import org.apache.logging.log4j.ThreadContext;
import org.apache.logging.log4j.core.LoggerContext;
import org.apache.logging.log4j.core.config.AppenderRef;
import org.apache.logging.log4j.core.config.ConfigurationSource;
import org.apache.logging.log4j.core.config.xml.XmlConfiguration;
import org.apache.logging.log4j.core.impl.Log4jLogEvent;
import org.apache.logging.log4j.message.SimpleMessage;
import org.apache.logging.log4j.status.StatusData;
import org.apache.logging.log4j.status.StatusListener;
import org.apache.logging.log4j.status.StatusLogger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Configures Log4j as its users do, with XML, and reads what its appenders have written. */
@Timeout(60)
class LabelAppenderTest {

    private static final String CONFIGURATION = """
            <Configuration status="WARN">
              <Appenders>
                <File name="JSON" fileName="FOLDER/all.json">
                  <JsonTemplateLayout eventTemplateUri="classpath:JsonLayout.json"/>
                </File>
                <File name="ALERTS" fileName="FOLDER/alerts.log">
                  <PatternLayout pattern="%m [%X{log.label}] %X{log.label.stage} %X{log.label.confidence}%n"/>
                  <LabelFilter labels="Critical Error, Security Alert"/>
                </File>
                <Label name="LABELS" bundle="FOLDER/bundle" SETTINGS>
                  <AppenderRef ref="JSON"/>
                  <AppenderRef ref="ALERTS"/>
                </Label>
              </Appenders>
              <Loggers>
                <Root level="DEBUG"><AppenderRef ref="LABELS"/></Root>
              </Loggers>
            </Configuration>
            """;

    @TempDir
    private Path folder;

    private final LoggerContext context = new LoggerContext("test");
    private final Statuses statuses = new Statuses();

    @BeforeEach
    void makeBundle() throws IOException {
        StatusLogger.getLogger().registerListener(statuses);
        Path bundle = Files.createDirectory(folder.resolve("bundle"));
        Files.writeString(bundle.resolve("pipeline.yaml"), "format: 1\nstages: [regex]\n");
        Files.writeString(
                bundle.resolve("rules.yaml"),
                "- {id: intruder, label: Security Alert, pattern: 'Invalid user \\S+ from'}\n"
                        + "- {id: closed, label: Error, pattern: 'Caused by: java.io.IOException: closed'}\n");
    }

    @AfterEach
    void forget() {
        StatusLogger.getLogger().removeListener(statuses);
        ThreadContext.clearAll();
    }

    @Test
    void labelsAreInTheJsonBehind() throws IOException {
        start("").getLogger("com.example.App");
        ThreadContext.put("user", "k");
        StringBuilder changing = new StringBuilder("oracle");
        context.getLogger("com.example.App").warn("Invalid user {} from {}", changing, "192.0.2.7");
        changing.setLength(0);
        context.getLogger("com.example.App").info("nothing of note");
        context.stop();
        List<JsonObject> events = events();
        assertThat(events).hasSize(2);
        assertThat(events.get(0).get("message").getAsString()).isEqualTo("Invalid user oracle from 192.0.2.7");
        assertThat(events.get(0).get("level").getAsString()).isEqualTo("WARN");
        assertThat(events.get(0).get("contextMap").toString())
                .isEqualTo("{\"log.label\":\"Security Alert\",\"log.label.confidence\":\"1.0\","
                        + "\"log.label.stage\":\"regex\",\"user\":\"k\"}");
        assertThat(events.get(1).toString()).doesNotContain("log.label");
    }

    @Test
    void sendsALabelElsewhere() throws IOException {
        start("promise=\"balanced\" source=\"App\"").getLogger("a").info("User k logged in");
        context.getLogger("a").info("Invalid user oracle from 192.0.2.7");
        context.stop();
        assertThat(folder.resolve("alerts.log"))
                .content()
                .isEqualTo("Invalid user oracle from 192.0.2.7 [Security Alert] regex 1.0\n");
    }

    @Test
    void readsTheLastCauseOfAnException() throws IOException {
        start("").getLogger("a").error("Cannot copy", new IllegalStateException("x", new IOException("closed")));
        context.stop();
        assertThat(events().get(0).get("contextMap").toString()).contains("\"log.label\":\"Error\"");
    }

    @Test
    void losesNoEventAndLeavesNoThread() throws IOException {
        Set<Thread> before = Thread.getAllStackTraces().keySet();
        start("queueSize=\"1024\" whenFull=\"block\" blockForMillis=\"20000\"");
        for (int i = 0; i < 2000; i++) {
            context.getLogger("a").info("Invalid user u{} from here", i);
        }
        context.stop();
        assertThat(events()).hasSize(2000).allMatch(event -> event.toString().contains("Security Alert"));
        assertThat(Thread.getAllStackTraces().keySet()).isSubsetOf(before);
    }

    @Test
    void goesOnWithoutLabelsAndSaysSoWhereTheBundleIsBroken() throws IOException {
        Files.delete(folder.resolve("bundle/rules.yaml"));
        start("").getLogger("a").info("Invalid user oracle from 192.0.2.7");
        context.stop();
        assertThat(events()).hasSize(1);
        assertThat(statuses.messages)
                .anyMatch(text -> text.contains("Events go on without labels: ") && text.contains("no such file"));
    }

    @Test
    void refusesWhatNobodyUnderstands() {
        start("whenFull=\"sometimes\"");
        assertThat(statuses.messages).anyMatch(text -> text.contains("Label"));
        assertThat(context.getConfiguration().getAppenders()).doesNotContainKey("LABELS");
        context.stop();
    }

    @Test
    void eventsOfLogclfItselfGoOnWithoutLabels() throws IOException {
        start("").getLogger("io.logclf.bundle.Bundle").info("Invalid user oracle from 192.0.2.7");
        context.stop();
        assertThat(events()).singleElement().asString().doesNotContain("log.label");
    }

    @Test
    void theSourceIsTheLoggersNameUnlessItIsSet() throws IOException {
        Files.writeString(
                folder.resolve("bundle/rules.yaml"),
                "- {id: order, label: User Action, pattern: 'order \\d+ placed', sources: [shop]}\n");
        start("").getLogger("shop").info("order 7 placed");
        context.getLogger("till").info("order 8 placed");
        context.stop();
        assertThat(events())
                .extracting(event -> event.toString().contains("User Action"))
                .containsExactly(true, false);
    }

    @Test
    void lostEventsAreReported() throws IOException {
        start("queueSize=\"1\" whenFull=\"drop\"");
        for (int i = 0; i < 5_000; i++) {
            context.getLogger("a").info("Invalid user u{} from here", i);
        }
        context.stop();
        int written = events().size();
        assertThat(written).isBetween(1, 4_999);
        assertThat(statuses.messages)
                .anyMatch(text ->
                        text.equals((5_000 - written) + " events were lost, since the queue of LABELS was full"));
    }

    @Test
    void anAppenderThatDoesNotExistIsReportedAndTheOthersGetTheirEvents() throws IOException {
        start("", CONFIGURATION.replace("<AppenderRef ref=\"ALERTS\"/>", "<AppenderRef ref=\"NONE\"/>"));
        context.getLogger("a").info("Invalid user oracle from 192.0.2.7");
        context.stop();
        assertThat(statuses.messages).anyMatch(text -> text.contains("There is no appender NONE"));
        assertThat(events()).hasSize(1);
    }

    @Test
    void aReferenceMayHaveALevel() throws IOException {
        start("", CONFIGURATION.replace("<AppenderRef ref=\"JSON\"/>", "<AppenderRef ref=\"JSON\" level=\"WARN\"/>"));
        context.getLogger("a").info("quiet");
        context.getLogger("a").warn("loud");
        context.stop();
        assertThat(events())
                .extracting(event -> event.get("message").getAsString())
                .containsExactly("loud");
    }

    @Test
    void whereAnEventWasLoggedIsKnownBehindIfItIsWanted() throws IOException {
        String withLocation = CONFIGURATION.replace("%m [%X{log.label}]", "%C{1} %m [%X{log.label}]");
        start("includeLocation=\"true\"", withLocation);
        context.getLogger("a").info("Invalid user oracle from 192.0.2.7");
        context.stop();
        assertThat(folder.resolve("alerts.log"))
                .content()
                .startsWith("LabelAppenderTest Invalid user oracle from 192.0.2.7 [Security Alert]");
    }

    @Test
    void canBeConfiguredByAProgram() throws IOException {
        start("");
        LabelAppender appender = LabelAppender.newBuilder()
                .setName("MINE")
                .setRefs(new AppenderRef[] {AppenderRef.createAppenderRef("JSON", null, null)})
                .setConfiguration(context.getConfiguration())
                .setBundle(folder.resolve("bundle").toString())
                .setPromise("sure")
                .setSource("program")
                .setQueueSize(16)
                .setWhenFull("block")
                .setBlockForMillis(20_000)
                .setFlushLimitMillis(20_000)
                .setIncludeLocation(false)
                .build();
        appender.start();
        appender.append(Log4jLogEvent.newBuilder()
                .setLoggerName("a")
                .setLevel(Level.INFO)
                .setMessage(new SimpleMessage("Invalid user oracle from 192.0.2.7"))
                .build());
        appender.stop();
        context.stop();
        assertThat(appender.isStopped()).isTrue();
        assertThat(events()).singleElement().asString().contains("Security Alert");
    }

    private LoggerContext start(String settings) {
        return start(settings, CONFIGURATION);
    }

    private LoggerContext start(String settings, String template) {
        String configuration = template.replace("FOLDER", folder.toString()).replace("SETTINGS", settings);
        try {
            context.start(new XmlConfiguration(
                    context,
                    new ConfigurationSource(new ByteArrayInputStream(configuration.getBytes(StandardCharsets.UTF_8)))));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return context;
    }

    private List<JsonObject> events() throws IOException {
        return Files.readAllLines(folder.resolve("all.json")).stream()
                .map(line -> JsonParser.parseString(line).getAsJsonObject())
                .toList();
    }

    /** Keeps what Log4j says of itself. */
    private static final class Statuses implements StatusListener {

        private final List<String> messages = new ArrayList<>();

        @Override
        public synchronized void log(StatusData data) {
            messages.add(data.getMessage().getFormattedMessage());
        }

        @Override
        public Level getStatusLevel() {
            return Level.WARN;
        }

        @Override
        public void close() {}
    }
}
