package io.onrush.loadtests.sale;

import java.util.Map;
import java.util.Properties;
import java.util.UUID;

/** The sale of a run, and how one process tells another of it. */
public record Sale(String url, UUID eventId, UUID onsaleId) {

    private static final String PREFIX = "onrush.run.";

    public Map<String, String> properties() {
        return Map.of(PREFIX + "url", url, PREFIX + "event", eventId.toString(), PREFIX + "onsale", onsaleId.toString());
    }

    public static Sale of(Properties properties) {
        return new Sale(
                properties.getProperty(PREFIX + "url"),
                UUID.fromString(properties.getProperty(PREFIX + "event")),
                UUID.fromString(properties.getProperty(PREFIX + "onsale")));
    }
}
