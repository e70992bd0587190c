package io.onrush.engine.edge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.InetSocketAddress;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.mock.http.server.reactive.MockServerHttpRequest;

class ClientAddressTest {

    private final ClientAddress behindProxy = new ClientAddress(List.of("10.0.0.0/8"));

    @Test
    void theConnectionCountsWhereNoProxyIsTrusted() {
        assertThat(new ClientAddress(List.of()).of(request("10.0.0.1", "1.2.3.4"))).isEqualTo("10.0.0.1");
        assertThat(behindProxy.of(request("9.9.9.9", "1.2.3.4"))).isEqualTo("9.9.9.9");
    }

    @Test
    void aTrustedProxyTellsTheClient() {
        assertThat(behindProxy.of(request("10.0.0.1", "1.2.3.4"))).isEqualTo("1.2.3.4");
        assertThat(behindProxy.of(request("10.0.0.1", "1.2.3.4, 10.7.7.7"))).isEqualTo("1.2.3.4");
    }

    @Test
    void whatTheClientWroteItselfIsNotBelieved() {
        assertThat(behindProxy.of(request("10.0.0.1", "6.6.6.6, 1.2.3.4"))).isEqualTo("1.2.3.4");
        assertThat(behindProxy.of(request("10.0.0.1", "nonsense"))).isEqualTo("10.0.0.1");
        assertThat(behindProxy.of(request("10.0.0.1", null))).isEqualTo("10.0.0.1");
    }

    @Test
    void anIpv6SubscriberHasOneBucket() {
        String one = behindProxy.of(request("10.0.0.1", "2001:db8:1:2:3:4:5:6"));
        assertThat(one).isEqualTo(behindProxy.of(request("10.0.0.1", "2001:db8:1:2:ffff::1"))).endsWith("/64");
        assertThat(one).isNotEqualTo(behindProxy.of(request("10.0.0.1", "2001:db8:1:3::1")));
    }

    @Test
    void aNetworkThatIsNoneIsNamedAtTheStart() {
        assertThatThrownBy(() -> new ClientAddress(List.of("everyone"))).hasMessageContaining("onrush.edge.trusted-proxies");
    }

    private static MockServerHttpRequest request(String remote, String forwardedFor) {
        MockServerHttpRequest.BaseBuilder<?> request = MockServerHttpRequest.get("/").remoteAddress(new InetSocketAddress(remote, 1));
        return (forwardedFor == null ? request : request.header("X-Forwarded-For", forwardedFor)).build();
    }
}
