package io.onrush.engine.tracing;

import io.opentelemetry.api.OpenTelemetry;
import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.api.common.Attributes;
import io.opentelemetry.context.Context;
import io.opentelemetry.exporter.otlp.http.trace.OtlpHttpSpanExporter;
import io.opentelemetry.exporter.otlp.http.trace.OtlpHttpSpanExporterBuilder;
import io.opentelemetry.sdk.OpenTelemetrySdk;
import io.opentelemetry.sdk.resources.Resource;
import io.opentelemetry.sdk.trace.SdkTracerProvider;
import io.opentelemetry.sdk.trace.export.BatchSpanProcessor;
import io.opentelemetry.sdk.trace.export.SpanExporter;
import io.opentelemetry.sdk.trace.samplers.Sampler;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * OpenTelemetry, of the traces only and by hand: spans are made where something happens that an operator asks about, and
 * nowhere by instrumentation of every request.
 */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(TracingProperties.class)
class TracingConfiguration {

    /** Closed with the context, which sends what is left. */
    @Bean
    OpenTelemetry openTelemetry(TracingProperties properties, ObjectProvider<SpanExporter> given) {
        SpanExporter exporter = given.getIfAvailable(() -> properties.endpoint().isEmpty() ? null : otlp(properties));
        return exporter == null ? OpenTelemetry.noop() : sdk(exporter, properties);
    }

    @Bean
    Traces traces(OpenTelemetry telemetry) {
        return new Traces(telemetry);
    }

    @Bean
    @ConditionalOnBooleanProperty("onrush.tracing.accept-traceparent")
    AcceptedTraceparents acceptedTraceparents() {
        return new AcceptedTraceparents();
    }

    private static OpenTelemetry sdk(SpanExporter exporter, TracingProperties properties) {
        // Loads the class on this thread: its initialiser looks through the jars, which must not block an event loop.
        Context.root();
        Resource resource = Resource.getDefault().merge(Resource.create(Attributes.of(AttributeKey.stringKey("service.name"), "onrush")));
        SdkTracerProvider provider = SdkTracerProvider.builder()
                .setResource(resource)
                .setSampler(Sampler.parentBased(Sampler.traceIdRatioBased(properties.sampling())))
                .addSpanProcessor(BatchSpanProcessor.builder(exporter).setExporterTimeout(properties.timeout()).build())
                .build();
        return OpenTelemetrySdk.builder().setTracerProvider(provider).build();
    }

    private static SpanExporter otlp(TracingProperties properties) {
        OtlpHttpSpanExporterBuilder exporter = OtlpHttpSpanExporter.builder()
                .setEndpoint(properties.endpoint())
                .setTimeout(properties.timeout());
        properties.headers().forEach(exporter::addHeader);
        return exporter.build();
    }
}
