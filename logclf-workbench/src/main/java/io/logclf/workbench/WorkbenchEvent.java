package io.logclf.workbench;

import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * What listeners are told. Events come on the thread that made the change or does the work, some of them
 * while it holds the project's lock, so that a listener must return at once and must not wait for another
 * thread that uses the project.
 */
public sealed interface WorkbenchEvent {

    /**
     * Something was changed.
     *
     * @param revision the project's after the change
     * @param groups those whose own content changed; none if they are many, or if it is not about groups
     * @param by who did it; empty for the project itself
     */
    record Changed(long revision, List<Long> groups, String by) implements WorkbenchEvent {}

    /**
     * A job goes on.
     *
     * @param job {@code import} or {@code train}
     * @param file the file that is imported
     * @param phase what it is doing, in a word or a few
     * @param total how much there is to do; 0 if that is not known
     */
    record Progress(String job, OptionalLong file, String phase, long done, long total) implements WorkbenchEvent {}

    /**
     * A job has ended.
     *
     * @param job {@code import} or {@code train}
     * @param file the file that was imported
     * @param state {@code ready}, {@code done}, {@code failed} or {@code cancelled}
     * @param error why it failed, for a person
     */
    record Ended(String job, OptionalLong file, String state, Optional<String> error) implements WorkbenchEvent {}
}
