package io.onrush.engine.edge;

import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.springframework.web.reactive.function.server.ServerRequest;

/** Reads the header Idempotency-Key: 1 to 255 visible ASCII characters, bare or in double quotes. */
public final class IdempotencyKey {

    public static final String HEADER = "Idempotency-Key";
    private static final Pattern SHAPE = Pattern.compile("[\\x21-\\x7E]{1,255}");

    private IdempotencyKey() {}

    /** Fails with {@code idempotency-key-required} where there is none, with {@code idempotency-key-invalid} where it is malformed. */
    public static String required(ServerRequest request) {
        return optional(request).orElseThrow(() -> EngineProblem.IDEMPOTENCY_KEY_REQUIRED.with("Send the header " + HEADER
                + " with a value of your choice that is new for every new request, such as a UUID; repeat it when you repeat the request."));
    }

    /** Empty where the header is absent or blank; fails with {@code idempotency-key-invalid} where it is malformed. */
    public static Optional<String> optional(ServerRequest request) {
        return optional(request.headers().header(HEADER));
    }

    /** @param values of the header */
    public static Optional<String> optional(List<String> values) {
        if (values.isEmpty() || values.getFirst().isBlank()) {
            return Optional.empty();
        }
        String key = unquoted(values.getFirst().strip());
        if (values.size() > 1 || !SHAPE.matcher(key).matches()) {
            throw EngineProblem.IDEMPOTENCY_KEY_INVALID.with(
                    "Send one " + HEADER + " of 1 to 255 visible ASCII characters, bare or in double quotes.");
        }
        return Optional.of(key);
    }

    private static String unquoted(String value) {
        boolean quoted = value.length() >= 2 && value.startsWith("\"") && value.endsWith("\"");
        return quoted ? value.substring(1, value.length() - 1) : value;
    }
}
