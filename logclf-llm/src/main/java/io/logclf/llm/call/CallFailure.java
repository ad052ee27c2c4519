package io.logclf.llm.call;

import com.fasterxml.jackson.core.JacksonException;
import dev.langchain4j.exception.AuthenticationException;
import dev.langchain4j.exception.HttpException;
import dev.langchain4j.exception.InternalServerException;
import dev.langchain4j.exception.InvalidRequestException;
import dev.langchain4j.exception.ModelNotFoundException;
import dev.langchain4j.exception.RateLimitException;
import dev.langchain4j.exception.TimeoutException;
import io.github.resilience4j.bulkhead.BulkheadFullException;
import io.github.resilience4j.circuitbreaker.CallNotPermittedException;
import io.github.resilience4j.core.exception.AcquirePermissionCancelledException;
import io.github.resilience4j.ratelimiter.RequestNotPermitted;
import io.logclf.api.AbstainReason;
import java.io.IOException;
import java.net.ConnectException;
import java.net.http.HttpTimeoutException;
import java.nio.channels.UnresolvedAddressException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Why a call brought no answer, and what follows from that.
 *
 * <p>{@link #detail} becomes the detail of the stage's verdict and reaches reports and logs, so it holds neither log
 * text nor anything that a server wrote, which may quote the message or the key. Of a foreign exception only the class
 * name or the HTTP status survives.
 *
 * <table>
 * <caption>What follows from a failure</caption>
 * <thead>
 * <tr><th></th><th>retried</th><th>counts for the circuit breaker</th><th>examples</th></tr>
 * </thead>
 * <tbody>
 * <tr><td>transient</td><td>yes</td><td>yes</td><td>429, 408, 500, 503, cannot connect, connection broken, answer is no JSON</td></tr>
 * <tr><td>lasting</td><td>no</td><td>yes</td><td>401, 403, 404, 501, no answer within the timeout</td></tr>
 * <tr><td>of this request</td><td>no</td><td>no</td><td>400, 413, 422, breaker open, no free place, answer too large, interrupted</td></tr>
 * <tr><td>budget</td><td>no</td><td>no</td><td>no calls or tokens left</td></tr>
 * </tbody>
 * </table>
 *
 * <p>Without stack trace and cause: it is thrown for each message while a server is down, and says all there is to say.
 * Immutable.
 */
public final class CallFailure extends RuntimeException {

    private static final int TOO_MANY_REQUESTS = 429;
    private static final int REQUEST_TIMEOUT = 408;
    private static final int NOT_IMPLEMENTED = 501;
    private static final int SERVER_ERRORS = 500;
    private static final int MAX_CAUSES = 20;

    /** What follows from a failure. */
    private enum Kind {
        /** The service is in trouble, which the next request may find gone. */
        TRANSIENT,
        /** The service is in trouble or rejects this client, and the same request would fail again. */
        LASTING,
        /** It concerns this one request; the health of the service is unknown. */
        REQUEST,
        /** There is no budget left. */
        BUDGET
    }

    private final Kind kind;
    private final Duration retryAfter;
    private final boolean reached;

    private CallFailure(Kind kind, String detail, Duration retryAfter, boolean reached) {
        super(detail, null, false, false);
        this.kind = kind;
        this.retryAfter = retryAfter;
        this.reached = reached;
    }

    private static CallFailure of(Kind kind, String detail) {
        return new CallFailure(kind, detail, Duration.ZERO, false);
    }

    /** The request has reached the model, or may have: an answer may have been generated and charged. */
    private static CallFailure reached(Kind kind, String detail) {
        return new CallFailure(kind, detail, Duration.ZERO, true);
    }

    /** Returns the failure of a call that had no answer at its deadline. */
    public static CallFailure timedOut(Duration limit) {
        return reached(Kind.LASTING, "no answer within " + limit.toMillis() + " ms");
    }

    /** Returns the failure of a call whose caller was interrupted. */
    public static CallFailure interrupted() {
        return reached(Kind.REQUEST, "interrupted while waiting for the model");
    }

    static CallFailure budgetSpent(String detail) {
        return of(Kind.BUDGET, detail);
    }

    /**
     * Returns what an exception means that came from LangChain4j, the HTTP client, Resilience4j or a model of the
     * application.
     *
     * <p>The causes are searched from what says most to what says least: a status, then a limit of ours, then the
     * transport, then the exceptions with which models that hide their transport speak. An unknown exception is
     * lasting, and may have cost tokens.
     */
    static CallFailure of(RuntimeException failure) {
        if (failure instanceof CallFailure known) {
            return known;
        }
        List<Throwable> causes = causes(failure);
        return first(causes, HttpException.class)
                .map(CallFailure::status)
                .or(() -> limit(failure))
                .or(() -> transport(causes))
                .or(() -> provider(causes))
                .orElseGet(() -> reached(
                        Kind.LASTING,
                        "the model's client failed with " + failure.getClass().getSimpleName()));
    }

    private static CallFailure status(HttpException e) {
        int status = e.statusCode();
        String detail = "HTTP " + status;
        if (status == TOO_MANY_REQUESTS || status == REQUEST_TIMEOUT) {
            return new CallFailure(Kind.TRANSIENT, detail + hint(status), StatusException.retryAfter(e), false);
        }
        if (status >= SERVER_ERRORS && status != NOT_IMPLEMENTED) {
            return new CallFailure(Kind.TRANSIENT, detail, StatusException.retryAfter(e), false);
        }
        return of(status == 400 || status == 413 || status == 422 ? Kind.REQUEST : Kind.LASTING, detail + hint(status));
    }

    private static String hint(int status) {
        return switch (status) {
            case 400, 422 -> ": the server does not accept the request; it may know no JSON schema";
            case 401, 403 -> ": the API key is missing, wrong or not allowed to use this model";
            case 404 -> ": the server does not know this address or this model";
            case 413 -> ": the request is too large for the server";
            case TOO_MANY_REQUESTS -> ": too many requests";
            default -> "";
        };
    }

    private static Optional<CallFailure> limit(RuntimeException e) {
        if (e instanceof CallNotPermittedException) {
            return Optional.of(of(Kind.REQUEST, "the circuit breaker is open: the last calls failed"));
        }
        if (e instanceof BulkheadFullException) {
            return Optional.of(of(Kind.REQUEST, "too many calls at the same time"));
        }
        if (e instanceof RequestNotPermitted) {
            return Optional.of(of(Kind.REQUEST, "too many calls for the configured rate"));
        }
        return e instanceof AcquirePermissionCancelledException ? Optional.of(interrupted()) : Optional.empty();
    }

    /** In this order, since one of these exceptions may wrap another. */
    private static Optional<CallFailure> transport(List<Throwable> causes) {
        if (has(causes, AnswerTooLargeException.class)) {
            return Optional.of(reached(Kind.REQUEST, "the answer is too large"));
        }
        if (has(causes, ConnectException.class) || has(causes, UnresolvedAddressException.class)) {
            return Optional.of(of(Kind.TRANSIENT, "cannot connect to the server"));
        }
        if (has(causes, HttpTimeoutException.class) || has(causes, TimeoutException.class)) {
            return Optional.of(reached(Kind.TRANSIENT, "the server took too long to answer"));
        }
        if (has(causes, JacksonException.class)) {
            return Optional.of(reached(Kind.TRANSIENT, "the server's answer is no valid JSON"));
        }
        return has(causes, IOException.class)
                ? Optional.of(reached(Kind.TRANSIENT, "the connection broke"))
                : Optional.empty();
    }

    /** For models that do not speak HTTP or hide it. */
    private static Optional<CallFailure> provider(List<Throwable> causes) {
        if (has(causes, RateLimitException.class) || has(causes, InternalServerException.class)) {
            return Optional.of(of(Kind.TRANSIENT, "the provider refused for now"));
        }
        if (has(causes, AuthenticationException.class) || has(causes, ModelNotFoundException.class)) {
            return Optional.of(of(Kind.LASTING, "the provider does not accept the API key or the model"));
        }
        return has(causes, InvalidRequestException.class)
                ? Optional.of(of(Kind.REQUEST, "the provider refused the request"))
                : Optional.empty();
    }

    private static boolean has(List<Throwable> causes, Class<? extends Throwable> type) {
        return causes.stream().anyMatch(type::isInstance);
    }

    private static <T> Optional<T> first(List<Throwable> causes, Class<T> type) {
        return causes.stream().filter(type::isInstance).map(type::cast).findFirst();
    }

    private static List<Throwable> causes(Throwable failure) {
        List<Throwable> causes = new ArrayList<>();
        for (Throwable cause = failure; cause != null && causes.size() < MAX_CAUSES; cause = cause.getCause()) {
            causes.add(cause);
        }
        return causes;
    }

    /** Returns the reason in one phrase, without log text. */
    public String detail() {
        return String.valueOf(getMessage());
    }

    /** Returns {@link AbstainReason#BUDGET_SPENT} or {@link AbstainReason#UNAVAILABLE}. */
    public AbstainReason reason() {
        return kind == Kind.BUDGET ? AbstainReason.BUDGET_SPENT : AbstainReason.UNAVAILABLE;
    }

    /** Tells whether the same request may succeed a little later. */
    boolean isTransient() {
        return kind == Kind.TRANSIENT;
    }

    /** Tells whether the service is in trouble, as opposed to this request. */
    boolean isOfService() {
        return kind == Kind.TRANSIENT || kind == Kind.LASTING;
    }

    /** Tells whether the model may have worked on the request, and charged for it. */
    boolean mayHaveCost() {
        return reached;
    }

    /** Returns how long the server asked to wait; zero if it did not say. */
    Duration retryAfter() {
        return retryAfter;
    }
}
