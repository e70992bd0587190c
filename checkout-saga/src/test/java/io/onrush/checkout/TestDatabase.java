package io.onrush.checkout;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;

import io.r2dbc.pool.ConnectionPool;
import io.r2dbc.pool.ConnectionPoolConfiguration;
import io.r2dbc.postgresql.PostgresqlConnectionConfiguration;
import io.r2dbc.postgresql.PostgresqlConnectionFactory;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import org.flywaydb.core.Flyway;

import org.springframework.r2dbc.connection.R2dbcTransactionManager;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.transaction.reactive.TransactionalOperator;

/** One real PostgreSQL for all tests of the JVM, migrated by the module's own scripts. */
public final class TestDatabase {

	private static final TestDatabase INSTANCE = new TestDatabase();

	private final ConnectionPool pool;

	private final DatabaseClient client;

	private final TransactionalOperator transactions;

	private TestDatabase() {
		try {
			EmbeddedPostgres postgres = EmbeddedPostgres.builder().start();
			Runtime.getRuntime().addShutdownHook(new Thread(() -> close(postgres)));
			Flyway.configure()
				.dataSource(postgres.getPostgresDatabase())
				.locations("classpath:db/migration/checkout")
				.defaultSchema("checkout")
				.createSchemas(true)
				.load()
				.migrate();
			this.pool = pool(postgres.getPort());
			this.client = DatabaseClient.create(this.pool);
			this.transactions = TransactionalOperator.create(new R2dbcTransactionManager(this.pool));
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	private static ConnectionPool pool(int port) {
		PostgresqlConnectionFactory factory = new PostgresqlConnectionFactory(PostgresqlConnectionConfiguration.builder()
			.host("localhost")
			.port(port)
			.username("postgres")
			.password("postgres")
			.database("postgres")
			.tcpNoDelay(true)
			.build());
		return new ConnectionPool(ConnectionPoolConfiguration.builder(factory)
			.maxSize(30)
			.maxAcquireTime(Duration.ofSeconds(20))
			.build());
	}

	private static void close(EmbeddedPostgres postgres) {
		try {
			postgres.close();
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	public static ConnectionPool connections() {
		return INSTANCE.pool;
	}

	public static DatabaseClient client() {
		return INSTANCE.client;
	}

	public static TransactionalOperator transactions() {
		return INSTANCE.transactions;
	}

	/** Empties every table. */
	public static void clean() {
		client().sql("""
				TRUNCATE checkout.orders, checkout.order_lines, checkout.order_items, checkout.idempotency_keys, checkout.payments,
				checkout.sagas, checkout.saga_steps, checkout.tickets, checkout.outbox, checkout.outbox_lease,
				checkout.simulated_payments""").then().block();
	}

	public static long count(String fromWhere) {
		return client().sql("SELECT count(*) AS n FROM " + fromWhere)
			.map(row -> row.get("n", Long.class))
			.one()
			.block();
	}

	public static void execute(String sql) {
		client().sql(sql).then().block();
	}

}
