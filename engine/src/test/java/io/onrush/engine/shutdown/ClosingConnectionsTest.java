package io.onrush.engine.shutdown;

import static org.assertj.core.api.Assertions.assertThat;

import io.onrush.engine.edge.HotWay;
import org.junit.jupiter.api.Test;
import org.springframework.mock.http.server.reactive.MockServerHttpRequest;
import org.springframework.mock.web.server.MockServerWebExchange;
import reactor.core.publisher.Mono;

class ClosingConnectionsTest {

    private final HotWay hotCalls = new HotWay();
    private final ClosingConnections connections = new ClosingConnections(hotCalls);

    @Test
    void connectionsLiveOnWhileTheProcessDoes() {
        assertThat(answered()).isNull();
        assertThat(hotCalls.isOpen()).isTrue();
    }

    @Test
    void everyAnswerOfADepartingProcessIsTheLastOnItsConnection() {
        connections.begin();
        assertThat(answered()).isEqualTo("close");
        assertThat(hotCalls.isOpen()).as("hot calls go past this").isFalse();
    }

    private String answered() {
        MockServerWebExchange exchange = MockServerWebExchange.from(MockServerHttpRequest.get("/"));
        connections.filter(exchange, done -> Mono.empty()).block();
        return exchange.getResponse().getHeaders().getFirst("Connection");
    }
}
