package io.onrush.loadtests.verdict;

import io.onrush.loadtests.audit.AuditReport;
import io.onrush.loadtests.audit.Finding;
import io.onrush.loadtests.shopper.Figures;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/** A verdict on one screen. */
public final class VerdictText {

    private static final int MOST_FINDINGS = 20;

    private final StringBuilder text = new StringBuilder();

    private VerdictText() {}

    public static String of(Verdict verdict) {
        VerdictText page = new VerdictText();
        page.line("");
        page.line("%s against %s", verdict.scenario(), verdict.url());
        if (verdict.figures() != null) {
            page.throughput(verdict.figures());
            page.steps(verdict.figures());
            page.refusals(verdict.figures());
            page.counts(verdict.figures());
        }
        page.sale(verdict);
        page.audit(verdict.audit().findings());
        if (verdict.report() != null) {
            page.line("plots       %s", verdict.report());
        }
        page.line("");
        verdict.failures().forEach(failure -> page.line("  - %s", failure));
        page.line(verdict.passed() ? "PASS" : "FAIL");
        return page.text.toString();
    }

    private void throughput(Figures figures) {
        double seconds = Math.max(0.001, figures.took().toMillis() / 1000.0);
        line("throughput  %,d requests in %.1f s: %.1f a second; %.1f holds, %.1f orders a second; errors %,d",
                figures.requests(), seconds, figures.requests() / seconds, figures.count("holds") / seconds,
                figures.count("orders confirmed") / seconds, figures.errors());
    }

    private void steps(Figures figures) {
        line("");
        line("%-26s %9s %8s %8s %8s %8s %8s", "ms", "count", "p50", "p95", "p99", "max", "errors");
        figures.steps().forEach((name, step) -> times(name, step.times(), String.format(Locale.ROOT, "%,8d", step.errorCount())));
        figures.spans().forEach((name, times) -> times(name, times, ""));
        line("");
    }

    private void times(String name, Figures.Times times, String errors) {
        line("%-26s %,9d %,8d %,8d %,8d %,8d %s", name, times.count(), times.p50(), times.p95(), times.p99(), times.max(), errors);
    }

    private void refusals(Figures figures) {
        figures.steps().forEach((name, step) -> {
            if (!step.refused().isEmpty()) {
                line("refused     %s: %s", name, listed(step.refused()));
            }
            if (!step.errors().isEmpty()) {
                line("errors      %s: %s", name, listed(step.errors()));
            }
        });
    }

    private void counts(Figures figures) {
        line("happened    %s", listed(figures.counts()));
    }

    private void sale(Verdict verdict) {
        AuditReport audit = verdict.audit();
        line("sold        %,d of %,d seats in %,d orders; oversold %d; %s", audit.sold(), audit.capacity(), audit.ordersConfirmed(), audit.oversold(),
                verdict.selloutTime() == null ? "not sold out"
                        : String.format(Locale.ROOT, "sold out %.1f s after the opening", verdict.selloutTime().toMillis() / 1000.0));
    }

    private void audit(List<Finding> findings) {
        line("audit       %s", findings.isEmpty() ? "no findings" : findings.size() + " findings");
        findings.stream().limit(MOST_FINDINGS).forEach(finding -> line("  - %s", finding));
        if (findings.size() > MOST_FINDINGS) {
            line("  - … all of them are in verdict.json");
        }
    }

    private static String listed(Map<String, Long> counts) {
        return counts.entrySet().stream()
                .map(count -> String.format(Locale.ROOT, "%s %,d", count.getKey(), count.getValue()))
                .collect(Collectors.joining(", "));
    }

    private void line(String format, Object... values) {
        text.append(values.length == 0 ? format : String.format(Locale.ROOT, format, values)).append(System.lineSeparator());
    }
}
