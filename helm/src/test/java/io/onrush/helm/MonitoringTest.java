package io.onrush.helm;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.fabric8.kubernetes.api.model.ConfigMap;
import io.fabric8.openshift.api.model.monitoring.v1.PrometheusRule;
import io.fabric8.openshift.api.model.monitoring.v1.Rule;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Alerts and dashboard ask for metrics that there are, and every alert says what to do. */
class MonitoringTest {

    private static final Path DOCS = Path.of("..", "docs");
    private static final Manifests MANIFESTS = Chart.manifests("production-redis-cluster");
    private static final Pattern ROW = Pattern.compile("(?m)^\\| (`[a-z0-9_]+`[^|]*)\\| (?:(\\w+) \\| ([^|]*)\\|)?");
    private static final Pattern NAME = Pattern.compile("`([a-z0-9_]+)`");
    private static final Pattern SERIES = Pattern.compile("([a-zA-Z_:][a-zA-Z0-9_:]*)\\{([^}]*)}");
    private static final Pattern LABEL = Pattern.compile("([a-z_]+) *(?:=~|!~|!=|=)");
    private static final Pattern GROUPING = Pattern.compile("\\bby \\(([^)]*)\\)");
    /** What Prometheus adds to every series, and what belongs to histograms. */
    private static final Set<String> EVERYWHERE = Set.of("namespace", "job", "pod", "component", "le");

    @Test
    void thereIsAnAlertForEachThingThatCanGoWrong() {
        assertThat(alerts()).extracting(Rule::getAlert).containsExactlyInAnyOrder(
                "OnrushDown", "OnrushNotReady", "AdmissionStalled", "HoldErrors", "HoldLatencyHigh", "HoldsNotSwept", "SeatMapStale",
                "EventsRebuilt", "RebuildFailing", "BooksRepaired", "ReconcilerIdle",
                "StreamsDropping", "StreamsNearLimit", "SagasStuck", "CompensationsRising", "PaymentsUnknown", "OutboxLag", "ProjectionLag",
                "RedisUnreachable", "PostgresUnreachable", "KafkaUnreachable", "MemoryHigh", "FileDescriptorsHigh");
        assertThat(alerts()).allSatisfy(alert -> {
            assertThat(alert.getLabels().get("severity")).isIn("critical", "warning");
            assertThat(alert.getAnnotations().get("summary")).isNotBlank();
            assertThat(alert.getFor()).isNotBlank();
        });
    }

    @Test
    void everyAlertLeadsToItsRunbook() throws IOException {
        Set<String> headings = Files.readString(DOCS.resolve("operating.md")).lines()
                .filter(line -> line.startsWith("### "))
                .map(line -> line.substring(4).toLowerCase())
                .collect(Collectors.toSet());
        assertThat(alerts()).allSatisfy(alert -> {
            String[] address = alert.getAnnotations().get("runbook_url").split("#");
            assertThat(address[0]).endsWith("/docs/operating.md");
            assertThat(address[1]).isEqualTo(alert.getAlert().toLowerCase()).isIn(headings);
        });
        assertThat(headings).containsAll(alerts().stream().map(alert -> alert.getAlert().toLowerCase()).toList());
    }

    @Test
    void whatIsAskedForIsDescribed() throws IOException {
        Map<String, Metric> known = metrics();
        assertThat(expressions()).hasSizeGreaterThan(60).allSatisfy(expression -> {
            Matcher series = SERIES.matcher(expression);
            Set<String> labels = new TreeSet<>(EVERYWHERE);
            boolean ours = true;
            int found = 0;
            while (series.find()) {
                found++;
                Metric metric = known.get(described(series.group(1), known));
                assertThat(metric).as(series.group(1)).isNotNull();
                labels.addAll(metric.labels());
                ours &= metric.type() != null;
                assertThat(LABEL.matcher(series.group(2)).results().map(label -> label.group(1))).allMatch(metric::has);
            }
            assertThat(found).isPositive();
            if (ours) {
                assertThat(GROUPING.matcher(expression).results().flatMap(by -> Arrays.stream(by.group(1).split(", *")))).isSubsetOf(labels);
            }
        });
    }

    /** Nothing is asked for outside of this release: a metric without labels would be every release's. */
    @Test
    void everySeriesIsOfThisRelease() {
        assertThat(expressions()).allSatisfy(expression -> {
            assertThat(SERIES.matcher(expression).results().map(series -> series.group(2)))
                    .allMatch(labels -> labels.matches("namespace=\"(tickets|\\$namespace)\",(job=\"(onrush|\\$job)\"|deployment=~).*"));
            assertThat(SERIES.matcher(expression).replaceAll("")).doesNotContainPattern("(engine|waiting_room|seat_map_streamer|checkout_saga)_");
            assertThat(expression.chars().filter(c -> c == '(').count()).isEqualTo(expression.chars().filter(c -> c == ')').count());
        });
    }

    @Test
    void theDashboardShowsWhatEveryAlertLooksAt() {
        Set<String> shown = dashboard().flatMap(expression -> names(SERIES, expression)).collect(Collectors.toSet());
        assertThat(alerts().stream().map(alert -> alert.getExpr().getStrVal()).flatMap(expression -> names(SERIES, expression)))
                .filteredOn(name -> !name.startsWith("kube_"))
                .isSubsetOf(shown);
    }


    private static List<Rule> alerts() {
        return MANIFESTS.all(PrometheusRule.class).getFirst().getSpec().getGroups().stream().flatMap(group -> group.getRules().stream()).toList();
    }

    private static List<String> expressions() {
        return Stream.concat(alerts().stream().map(alert -> alert.getExpr().getStrVal()), dashboard()).toList();
    }

    private static Stream<String> dashboard() {
        try {
            JsonNode json = new ObjectMapper().readTree(MANIFESTS.one(ConfigMap.class, "onrush-dashboard").getData().get("onrush.json"));
            return json.findValues("expr").stream().map(JsonNode::asText);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Histograms and summaries are described once, by the name without what Prometheus appends. */
    private static String described(String series, Map<String, Metric> known) {
        String base = series.replaceFirst("_(bucket|count|sum|max)$", "");
        return known.containsKey(base) && known.get(base).mayEndIn(series.substring(base.length())) ? base : series;
    }

    /** Of metrics that are not ours the page tells neither type nor labels. */
    private record Metric(String type, List<String> labels) {

        boolean mayEndIn(String suffix) {
            return type == null || type.equals("histogram") || type.equals("summary") && !suffix.equals("_bucket");
        }

        boolean has(String label) {
            return type == null || labels.contains(label) || EVERYWHERE.contains(label);
        }
    }

    private static Map<String, Metric> metrics() throws IOException {
        return ROW.matcher(Files.readString(DOCS.resolve("metrics.md"))).results()
                .flatMap(row -> names(NAME, row.group(1)).map(name -> Map.entry(name, new Metric(row.group(2), names(NAME, Objects.toString(row.group(3), "")).toList()))))
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    private static Stream<String> names(Pattern pattern, String text) {
        return pattern.matcher(text).results().map(found -> found.group(1));
    }
}
