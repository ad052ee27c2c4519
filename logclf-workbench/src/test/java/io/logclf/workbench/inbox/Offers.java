package io.logclf.workbench.inbox;

import io.logclf.api.AbstainReason;
import io.logclf.api.Classification;
import io.logclf.api.Evidence;
import io.logclf.api.Label;
import io.logclf.api.LogEntry;
import io.logclf.api.StageVerdict;
import io.logclf.api.Verdict;
import io.logclf.llm.LlmReply;
import java.util.List;

/** What stages said, and a process that offers until it is killed. */
final class Offers {

    static final Classification UNDECIDED = new Classification(
            List.of(new StageVerdict("regex", Verdict.abstained(AbstainReason.NO_MATCH, "no rule matches"))));
    static final Classification BY_RULE = decided("regex", () -> "rule 7", 1.0);
    static final Classification BY_MODEL =
            decided("llm", new LlmReply(new Label("Backup"), "a model", "0123456789abcdef"), 0.8);

    private Offers() {}

    private static Classification decided(String stage, Evidence evidence, double confidence) {
        return new Classification(
                List.of(new StageVerdict(stage, Verdict.decided(new Label("Backup"), confidence, evidence))));
    }

    static LogEntry entry(String message) {
        return LogEntry.of("app", message);
    }

    /** Prints how many messages are stored, each time when they are. */
    public static void main(String[] arguments) throws Exception {
        try (InboxFile file = new InboxFile(java.nio.file.Path.of(arguments[0]));
                TemplateInbox inbox = TemplateInbox.open(
                        file.store(),
                        InboxOptions.STANDARD,
                        java.time.Clock.systemUTC(),
                        java.time.Duration.ofMillis(20))) {
            inbox.onChange(() -> {
                System.out.println(inbox.templates().stream()
                        .mapToLong(InboxTemplate::count)
                        .sum());
                System.out.flush();
            });
            for (int i = 0; ; i++) {
                inbox.offer(entry("Disk sd" + (char) ('a' + i % 26) + " reports " + i + " bad sectors"), UNDECIDED);
                Thread.sleep(1);
            }
        }
    }
}
