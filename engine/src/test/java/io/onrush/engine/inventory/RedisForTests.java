package io.onrush.engine.inventory;

import io.lettuce.core.RedisClient;
import io.lettuce.core.api.StatefulRedisConnection;
import io.lettuce.core.api.sync.RedisCommands;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import redis.embedded.RedisServer;

/** One real Redis for all script tests of this process. */
public final class RedisForTests {

    private static final StatefulRedisConnection<String, String> CONNECTION = start();

    private RedisForTests() {}

    public static StatefulRedisConnection<String, String> connection() {
        return CONNECTION;
    }

    public static RedisCommands<String, String> commands() {
        return CONNECTION.sync();
    }

    private static StatefulRedisConnection<String, String> start() {
        try {
            int port = freePort();
            RedisServer.builder().port(port).setting("bind 127.0.0.1").setting("save \"\"").build().start();
            return RedisClient.create("redis://127.0.0.1:" + port).connect();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }
}
