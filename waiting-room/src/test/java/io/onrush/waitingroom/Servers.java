package io.onrush.waitingroom;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.time.Duration;

import io.lettuce.core.RedisClient;
import io.lettuce.core.RedisURI;
import io.lettuce.core.cluster.api.reactive.RedisClusterReactiveCommands;
import io.r2dbc.pool.ConnectionPool;
import io.r2dbc.pool.ConnectionPoolConfiguration;
import io.r2dbc.postgresql.PostgresqlConnectionConfiguration;
import io.r2dbc.postgresql.PostgresqlConnectionFactory;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import org.flywaydb.core.Flyway;
import redis.embedded.RedisServer;

import org.springframework.r2dbc.core.DatabaseClient;

/** One real PostgreSQL and one real Redis per JVM, stopped at its end. */
public final class Servers {

	private static final Servers SHARED = new Servers();

	private final DatabaseClient database;

	private final RedisClusterReactiveCommands<String, String> redis;

	private final int redisPort;

	private Servers() {
		try {
			EmbeddedPostgres postgres = EmbeddedPostgres.start();
			this.redisPort = freePort();
			RedisServer redisServer = RedisServer.builder().port(this.redisPort).setting("save \"\"").build();
			redisServer.start();
			Runtime.getRuntime().addShutdownHook(new Thread(() -> stop(postgres, redisServer)));
			migrate(postgres);
			this.database = DatabaseClient.create(pool(postgres.getPort()));
			this.redis = RedisClient.create(RedisURI.create("localhost", this.redisPort)).connect().reactive();
		}
		catch (IOException failed) {
			throw new UncheckedIOException(failed);
		}
	}

	public static DatabaseClient database() {
		return SHARED.database;
	}

	public static RedisClusterReactiveCommands<String, String> redis() {
		return SHARED.redis;
	}

	/** For connections of a test's own. */
	public static int redisPort() {
		return SHARED.redisPort;
	}

	public static int freePort() throws IOException {
		try (ServerSocket socket = new ServerSocket(0)) {
			return socket.getLocalPort();
		}
	}

	private static void migrate(EmbeddedPostgres postgres) {
		Flyway.configure()
			.dataSource(postgres.getPostgresDatabase())
			.defaultSchema("waiting_room")
			.createSchemas(true)
			.locations("classpath:db/migration/waiting-room")
			.load()
			.migrate();
	}

	private static ConnectionPool pool(int port) {
		PostgresqlConnectionFactory connections = new PostgresqlConnectionFactory(
				PostgresqlConnectionConfiguration.builder()
					.host("localhost")
					.port(port)
					.database("postgres")
					.username("postgres")
					.password("postgres")
					.build());
		return new ConnectionPool(ConnectionPoolConfiguration.builder(connections)
			.maxSize(8)
			.maxAcquireTime(Duration.ofSeconds(10))
			.build());
	}

	private static void stop(EmbeddedPostgres postgres, RedisServer redisServer) {
		try {
			redisServer.stop();
			postgres.close();
		}
		catch (IOException failed) {
			throw new UncheckedIOException(failed);
		}
	}

}
