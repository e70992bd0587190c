package io.onrush.loadtests.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Properties;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BenchSettingsTest {

    @Test
    void whatIsNotGivenHasADefault() {
        BenchSettings settings = BenchSettings.of(new Properties());

        assertThat(settings.rounds()).isEqualTo(7);
        assertThat(settings.wants("frames")).isTrue();
    }

    @ParameterizedTest
    @CsvSource({"rounds, 0", "rounds, many", "operations, 50001", "watchers, 15001", "churn-seconds, 9", "only, 'hold,fold'"})
    void aSettingThatCannotBeRightIsNamed(String name, String value) {
        Properties given = new Properties();
        given.setProperty("onrush.bench." + name, value);

        assertThatThrownBy(() -> BenchSettings.of(given)).isInstanceOf(IllegalArgumentException.class).hasMessageContaining("onrush.bench." + name);
    }
}
