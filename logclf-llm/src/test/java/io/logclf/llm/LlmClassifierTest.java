package io.logclf.llm;

import static io.logclf.llm.Llms.entry;
import static io.logclf.llm.Llms.said;
import static org.assertj.core.api.Assertions.assertThat;

import dev.langchain4j.model.chat.ChatModel;
import io.logclf.api.Label;
import io.logclf.api.LogClassifier;
import io.logclf.api.LogEntry;
import io.logclf.api.Verdict;
import io.logclf.testkit.LogClassifierContract;
import io.logclf.testkit.ModelServer;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class LlmClassifierTest extends LogClassifierContract {

    private final ModelServer server = Llms.server();

    @AfterEach
    void closeServer() {
        server.close();
    }

    @Override
    protected LogClassifier create() {
        return Llms.stage(server).build();
    }

    @Override
    protected List<LogEntry> entries() {
        return List.of(
                entry("User 42 logged in"),
                entry("disk sda3 is full"),
                entry("the quick brown fox"),
                LogEntry.of("crm", "user jane changed a password"));
    }

    @Test
    void decidesWithTheModelsLabelAndTellsWhichModelWasAsked() {
        try (LlmClassifier stage = Llms.stage(server).confidence(0.9).build()) {
            Verdict.Decided decided = (Verdict.Decided) stage.classify(entry("User 42 logged in"));
            assertThat(decided.label()).isEqualTo(new Label("User Action"));
            assertThat(decided.confidence()).isEqualTo(0.9);
            LlmReply reply = (LlmReply) decided.evidence();
            assertThat(reply.model()).isEqualTo("test");
            assertThat(reply.summary()).matches("test chose 'User Action' \\(prompt [0-9a-f]{16}\\)");
        }
    }

    @Test
    void saysThatAMessageIsUnfamiliarIfTheModelFindsNoLabel() {
        try (LlmClassifier stage = Llms.stage(server).build()) {
            assertThat(said(stage.classify(entry("the quick brown fox")))).isEqualTo("UNFAMILIAR");
        }
    }

    @Test
    void asksOllamaToo() {
        ChatModel model = Llms.ollama(server);
        try (LlmClassifier stage = LlmClassifier.builder(model, Llms.LABELS).build()) {
            assertThat(said(stage.classify(entry("User 42 logged in")))).isEqualTo("User Action");
            assertThat(server.requests().get(0).path()).isEqualTo("/api/chat");
        }
    }

    @Test
    void isRemote() {
        try (LlmClassifier stage = Llms.stage(server).build()) {
            assertThat(stage.isRemote()).isTrue();
        }
    }
}
