package io.onrush.loadtests.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;

/** What one would do with PostgreSQL alone, through pgbench, on as many rows as there are seats. */
final class PgBench extends StoreCandidate {

    private static final int CLIENTS = 16;

    private final ServerProcess server;
    private final String table;
    private final String definition;
    private final Path script;
    private final int operations;

    private PgBench(String name, ServerProcess server, String table, String definition, String script, int operations) throws IOException {
        super(name, server);
        this.server = server;
        this.table = table;
        this.definition = definition;
        this.script = Files.writeString(Files.createTempFile("pgbench", ".sql"), script);
        this.operations = operations;
        this.script.toFile().deleteOnExit();
    }

    static PgBench rowLocks(ServerProcess server, int operations) throws IOException {
        return new PgBench("row locked FOR UPDATE", server, "bench_seats", """
                create table bench_seats (seat int primary key, holder text);
                insert into bench_seats select generate_series(1, %d);
                """.formatted(operations), """
                \\set seat random(1, %d)
                begin;
                select holder from bench_seats where seat = :seat for update;
                update bench_seats set holder = 'visitor' where seat = :seat;
                commit;
                """.formatted(operations), operations);
    }

    static PgBench uniqueKeys(ServerProcess server, int operations) throws IOException {
        return new PgBench("claim by unique key", server, "bench_claims", "create table bench_claims (event int, seat bigint, holder text, primary key (event, seat));", """
                \\set seat random(1, 1000000000)
                insert into bench_claims values (1, :seat, 'visitor') on conflict do nothing;
                """, operations);
    }

    @Override
    public void prepare() throws SQLException {
        execute("drop table if exists " + table + ";" + definition);
    }

    @Override
    public Sample measure() throws Exception {
        return timed(() -> {
            String output = StoreTools.PGBENCH.run(List.of(
                    "-h", "127.0.0.1", "-p", String.valueOf(server.postgresPort()), "-U", "postgres", "-n", "-M", "prepared",
                    "-c", String.valueOf(CLIENTS), "-t", String.valueOf(operations / CLIENTS), "-f", script.toString(), "postgres"));
            if (!output.contains("number of failed transactions: 0")) {
                throw new IllegalStateException("pgbench said: " + output);
            }
            return (long) operations / CLIENTS * CLIENTS;
        });
    }

    @Override
    public void tidyUp() throws SQLException {
        execute("drop table if exists " + table);
    }

    private void execute(String sql) throws SQLException {
        String url = "jdbc:postgresql://127.0.0.1:" + server.postgresPort() + "/postgres";
        try (Connection connection = DriverManager.getConnection(url, "postgres", ""); Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
