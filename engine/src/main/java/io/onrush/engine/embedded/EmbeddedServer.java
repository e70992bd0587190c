package io.onrush.engine.embedded;

import java.util.Map;

/** A started server: what the application must know to reach it, and how to stop it. */
record EmbeddedServer(String name, Map<String, Object> properties, Runnable stop) {}
