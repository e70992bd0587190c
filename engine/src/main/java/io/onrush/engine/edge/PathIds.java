package io.onrush.engine.edge;

import java.util.Optional;
import java.util.UUID;
import org.springframework.web.reactive.function.server.ServerRequest;

/** Ids in paths. */
public final class PathIds {

    private static final int UUID_LENGTH = 36;

    private PathIds() {}

    /** Empty where the text is not a UUID as this contract writes them. */
    public static Optional<UUID> uuid(ServerRequest request, String variable) {
        return uuid(request.pathVariable(variable));
    }

    public static Optional<UUID> uuid(String text) {
        try {
            return text.length() == UUID_LENGTH ? Optional.of(UUID.fromString(text)) : Optional.empty();
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }
}
