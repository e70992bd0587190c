package io.onrush.loadtests.verdict;

import io.onrush.loadtests.audit.AuditReport;
import io.onrush.loadtests.settings.LoadSettings;
import io.onrush.loadtests.shopper.Figures;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * What is to be thought of a run.
 *
 * @param figures null where no crowd came, or its figures were lost
 * @param selloutTime from the opening to the last order; null where not everything was sold
 * @param report of Gatling; null where no crowd came
 * @param failures why it failed, empty where it passed
 */
public record Verdict(String scenario, String url, Figures figures, AuditReport audit, Duration selloutTime, Path report, List<String> failures) {

    /** What the watchers of the map must not have seen. */
    private static final List<String> MUST_NOT_HAPPEN = List.of("watchers whose map was wrong", "watchers whose map went back", "watchers whose map was behind");

    public boolean passed() {
        return failures.isEmpty();
    }

    /** Of a sale that is there already. */
    public static Verdict ofAudit(LoadSettings settings, AuditReport audit) {
        return new Verdict(settings.scenario().text(), settings.target().url(), null, audit, null, null, auditFailures(audit));
    }

    /** Of a run. */
    public static Verdict of(LoadSettings settings, String url, GatlingResult gatling, AuditReport audit, Duration selloutTime) {
        List<String> failures = new ArrayList<>(gatling.failures());
        failures.addAll(whatHappened(settings, gatling.figures()));
        failures.addAll(auditFailures(audit));
        return new Verdict(settings.scenario().text(), url, gatling.figures(), audit, selloutTime, gatling.report(), List.copyOf(failures));
    }

    private static List<String> whatHappened(LoadSettings settings, Figures figures) {
        if (figures == null) {
            return List.of("the simulation left no figures");
        }
        List<String> failures = new ArrayList<>();
        if (figures.count(settings.scenario().proof()) == 0) {
            failures.add("it proves nothing: \"" + settings.scenario().proof() + "\" never happened");
        }
        long lostPatience = figures.count("shoppers who lost patience in the queue");
        if (lostPatience > settings.bounds().errors() * figures.count("joined")) {
            failures.add(lostPatience + " shoppers lost patience in the queue after " + settings.crowd().patience().toSeconds() + " s");
        }
        MUST_NOT_HAPPEN.stream().filter(what -> figures.count(what) > 0).forEach(what -> failures.add(figures.count(what) + " " + what));
        return failures;
    }

    private static List<String> auditFailures(AuditReport audit) {
        return audit.findings().isEmpty() ? List.of() : List.of("the audit found " + audit.findings().size() + " faults");
    }
}
