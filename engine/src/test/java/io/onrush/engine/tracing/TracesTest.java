package io.onrush.engine.tracing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.sdk.OpenTelemetrySdk;
import io.opentelemetry.sdk.trace.SdkTracerProvider;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

class TracesTest {

    private static final String JOURNEY = "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01";

    private final Traces on = new Traces(OpenTelemetrySdk.builder().setTracerProvider(SdkTracerProvider.builder().build()).build());

    @Test
    void aPartContinuesTheTraceThatItIsGiven() {
        Span part = on.part("place hold", SpanKind.SERVER, JOURNEY);
        assertThat(Traces.traceparent(part)).startsWith("00-0af7651916cd43dd8448eb211c80319c-").endsWith("-01").doesNotContain("b7ad6b7169203331");
    }

    @Test
    void withoutAJourneyOrWithoutTelemetryNothingIsMade() {
        assertThat(on.part("place hold", SpanKind.SERVER, null)).isSameAs(Span.getInvalid());
        assertThat(Traces.off().part("place hold", SpanKind.SERVER, JOURNEY)).isSameAs(Span.getInvalid());
        assertThat(Traces.traceparent(Span.getInvalid())).isNull();
    }

    @Test
    void settingsThatCannotBeRightEndTheStart() {
        assertThatIllegalArgumentException().isThrownBy(() -> settings("collector:4318", 0.1)).withMessageContaining("onrush.tracing.endpoint");
        assertThatIllegalArgumentException().isThrownBy(() -> settings("", 1.5)).withMessageContaining("onrush.tracing.sampling");
        assertThat(settings("http://collector:4318/v1/traces", 1)).hasToString(
                "TracingProperties[endpoint=http://collector:4318/v1/traces, sampling=1.0, acceptTraceparent=false]");
    }

    private static TracingProperties settings(String endpoint, double sampling) {
        return new TracingProperties(endpoint, Map.of("authorization", "secret"), sampling, false, Duration.ofSeconds(5));
    }
}
