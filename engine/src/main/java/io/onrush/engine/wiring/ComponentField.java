package io.onrush.engine.wiring;

import ch.qos.logback.classic.spi.ILoggingEvent;
import java.util.Map;
import org.springframework.boot.json.JsonWriter;
import org.springframework.boot.logging.structured.StructuredLoggingJsonMembersCustomizer;

/** Structured logs say which component a line comes from, in the word that roles and metrics have for it. */
public final class ComponentField implements StructuredLoggingJsonMembersCustomizer<ILoggingEvent> {

    private static final String OURS = "io.onrush.";
    private static final Map<String, String> COMPONENTS =
            Map.of("waitingroom", "waiting-room", "seatmap", "seat-map-streamer", "checkout", "checkout-saga", "engine", "engine");

    @Override
    public void customize(JsonWriter.Members<ILoggingEvent> members) {
        members.add("component", event -> component(event.getLoggerName())).whenNotNull();
    }

    /** Null for lines of libraries. */
    static String component(String logger) {
        if (!logger.startsWith(OURS)) {
            return null;
        }
        int end = logger.indexOf('.', OURS.length());
        return end < 0 ? null : COMPONENTS.get(logger.substring(OURS.length(), end));
    }
}
