package io.logclf.workbench;

import io.logclf.api.LogclfException;
import io.logclf.workbench.view.GroupBrief;
import java.util.List;

/**
 * Somebody else changed a group first, later steps stand on the one to undo, or a training runs already.
 * Nothing was changed; the caller shows what is there now and lets the person decide again. The HTTP API
 * answers 409.
 */
public final class ConflictException extends LogclfException {

    private static final long serialVersionUID = 1L;

    private final transient List<GroupBrief> current;

    /** @param current the groups as they are now */
    public ConflictException(String message, List<GroupBrief> current) {
        super(message);
        this.current = List.copyOf(current);
    }

    /** Returns the groups as they are now. */
    public List<GroupBrief> current() {
        return current;
    }
}
