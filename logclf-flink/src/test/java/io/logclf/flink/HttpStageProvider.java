package io.logclf.flink;

import io.logclf.api.AbstainReason;
import io.logclf.api.Label;
import io.logclf.api.LogClassifier;
import io.logclf.api.LogEntry;
import io.logclf.api.Verdict;
import io.logclf.api.spi.StageProvider;
import io.logclf.api.spi.StageSource;
import io.logclf.testkit.FakeEvidence;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.concurrent.atomic.AtomicInteger;

/** Remote stages of the type {@code http}: post the message to the setting {@code url}, and take the answer for the label. */
public final class HttpStageProvider implements StageProvider {

    /** How often a call was interrupted. */
    static final AtomicInteger INTERRUPTED = new AtomicInteger();

    @Override
    public String type() {
        return "http";
    }

    @Override
    public LogClassifier open(StageSource source) {
        URI url = URI.create(source.settings().text("url").orElseThrow());
        HttpClient client =
                HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
        return new Http(url, client);
    }

    private record Http(URI url, HttpClient client) implements LogClassifier {

        @Override
        public boolean isRemote() {
            return true;
        }

        @Override
        public Verdict classify(LogEntry entry) {
            HttpRequest request = HttpRequest.newBuilder(url)
                    .POST(HttpRequest.BodyPublishers.ofString(entry.message()))
                    .build();
            try {
                HttpResponse<String> response = client.send(request, HttpResponse.BodyHandlers.ofString());
                return response.statusCode() == 200
                        ? Verdict.decided(new Label(response.body()), 0.8, new FakeEvidence("the server said so"))
                        : Verdict.abstained(AbstainReason.UNAVAILABLE, "status " + response.statusCode());
            } catch (IOException e) {
                return Verdict.abstained(AbstainReason.UNAVAILABLE, "no connection");
            } catch (InterruptedException e) {
                INTERRUPTED.incrementAndGet();
                Thread.currentThread().interrupt();
                return Verdict.abstained(AbstainReason.UNAVAILABLE, "interrupted");
            }
        }

        @Override
        public void close() {}
    }
}
