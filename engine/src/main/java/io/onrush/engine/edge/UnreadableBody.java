package io.onrush.engine.edge;

import java.util.List;
import org.springframework.core.io.buffer.DataBufferLimitException;
import org.springframework.web.ErrorResponseException;
import org.springframework.web.server.ServerWebInputException;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DatabindException;
import tools.jackson.databind.exc.MismatchedInputException;

/** Tells the sender of a body that could not be read what is wrong with it, and where. */
final class UnreadableBody {

    private UnreadableBody() {}

    static ErrorResponseException problem(ServerWebInputException error) {
        Throwable cause = rootOf(error);
        if (cause instanceof DataBufferLimitException) {
            return EngineProblem.BODY_TOO_LARGE.with("Send a smaller body.");
        }
        if (cause instanceof DatabindException mapping && !mapping.getPath().isEmpty()) {
            return EngineProblem.MALFORMED_REQUEST.with(List.of(new FieldError(pathOf(mapping), expectation(mapping))));
        }
        if (cause instanceof JacksonException syntax && syntax.getLocation() != null) {
            return EngineProblem.MALFORMED_REQUEST.with("The body is not valid JSON near line " + syntax.getLocation().getLineNr()
                    + ", column " + syntax.getLocation().getColumnNr() + ". Correct it and send it again.");
        }
        return EngineProblem.MALFORMED_REQUEST.with("The request needs a JSON body, sent as application/json.");
    }

    private static String expectation(DatabindException mapping) {
        return mapping instanceof MismatchedInputException mismatch && mismatch.getTargetType() != null
                ? "is not readable as " + mismatch.getTargetType().getSimpleName() + "; send a value of that type"
                : "is not readable; see the call's description for its type";
    }

    private static String pathOf(DatabindException mapping) {
        StringBuilder path = new StringBuilder();
        for (JacksonException.Reference step : mapping.getPath()) {
            if (step.getPropertyName() == null) {
                path.append('[').append(step.getIndex()).append(']');
            } else {
                path.append(path.isEmpty() ? "" : ".").append(step.getPropertyName());
            }
        }
        return path.toString();
    }

    private static Throwable rootOf(Throwable error) {
        Throwable root = error;
        while (root.getCause() != null) {
            root = root.getCause();
        }
        return root;
    }
}
