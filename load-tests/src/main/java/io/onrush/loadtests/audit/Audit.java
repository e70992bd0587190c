package io.onrush.loadtests.audit;

import io.onrush.loadtests.sale.Api;
import io.onrush.loadtests.settings.LoadSettings;
import java.time.Duration;
import java.util.List;
import java.util.UUID;

/**
 * Whether a sale adds up, by what the installation itself says over its API. A sale that has just ended is still settling:
 * purchases end, lapsed holds are swept, the dashboard follows. So what is found is looked at again until it is gone or the
 * patience is over; only what stays is a finding.
 */
public final class Audit {

    private static final Duration LOOKS_EVERY = Duration.ofMillis(500);

    private final Api api;
    private final Duration patience;
    private final List<Rule> rules;

    public Audit(Api api, LoadSettings.Auditing settings) {
        this.api = api;
        this.patience = settings.patience();
        this.rules = List.of(
                new SoldOnce(),
                new OrdersHaveTheirTickets(),
                new MoneyHasItsOrder(),
                new SeatsAddUp(),
                new UnitsAddUp(),
                new ClaimsMatchOrders(),
                new HoldsEndInTime(settings.grace()),
                new DashboardTellsTheTruth());
    }

    public AuditReport of(UUID eventId) {
        FactsReader reader = new FactsReader(api, eventId);
        long until = System.nanoTime() + patience.toNanos();
        while (true) {
            Facts facts = reader.read();
            List<Finding> findings = judge(facts);
            if (findings.isEmpty() || System.nanoTime() > until) {
                return AuditReport.of(facts, findings);
            }
            pause();
        }
    }

    List<Finding> judge(Facts facts) {
        return rules.stream().flatMap(rule -> rule.check(facts).stream()).toList();
    }

    private static void pause() {
        try {
            Thread.sleep(LOOKS_EVERY.toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted during the audit", e);
        }
    }
}
