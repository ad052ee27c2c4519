package io.logclf.server.upload;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * The last uploads, so that clients can ask for their counts while they run and afterwards. In
 * memory only: a server that starts again knows none. Safe for concurrent use.
 */
public final class RecentUploads {

    /** How many are known; the oldest is forgotten first, whether or not it has ended. */
    public static final int CAPACITY = 200;

    private final Map<String, UploadCounts> uploads = new LinkedHashMap<>();

    /** Returns the counts of a new upload. */
    public synchronized UploadCounts begin() {
        UploadCounts upload = new UploadCounts();
        uploads.put(upload.id(), upload);
        if (uploads.size() > CAPACITY) {
            uploads.remove(uploads.keySet().iterator().next());
        }
        return upload;
    }

    /** Returns the counts of an upload by its id; empty if it is unknown or forgotten. */
    public synchronized Optional<UploadCounts> find(String id) {
        return Optional.ofNullable(uploads.get(id));
    }
}
