package io.onrush.loadtests;

import static org.assertj.core.api.Assertions.assertThat;

import io.onrush.loadtests.process.Command;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.test.web.server.LocalServerPort;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The command from its settings to its exit code, against a product that is running already. */
@RunningProduct
class LoadTestIT {

    @LocalServerPort
    private int port;

    @TempDir
    private Path folder;

    @Test
    void aSmallSpikePassesAndLeavesItsVerdictAndItsPlots() throws IOException {
        Command.Ended run = run(Map.of("crowd", "16", "ramp", "2s", "seats", "20", "think", "50ms", "leaves", "0.1", "dawdles", "0", "max-p95", "30s", "max-p99", "30s"));

        assertThat(run.status()).as(run.said()).isZero();
        assertThat(run.said()).contains("PASS", "oversold 0", "no findings");
        JsonNode verdict = new JsonMapper().readTree(Files.readString(folder.resolve("verdict.json")));
        assertThat(verdict.get("passed").asBoolean()).isTrue();
        assertThat(verdict.at("/counts/joined").asInt()).isEqualTo(16);
        assertThat(verdict.at("/counts/orders confirmed").asInt()).isPositive();
        assertThat(verdict.at("/sale/sold").asInt()).isEqualTo(verdict.at("/counts/tickets").asInt());
        assertThat(verdict.at("/steps/hold/times/count").asInt()).isPositive();
        assertThat(Path.of(verdict.get("report").asString())).exists();
    }

    @Test
    void aFlashSaleSellsAsManyUnitsAsThereAre() throws IOException {
        Command.Ended run = run(Map.of("scenario", "flash-sale", "crowd", "16", "ramp", "2s", "seats", "10", "think", "50ms", "declined", "0", "max-p95", "30s", "max-p99", "30s"));

        assertThat(run.status()).as(run.said()).isZero();
        assertThat(run.said()).contains("PASS", "oversold 0", "no findings", "sold        10 of 10");
        JsonNode verdict = new JsonMapper().readTree(Files.readString(folder.resolve("verdict.json")));
        assertThat(verdict.at("/counts/tickets").asInt()).isEqualTo(10);
        assertThat(verdict.at("/steps/hold/refused/stock-unavailable").asInt()).isPositive();
    }

    @Test
    void aBoundThatNoServerKeepsFailsIt() {
        Command.Ended run = run(Map.of("scenario", "churn", "crowd", "3", "ramp", "1s", "duration", "2s", "think", "100ms", "max-p95", "1ms", "max-p99", "1ms"));

        assertThat(run.status()).as(run.said()).isEqualTo(1);
        assertThat(run.said()).contains("hold: 95th percentile of response time", "no findings", "FAIL");
    }

    @Test
    void wrongSettingsAreNamedAndNothingIsRun() {
        Command.Ended run = run(Map.of("scenario", "riot"));

        assertThat(run.status()).isEqualTo(2);
        assertThat(run.said()).contains("onrush.load.scenario must be one of");
        assertThat(folder.resolve("verdict.json")).doesNotExist();
    }

    private Command.Ended run(Map<String, String> settings) {
        return Command.run(folder, LoadTest.class, "http://127.0.0.1:" + port, RunningProduct.ADMIN_PASSWORD, settings);
    }
}
