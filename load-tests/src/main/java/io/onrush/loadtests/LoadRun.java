package io.onrush.loadtests;

import io.onrush.loadtests.audit.Audit;
import io.onrush.loadtests.audit.AuditReport;
import io.onrush.loadtests.process.EmbeddedProduct;
import io.onrush.loadtests.process.GatlingRun;
import io.onrush.loadtests.sale.Api;
import io.onrush.loadtests.sale.NewSale;
import io.onrush.loadtests.sale.Sale;
import io.onrush.loadtests.settings.LoadSettings;
import io.onrush.loadtests.verdict.GatlingResult;
import io.onrush.loadtests.verdict.Verdict;
import java.io.PrintStream;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

/** From an installation to a verdict on it. */
final class LoadRun {

    private final LoadSettings settings;
    private final PrintStream out;

    LoadRun(LoadSettings settings, PrintStream out) {
        this.settings = settings;
        this.out = out;
    }

    Verdict run() {
        if (settings.target().isGiven()) {
            return runAgainst(settings.target().url(), settings.target().adminPassword());
        }
        out.println("Starting Onrush on its embedded default…");
        try (EmbeddedProduct product = EmbeddedProduct.start(settings)) {
            return runAgainst(product.url(), product.adminPassword());
        }
    }

    private Verdict runAgainst(String url, String adminPassword) {
        Api api = new Api(url, adminPassword);
        return settings.target().eventId()
                .map(event -> Verdict.ofAudit(settings, audit(api).of(event)))
                .orElseGet(() -> sell(api, url, adminPassword));
    }

    private Verdict sell(Api api, String url, String adminPassword) {
        Sale sale = new NewSale(api, Clock.systemUTC()).setUp(url, settings);
        out.printf("%s against %s: event %s, onsale %s%n", settings.scenario().text(), url, sale.eventId(), sale.onsaleId());
        out.printf("Gatling runs; what it says is in %s%n", settings.folder().resolve("gatling.log"));
        GatlingResult gatling = GatlingResult.read(new GatlingRun(settings).run(sale, adminPassword));
        out.println("Auditing…");
        AuditReport audit = audit(api).of(sale.eventId());
        return Verdict.of(settings, url, gatling, audit, selloutTime(api, sale, audit));
    }

    private Audit audit(Api api) {
        return new Audit(api, settings.auditing());
    }

    private static Duration selloutTime(Api api, Sale sale, AuditReport audit) {
        Instant opened = Instant.parse(api.admin("/onsales/" + sale.onsaleId()).get("opensAt").asString());
        return audit.isSoldOut() && audit.lastConfirmedAt() != null ? Duration.between(opened, audit.lastConfirmedAt()) : null;
    }
}
