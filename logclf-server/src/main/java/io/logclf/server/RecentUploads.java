package io.logclf.server;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** The last uploads, so that clients can ask for their counts. Safe for concurrent use. */
final class RecentUploads {

    static final int KEPT = 200;

    private final Map<String, Upload> uploads = new LinkedHashMap<>();

    synchronized Upload begin() {
        Upload upload = new Upload();
        uploads.put(upload.id(), upload);
        if (uploads.size() > KEPT) {
            uploads.remove(uploads.keySet().iterator().next());
        }
        return upload;
    }

    synchronized Optional<Upload> find(String id) {
        return Optional.ofNullable(uploads.get(id));
    }
}
