package io.logclf.server.workbench;

import io.logclf.workbench.inbox.InboxOptions;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Objects;
import java.util.Optional;

/**
 * Which project a server has, how large it may grow, who is believed about people, and whether what
 * cannot be decided is collected for it. Immutable and safe for concurrent use.
 */
public final class ProjectOptions {

    private final Path folder;
    private final long maxBytes;
    private final Optional<String> authorHeader;
    private final Optional<InboxOptions> inbox;

    private ProjectOptions(Builder builder) {
        this.folder = builder.folder;
        this.maxBytes = builder.maxBytes;
        this.authorHeader = builder.authorHeader;
        this.inbox = builder.inbox;
    }

    /**
     * Returns a builder of a project.
     *
     * @param folder of the project; created if it does not exist
     */
    public static Builder builder(Path folder) {
        return new Builder(folder);
    }

    Path folder() {
        return folder;
    }

    long maxBytes() {
        return maxBytes;
    }

    Optional<String> authorHeader() {
        return authorHeader;
    }

    Optional<InboxOptions> inbox() {
        return inbox;
    }

    /**
     * Sets what differs from the default; a second call overwrites the first. Not safe for
     * concurrent use.
     */
    public static final class Builder {

        private final Path folder;
        private long maxBytes = 10L << 30;
        private Optional<String> authorHeader = Optional.empty();
        private Optional<InboxOptions> inbox = Optional.empty();

        private Builder(Path folder) {
            this.folder = Objects.requireNonNull(folder, "folder");
        }

        /**
         * Sets how many bytes the project may hold; defaults to 10 GB. What would pass that is not taken.
         *
         * @throws IllegalArgumentException if it is less than 1
         */
        public Builder maxBytes(long bytes) {
            if (bytes < 1) {
                throw new IllegalArgumentException("maxBytes must be at least 1: " + bytes);
            }
            this.maxBytes = bytes;
            return this;
        }

        /**
         * Sets the header in which a trusted proxy says who somebody is; by default people say it themselves. It counts only from a
         * proxy that the server trusts, and then nothing else does.
         *
         * @throws IllegalArgumentException if it is not the name of a header
         */
        public Builder authorHeader(String name) {
            if (!name.matches("[A-Za-z0-9!#$%&'*+.^_`|~-]{1,100}")) {
                throw new IllegalArgumentException("must be the name of a header: " + name);
            }
            this.authorHeader = Optional.of(name);
            return this;
        }

        /**
         * Collects what the server's pipeline cannot decide; off by default.
         *
         * @param keep how long a template stays after it was seen last, at least a minute
         * @param templates how many are kept, in [1, 1,000,000]
         * @throws IllegalArgumentException if one is outside
         */
        public Builder inbox(Duration keep, int templates) {
            this.inbox = Optional.of(new InboxOptions(keep, templates));
            return this;
        }

        /** Returns what was set. */
        public ProjectOptions build() {
            return new ProjectOptions(this);
        }
    }
}
