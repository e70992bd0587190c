package io.onrush.loadtests.settings;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

/** All settings of a run; docs/load-tests.md describes each. */
public record LoadSettings(
        Scenario scenario, Target target, Crowd crowd, Habits habits, Terms terms, Bounds bounds, Auditing auditing, Path folder, Jvms jvms) {

    private static final Duration LONGEST = Duration.ofDays(7);
    private static final Duration MILLI = Duration.ofMillis(1);

    /**
     * Which installation.
     *
     * @param url empty: one is started for the run
     * @param eventId of a sale that is there already, in runs without a crowd
     */
    public record Target(String url, String adminPassword, Optional<UUID> eventId) {

        public boolean isGiven() {
            return !url.isEmpty();
        }

        @Override
        public String toString() {
            return "Target[url=" + url + ", eventId=" + eventId + "]";
        }
    }

    /**
     * How many come and when.
     *
     * @param think pause before each thing a person does, on the average
     * @param patience after which whoever waits in the queue goes home
     */
    public record Crowd(int size, Duration ramp, Duration duration, Duration think, Duration patience, long seed) {}

    /** Shares of the crowd, each from 0 to 1: who waits by stream, leaves, dawdles, has a declined card, cancels afterwards. */
    public record Habits(double bySse, double leaves, double dawdles, double declined, double cancels, int mostSeats) {}

    /** The sale that is set up. */
    public record Terms(int seats, int admissionsPerMinute, int maxActive, int holdSeconds) {}

    /** Beyond these the run has failed. */
    public record Bounds(double errors, Duration p95, Duration p99) {}

    /**
     * How the audit looks.
     *
     * @param patience how long the sale may take to come to rest
     * @param grace how long after its deadline a hold may still be there
     */
    public record Auditing(Duration patience, Duration grace) {}

    public record Jvms(String product, String gatling) {}

    /** The settings among the system properties, and the admin password from the environment where it is not among them. */
    public static LoadSettings of(Properties system, Map<String, String> environment) {
        Map<String, String> given = system.stringPropertyNames().stream()
                .filter(name -> name.startsWith(SettingsReader.PREFIX))
                .collect(Collectors.toMap(name -> name.substring(SettingsReader.PREFIX.length()), system::getProperty));
        return read(new SettingsReader(given), environment.getOrDefault("ONRUSH_LOAD_ADMIN_PASSWORD", ""));
    }

    /** Every name, without the prefix. */
    public static Set<String> names() {
        SettingsReader reader = new SettingsReader(Map.of());
        read(reader, "");
        return reader.known();
    }

    private static LoadSettings read(SettingsReader reader, String password) {
        Scenario scenario = reader.read("scenario", Scenario.ONSALE_SPIKE, "one of " + Scenario.all(), Scenario::named);
        LoadSettings settings = new LoadSettings(
                scenario,
                new Target(
                        reader.read("url", "", "an http or https URL", LoadSettings::url),
                        reader.text("admin-password", password),
                        Optional.ofNullable(reader.read("event", null, "an event id", LoadSettings::uuid))),
                crowd(reader, scenario),
                habits(reader, scenario),
                terms(reader, scenario),
                new Bounds(
                        reader.share("max-errors", 0.01),
                        reader.duration("max-p95", Duration.ofSeconds(5), MILLI, LONGEST),
                        reader.duration("max-p99", Duration.ofSeconds(10), MILLI, LONGEST)),
                new Auditing(
                        reader.duration("audit-patience", Duration.ofSeconds(60), MILLI, LONGEST),
                        reader.duration("audit-grace", Duration.ofSeconds(2), MILLI, LONGEST)),
                Path.of(reader.text("folder", "target/load")).toAbsolutePath(),
                new Jvms(reader.text("product-jvm", "-Xmx1g"), reader.text("gatling-jvm", "-Xmx1g")));
        settings.requireSense(reader);
        reader.refuseIfWrong();
        return settings;
    }

    private static Crowd crowd(SettingsReader reader, Scenario scenario) {
        return new Crowd(
                reader.number("crowd", scenario.crowd(), 1, 1_000_000),
                reader.duration("ramp", scenario.ramp(), Duration.ZERO, LONGEST),
                reader.duration("duration", scenario.duration(), Duration.ZERO, LONGEST),
                reader.duration("think", Duration.ofMillis(500), Duration.ZERO, LONGEST),
                reader.duration("patience", Duration.ofMinutes(2), Duration.ofSeconds(1), LONGEST),
                reader.seed("seed", 1));
    }

    private static Habits habits(SettingsReader reader, Scenario scenario) {
        return new Habits(
                reader.share("by-sse", 0.5),
                reader.share("leaves", 0.05),
                reader.share("dawdles", scenario.isRush() ? 0 : 0.05),
                reader.share("declined", 0.05),
                reader.share("cancels", scenario == Scenario.SOAK ? 0.3 : 0),
                reader.number("most-seats", 4, 1, 100));
    }

    private static Terms terms(SettingsReader reader, Scenario scenario) {
        return new Terms(
                reader.number("seats", scenario.seats(), 1, 200_000),
                reader.number("admissions-per-minute", scenario.isRush() ? 60_000 : 1800, 1, 1_000_000),
                reader.number("max-active", scenario.isRush() ? 1_000_000 : 100, 1, 1_000_000),
                reader.number("hold-seconds", 15, 5, 86_400));
    }

    private void requireSense(SettingsReader reader) {
        if (target.isGiven() && target.adminPassword().isEmpty()) {
            reader.wrong("admin-password", "is needed for an installation that is running already; ONRUSH_LOAD_ADMIN_PASSWORD in the environment will do");
        }
        if (scenario == Scenario.AUDIT && (!target.isGiven() || target.eventId().isEmpty())) {
            reader.wrong("event", "and " + SettingsReader.PREFIX + "url say what is audited: both are needed for the scenario audit");
        }
        if (scenario != Scenario.AUDIT && target.eventId().isPresent()) {
            reader.wrong("event", "is for the scenario audit only: the others set up a sale of their own, so that nothing else is touched");
        }
        if (habits.leaves() + habits.dawdles() > 1) {
            reader.wrong("leaves", "and " + SettingsReader.PREFIX + "dawdles are more than the whole crowd");
        }
        if (bounds.p99().compareTo(bounds.p95()) < 0) {
            reader.wrong("max-p99", "must not be below max-p95");
        }
    }

    private static Optional<String> url(String text) {
        return text.matches("https?://[^/\\s]+(/\\S*)?") ? Optional.of(text.replaceAll("/+$", "")) : Optional.empty();
    }

    private static Optional<UUID> uuid(String text) {
        return text.matches("(?i)[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}") ? Optional.of(UUID.fromString(text)) : Optional.empty();
    }
}
