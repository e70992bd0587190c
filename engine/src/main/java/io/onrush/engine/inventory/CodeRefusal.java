package io.onrush.engine.inventory;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.springframework.web.ErrorResponseException;

/** Why an access code opens nothing. */
public sealed interface CodeRefusal {

    /** Unknown, revoked, expired, or of places that are released. */
    record Wrong() implements CodeRefusal {}

    /** The visitor has shown too many wrong ones; the next is looked at after what remains. */
    record TooMany(Duration remaining) implements CodeRefusal {}

    /** @param left places that it may still be used for */
    record Spent(int left) implements CodeRefusal {}

    /** In the words of the contract. */
    default ErrorResponseException problem() {
        return HoldProblems.codeRefused(this);
    }

    /** Empty where a script's answer is no such refusal. */
    static Optional<CodeRefusal> read(List<Object> reply) {
        return switch ((String) reply.getFirst()) {
            case "WRONG_CODE" -> Optional.of(new Wrong());
            case "TOO_MANY_CODES" -> Optional.of(new TooMany(Duration.ofMillis((long) reply.get(1))));
            case "CODE_SPENT" -> Optional.of(new Spent((int) (long) reply.get(1)));
            default -> Optional.empty();
        };
    }
}
