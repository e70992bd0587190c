package io.onrush.engine.catalog;

import io.onrush.engine.kit.EngineSchema;
import java.time.Clock;
import tools.jackson.databind.json.JsonMapper;

/** The events of a database, without an engine around them. */
public final class EventsForTests {

    private EventsForTests() {}

    public static Events in(EngineSchema schema) {
        return new Events(new EventRows(schema.database(), new JsonMapper()), schema.transactions(), Clock.systemUTC());
    }
}
