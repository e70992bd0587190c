package io.onrush.engine.edge;

import org.springframework.web.ErrorResponseException;
import org.springframework.web.server.ResponseStatusException;

/** Which problem an error is answered with, for whoever records or counts refusals. */
public final class ProblemIds {

    private ProblemIds() {}

    /** The id, and whether it is a fault of ours rather than a refusal. */
    public static Problem of(Throwable error) {
        if (ProblemHandler.isOurs(error)) {
            ErrorResponseException known = (ErrorResponseException) error;
            return new Problem(known.getBody().getType().toString(), known.getStatusCode().is5xxServerError());
        }
        if (error instanceof ResponseStatusException refused) {
            ErrorResponseException known = ProblemHandler.ofSpring("", refused);
            return new Problem(known.getBody().getType().toString(), known.getStatusCode().is5xxServerError());
        }
        EngineProblem fault = StoreFault.causes(error) ? EngineProblem.TEMPORARILY_UNAVAILABLE : EngineProblem.INTERNAL_ERROR;
        return new Problem(fault.id(), true);
    }

    public record Problem(String id, boolean fault) {}
}
