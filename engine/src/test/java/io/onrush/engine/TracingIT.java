package io.onrush.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.onrush.engine.embedded.SharedServers;
import io.onrush.engine.kit.OnrushTest;
import io.onrush.engine.kit.Reply;
import io.onrush.engine.kit.Shop;
import io.onrush.engine.kit.Shopper;
import io.opentelemetry.api.OpenTelemetry;
import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.sdk.OpenTelemetrySdk;
import io.opentelemetry.sdk.testing.exporter.InMemorySpanExporter;
import io.opentelemetry.sdk.trace.data.SpanData;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.SmartLifecycle;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.test.context.TestPropertySource;

/** One journey is one trace, through every process and store that it passes. */
@OnrushTest
@DirtiesContext
@Import(TracingIT.Collector.class)
@TestPropertySource(properties = {"onrush.tracing.sampling=1", "onrush.checkout-saga.outbox.topic=traced.orders"})
class TracingIT {

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final InMemorySpanExporter collector;
    private final OpenTelemetrySdk telemetry;

    TracingIT(@Autowired InMemorySpanExporter collector, @Autowired OpenTelemetry telemetry) {
        this.collector = collector;
        this.telemetry = (OpenTelemetrySdk) telemetry;
    }

    /** Engines of other tests would take its sagas and its outbox over, and they do not trace. */
    @DynamicPropertySource
    static void aDatabaseOfItsOwn(DynamicPropertyRegistry settings) {
        Object url = SharedServers.postgresWithDatabase("traced").get("spring.r2dbc.url");
        settings.add("spring.r2dbc.url", () -> url);
    }

    @Test
    void aJourneyFromTheQueueToTheFiguresIsOneTrace(Shop shop) {
        Shop.Sale sale = shop.openSale();
        Shopper shopper = shop.shopper().admittedTo(sale);
        Reply hold = shopper.hold(sale, "stalls-A-1").expect(201);
        String orderId = shopper.order(hold, "tok_visa").expect(202).text("orderId");
        shopper.awaitOrder(orderId, "CONFIRMED");

        List<SpanData> trace = traceOf(orderId, "project OrderConfirmed");

        assertThat(trace).extracting(SpanData::getName).containsExactlyInAnyOrder(
                "join queue", "exchange ticket", "place hold", "place order",
                "purchase claim-seats", "purchase authorize-payment", "payment PUT", "purchase confirm-hold",
                "purchase capture-payment", "payment POST/capture", "purchase issue-tickets",
                "publish OrderConfirmed", "project OrderConfirmed");
        assertThat(parents(trace)).containsAllEntriesOf(Map.of(
                "exchange ticket", "join queue", "place hold", "exchange ticket", "place order", "place hold",
                "purchase claim-seats", "place order", "payment PUT", "purchase authorize-payment",
                "publish OrderConfirmed", "purchase issue-tickets", "project OrderConfirmed", "publish OrderConfirmed"));
        assertThat(named(trace, "payment PUT").getKind()).isEqualTo(SpanKind.CLIENT);
        assertThat(named(trace, "publish OrderConfirmed").getKind()).isEqualTo(SpanKind.PRODUCER);
        assertThat(named(trace, "project OrderConfirmed").getKind()).isEqualTo(SpanKind.CONSUMER);
        assertThat(trace.toString()).doesNotContain("shopper@example.org", shopper.visitorId(), "tok_visa", "stalls-A-1");
    }

    @Test
    void aDeclinedCardShowsWhatWasUndone(Shop shop) {
        Shop.Sale sale = shop.openSale();
        Shopper shopper = shop.shopper().admittedTo(sale);
        String orderId = shopper.order(shopper.hold(sale, "stalls-A-1").expect(201), "tok_declined").expect(202).text("orderId");
        shopper.awaitOrder(orderId, "FAILED");

        List<SpanData> trace = traceOf(orderId, "project OrderFailed");

        assertThat(attribute(named(trace, "purchase authorize-payment"), "onrush.saga.outcome")).isEqualTo("refused");
        assertThat(attribute(named(trace, "payment PUT"), "onrush.payment.answer")).isEqualTo("declined");
        assertThat(attribute(named(trace, "purchase undo claim-seats"), "onrush.saga.outcome")).isEqualTo("compensated");
        assertThat(parents(trace)).containsEntry("publish OrderFailed", "purchase undo close-order");
    }

    @Test
    void aSagaThatIsTakenOverGoesOnInItsTrace(Shop shop, @Autowired Map<String, SmartLifecycle> lifecycles) {
        Shop.Sale sale = shop.openSale();
        Shopper shopper = shop.shopper().admittedTo(sale);
        Reply hold = shopper.hold(sale, "stalls-A-1").expect(201);
        SmartLifecycle runner = lifecycles.get("sagaRunner");
        runner.stop();
        String orderId = shopper.order(hold, "tok_lost_reply").expect(202).text("orderId");
        runner.start();
        shopper.awaitOrder(orderId, "CONFIRMED");

        List<SpanData> trace = traceOf(orderId, "project OrderConfirmed");

        assertThat(trace).extracting(SpanData::getName).contains("join queue", "place order", "purchase issue-tickets");
        assertThat(trace.stream().filter(span -> span.getName().equals("purchase authorize-payment"))
                .map(span -> attribute(span, "onrush.saga.outcome"))).contains("retrying", "done");
    }

    @Test
    void aTraceThatAClientNamesIsNotJoinedUnlessASettingSaysSo(Shop shop) {
        Shop.Sale sale = shop.openSale();
        Shopper shopper = shop.shopper().header("traceparent", "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01");

        Reply joined = shopper.join(sale).expect(201);

        String claims = new String(Base64.getUrlDecoder().decode(joined.text("ticket").split("\\.")[1]));
        assertThat(claims).contains("\"trc\":\"00-").doesNotContain("0af7651916cd43dd8448eb211c80319c");
    }

    /** All spans of the order's trace, once the last one is there. */
    private List<SpanData> traceOf(String orderId, String last) {
        return await().atMost(PATIENCE).until(() -> {
            telemetry.getSdkTracerProvider().forceFlush().join(5, TimeUnit.SECONDS);
            String traceId = collector.getFinishedSpanItems().stream()
                    .filter(span -> orderId.equals(attribute(span, "onrush.order.id")))
                    .map(SpanData::getTraceId).findFirst().orElse("none");
            return collector.getFinishedSpanItems().stream().filter(span -> span.getTraceId().equals(traceId)).toList();
        }, spans -> spans.stream().anyMatch(span -> span.getName().equals(last)));
    }

    private static Map<String, String> parents(List<SpanData> trace) {
        Map<String, String> names = trace.stream().collect(Collectors.toMap(SpanData::getSpanId, SpanData::getName));
        return trace.stream().filter(span -> names.containsKey(span.getParentSpanId()))
                .collect(Collectors.toMap(SpanData::getName, span -> names.get(span.getParentSpanId()), (first, again) -> first));
    }

    private static SpanData named(List<SpanData> trace, String name) {
        return trace.stream().filter(span -> span.getName().equals(name)).findFirst().orElseThrow();
    }

    private static String attribute(SpanData span, String name) {
        return span.getAttributes().get(AttributeKey.stringKey(name));
    }

    @TestConfiguration(proxyBeanMethods = false)
    static class Collector {

        @Bean
        InMemorySpanExporter collector() {
            return InMemorySpanExporter.create();
        }
    }
}
