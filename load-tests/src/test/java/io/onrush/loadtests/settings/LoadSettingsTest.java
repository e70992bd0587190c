package io.onrush.loadtests.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Properties;
import org.junit.jupiter.api.Test;

class LoadSettingsTest {

    @Test
    void withoutASettingASpikeIsRunAgainstAProductStartedForIt() {
        LoadSettings settings = settings(Map.of());
        assertThat(settings.scenario()).isEqualTo(Scenario.ONSALE_SPIKE);
        assertThat(settings.target().isGiven()).isFalse();
        assertThat(settings.crowd().size()).isEqualTo(400);
        assertThat(settings.crowd().seed()).isEqualTo(1);
    }

    @Test
    void everySettingIsRead() {
        LoadSettings settings = settings(Map.of("scenario", "soak", "crowd", "7", "ramp", "2m", "think", "0ms", "leaves", ".25", "seed", "-3",
                "url", "https://onrush.example/base/", "admin-password", "secret"));
        assertThat(settings.scenario()).isEqualTo(Scenario.SOAK);
        assertThat(settings.crowd().size()).isEqualTo(7);
        assertThat(settings.crowd().ramp()).isEqualTo(Duration.ofMinutes(2));
        assertThat(settings.crowd().think()).isZero();
        assertThat(settings.habits().leaves()).isEqualTo(0.25);
        assertThat(settings.crowd().seed()).isEqualTo(-3);
        assertThat(settings.target().url()).isEqualTo("https://onrush.example/base");
        assertThat(settings.toString()).doesNotContain("secret");
    }

    @Test
    void whatIsWrongIsToldTogether() {
        assertThatThrownBy(() -> settings(Map.of("scenario", "riot", "crowd", "0", "ramp", "soon", "leaves", "1.5", "url", "onrush", "corwd", "9")))
                .isInstanceOf(WrongSettings.class)
                .hasMessageContainingAll("onrush.load.scenario must be one of onsale-spike", "onrush.load.crowd must be a number from 1", "onrush.load.ramp must be a duration",
                        "onrush.load.leaves must be a share", "onrush.load.url must be an http", "onrush.load.corwd is not a setting");
    }

    @Test
    void settingsMustFitTogether() {
        assertThatThrownBy(() -> settings(Map.of("url", "http://localhost:8080"))).hasMessageContaining("admin-password is needed");
        assertThatThrownBy(() -> settings(Map.of("scenario", "audit"))).hasMessageContaining("both are needed");
        assertThatThrownBy(() -> settings(Map.of("event", "01990000-0000-7000-8000-000000000001"))).hasMessageContaining("for the scenario audit only");
        assertThatThrownBy(() -> settings(Map.of("leaves", "0.6", "dawdles", "0.6"))).hasMessageContaining("more than the whole crowd");
        assertThatThrownBy(() -> settings(Map.of("max-p95", "2s", "max-p99", "1s"))).hasMessageContaining("must not be below max-p95");
    }

    @Test
    void theAdminPasswordMayComeFromTheEnvironment() {
        Properties system = new Properties();
        system.setProperty("onrush.load.url", "http://localhost:8080");
        system.setProperty("onrush.load.admin-password", "${onrush.load.admin-password}");
        assertThat(LoadSettings.of(system, Map.of("ONRUSH_LOAD_ADMIN_PASSWORD", "from there")).target().adminPassword()).isEqualTo("from there");
    }

    @Test
    void theBuildPassesEverySettingOnAndOnePageDescribesThem() throws IOException {
        String pom = Files.readString(Path.of("pom.xml"));
        String page = Files.readString(Path.of("../docs/load-tests.md"));
        assertThat(LoadSettings.names()).hasSizeGreaterThan(20).allSatisfy(name -> {
            assertThat(pom).contains("<argument>-Donrush.load." + name + "=${onrush.load." + name + "}</argument>");
            assertThat(page).contains("| `" + name + "` |");
        });
    }

    @Test
    void whatTheBuildLeavesOfASettingThatWasNotGivenIsNone() {
        assertThat(settings(Map.of("crowd", "${onrush.load.crowd}", "url", " ")).crowd().size()).isEqualTo(400);
    }

    private static LoadSettings settings(Map<String, String> given) {
        Properties system = new Properties();
        given.forEach((name, value) -> system.setProperty("onrush.load." + name, value));
        return LoadSettings.of(system, Map.of());
    }
}
