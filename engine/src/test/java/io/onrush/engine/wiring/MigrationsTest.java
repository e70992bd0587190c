package io.onrush.engine.wiring;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MigrationsTest {

    @ParameterizedTest
    @CsvSource({
        "r2dbc:postgresql://db:5432/onrush, jdbc:postgresql://db:5432/onrush",
        "r2dbc:pool:postgresql://db/onrush?sslMode=require, jdbc:postgresql://db/onrush",
        "r2dbcs:postgres://db/onrush, jdbc:postgresql://db/onrush"
    })
    void theJdbcUrlNamesTheSameDatabase(String r2dbc, String jdbc) {
        assertThat(Migrations.jdbcUrl(r2dbc)).isEqualTo(jdbc);
    }
}
