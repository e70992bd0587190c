package io.onrush.loadtests.verdict;

import static org.assertj.core.api.Assertions.assertThat;

import io.onrush.loadtests.audit.AuditReport;
import io.onrush.loadtests.audit.Finding;
import io.onrush.loadtests.process.GatlingRun;
import io.onrush.loadtests.settings.LoadSettings;
import io.onrush.loadtests.shopper.Figures;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** When a run has passed, and how it is told. */
class VerdictTest {

    private static final LoadSettings SETTINGS = LoadSettings.of(new Properties(), Map.of());
    private static final Finding OVERSOLD = new Finding.SeatSoldTwice("A-1", List.of(new UUID(2, 1), new UUID(2, 2)), List.of());

    @TempDir
    private Path folder;

    @Test
    void aRunInWhichSomethingWasSoldAndNothingWasFoundHasPassed() {
        Verdict verdict = verdict(figures(Map.of("orders confirmed", 3L, "joined", 4L)), List.of(), audit());
        assertThat(verdict.passed()).isTrue();
        assertThat(VerdictText.of(verdict)).contains(
                "throughput  8 requests in 2.0 s: 4.0 a second", "hold: seats-unavailable 2", "oversold 0; sold out 1.5 s after the opening", "no findings", "PASS");
    }

    @Test
    void aFindingFailsItAndIsShownWithItsProof() throws IOException {
        Verdict verdict = verdict(figures(Map.of("orders confirmed", 3L)), List.of(), audit(OVERSOLD));
        assertThat(verdict.passed()).isFalse();
        assertThat(VerdictText.of(verdict)).contains("oversold 1", "seat A-1 was sold twice: orders [00000000-0000-0002", "FAIL");

        Path file = folder.resolve("verdict.json");
        VerdictJson.write(verdict, file);
        JsonNode json = new JsonMapper().readTree(Files.readString(file));
        assertThat(json.get("passed").asBoolean()).isFalse();
        assertThat(json.at("/sale/oversold").asInt()).isEqualTo(1);
        assertThat(json.at("/findings/0/type").asString()).isEqualTo("SeatSoldTwice");
        assertThat(json.at("/findings/0/proof/orders")).hasSize(2);
        assertThat(json.at("/steps/hold/times/p99").asLong()).isEqualTo(30);
    }

    @Test
    void anAssertionThatDidNotHoldFailsIt() {
        assertThat(verdict(figures(Map.of("orders confirmed", 3L)), List.of("hold: 95th percentile"), audit()).failures()).containsExactly("hold: 95th percentile");
    }

    @Test
    void aRunInWhichNothingHappenedProvesNothing() {
        assertThat(verdict(figures(Map.of()), List.of(), audit()).failures()).singleElement().asString().contains("proves nothing", "orders confirmed");
        assertThat(verdict(null, List.of(), audit()).failures()).containsExactly("the simulation left no figures");
    }

    @Test
    void aWrongMapAndAQueueThatLetsNobodyInFailIt() {
        Figures figures = figures(Map.of("orders confirmed", 3L, "joined", 10L, "watchers whose map was wrong", 1L, "shoppers who lost patience in the queue", 2L));
        assertThat(verdict(figures, List.of(), audit()).failures()).containsExactly("2 shoppers lost patience in the queue after 120 s", "1 watchers whose map was wrong");
    }

    @Test
    void whatGatlingSaysOfItsAssertionsIsReadFromWhatItPrints() throws IOException {
        Path log = folder.resolve("gatling.log");
        Files.writeString(log, """
                Global: percentage of failed events is less than or equal to 1.0 : true (actual : 0.0)
                hold: 95th percentile of response time is less than or equal to 1.0 : false (actual : 27.0)
                """);
        assertThat(result(2, log).failures()).containsExactly("hold: 95th percentile of response time is less than or equal to 1.0 (actual : 27.0)");
        assertThat(result(1, log).failures()).hasSize(2);
        Files.writeString(log, "");
        assertThat(result(0, log).failures()).isEmpty();
        assertThat(result(2, log).failures()).singleElement().asString().contains("status 2");
    }

    private GatlingResult result(int status, Path log) {
        return GatlingResult.read(new GatlingRun.Ended(status, log, Optional.empty(), folder.resolve("none.json")));
    }

    private static Verdict verdict(Figures figures, List<String> failures, AuditReport audit) {
        return Verdict.of(SETTINGS, "http://localhost", new GatlingResult(figures, null, failures), audit, Duration.ofMillis(1500));
    }

    private static Figures figures(Map<String, Long> counts) {
        Figures.StepFigures hold = new Figures.StepFigures(new Figures.Times(8, 10, 20, 30, 40), Map.of("seats-unavailable", 2L), Map.of());
        return new Figures(Duration.ofSeconds(2), Map.of("hold", hold), Map.of(), counts);
    }

    private static AuditReport audit(Finding... findings) {
        return new AuditReport(new UUID(1, 1), 4, 4, 0, 2, 3, 3, Instant.EPOCH, List.of(findings));
    }
}
