package io.logclf.testkit;

import static org.junit.jupiter.api.Assumptions.assumeTrue;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;

import io.logclf.api.LogClassifier;
import io.logclf.api.LogEntry;
import java.util.List;
import java.util.function.Supplier;
import org.junit.platform.engine.support.descriptor.MethodSource;
import org.junit.platform.testkit.engine.EngineTestKit;
import org.junit.platform.testkit.engine.Events;

/** Runs the contract against a stage inside a test, and says which of the contract's tests passed and which failed. */
record ContractRun(List<String> passed, List<String> failed) {

    static final LogEntry DECIDED = LogEntry.of("CRM", "User 42 logged in.");
    static final LogEntry ABSTAINED = LogEntry.of("CRM", "disk full");
    static final LogEntry OTHER_SOURCE = LogEntry.of("HR", DECIDED.message());

    /** The engine makes the test class itself, on this thread; this is the way in. */
    private static final ThreadLocal<Supplier<LogClassifier>> STAGE = new ThreadLocal<>();

    private static final ThreadLocal<List<LogEntry>> ENTRIES = new ThreadLocal<>();

    static ContractRun of(Supplier<LogClassifier> stage) {
        return of(stage, List.of(DECIDED, ABSTAINED, OTHER_SOURCE));
    }

    static ContractRun of(Supplier<LogClassifier> stage, List<LogEntry> entries) {
        STAGE.set(stage);
        ENTRIES.set(entries);
        try {
            Events tests = EngineTestKit.engine("junit-jupiter")
                    .selectors(selectClass(ContractOfTheStage.class))
                    .execute()
                    .testEvents();
            return new ContractRun(namesOf(tests.succeeded()), namesOf(tests.failed()));
        } finally {
            STAGE.remove();
            ENTRIES.remove();
        }
    }

    private static List<String> namesOf(Events events) {
        return events.stream()
                .map(event -> event.getTestDescriptor().getSource().orElseThrow())
                .map(source -> ((MethodSource) source).getMethodName())
                .toList();
    }

    /** Surefire leaves nested classes out; a runner that finds this one sees its tests aborted, not failed. */
    static final class ContractOfTheStage extends LogClassifierContract {

        @Override
        protected LogClassifier create() {
            assumeTrue(STAGE.get() != null, "runs only inside another test");
            return STAGE.get().get();
        }

        @Override
        protected List<LogEntry> entries() {
            return ENTRIES.get();
        }
    }
}
