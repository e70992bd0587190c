package io.onrush.engine.tracing;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import io.opentelemetry.api.OpenTelemetry;
import io.opentelemetry.api.trace.SpanKind;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;

class TracingConfigurationTest {

    private final ApplicationContextRunner engine = new ApplicationContextRunner().withUserConfiguration(TracingConfiguration.class);

    @Test
    void withoutACollectorTracingIsOff() {
        engine.run(context -> {
            assertThat(context.getBean(OpenTelemetry.class)).isSameAs(OpenTelemetry.noop());
            assertThat(context).doesNotHaveBean(AcceptedTraceparents.class);
        });
    }

    @Test
    void spansReachTheCollectorAtTheLatestWhenTheProcessEnds() throws Exception {
        BlockingQueue<String> received = new LinkedBlockingQueue<>();
        HttpServer collector = collector(received);
        String endpoint = "http://127.0.0.1:" + collector.getAddress().getPort() + "/v1/traces";
        engine.withPropertyValues("onrush.tracing.endpoint=" + endpoint, "onrush.tracing.headers.x-key=of-the-collector")
                .run(context -> context.getBean(Traces.class)
                        .part("place hold", SpanKind.SERVER, "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01")
                        .end());

        assertThat(received.poll(10, TimeUnit.SECONDS)).startsWith("POST /v1/traces of-the-collector ").contains("place hold", "onrush");
        collector.stop(0);
    }

    private static HttpServer collector(BlockingQueue<String> received) throws IOException {
        HttpServer collector = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        collector.createContext("/", exchange -> {
            String body = new String(exchange.getRequestBody().readAllBytes(), java.nio.charset.StandardCharsets.ISO_8859_1);
            received.add(exchange.getRequestMethod() + " " + exchange.getRequestURI() + " " + exchange.getRequestHeaders().getFirst("x-key") + " " + body);
            exchange.sendResponseHeaders(200, -1);
            exchange.close();
        });
        collector.start();
        return collector;
    }
}
