package io.logclf.workbench;

import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/** What listeners are told. */
public sealed interface WorkbenchEvent {

    /**
     * Something was changed.
     *
     * @param groups those that changed; none if they are many
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
     * @param state {@code ready}, {@code done}, {@code failed} or {@code cancelled}
     */
    record Ended(String job, OptionalLong file, String state, Optional<String> error) implements WorkbenchEvent {}
}
