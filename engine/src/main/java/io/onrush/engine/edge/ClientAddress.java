package io.onrush.engine.edge;

import io.netty.handler.ipfilter.IpFilterRuleType;
import io.netty.handler.ipfilter.IpSubnetFilterRule;
import io.netty.util.NetUtil;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.util.StringUtils;

/**
 * Whose request it is: the connection's address, or what trusted proxies say in X-Forwarded-For, read from the right
 * until the first address that is not a trusted proxy's (what stands left of it, a client can have written). Of an IPv6
 * address the /64 counts, because a subscriber has all of it.
 */
public final class ClientAddress {

    private final List<IpSubnetFilterRule> trusted;

    ClientAddress(List<String> trustedProxies) {
        this.trusted = trustedProxies.stream().map(ClientAddress::rule).toList();
    }

    /** A key for limits: an address, or the /64 of one. */
    public String of(ServerHttpRequest request) {
        return of(request.getRemoteAddress(), () -> request.getHeaders().getOrEmpty("X-Forwarded-For"));
    }

    /** @param forwardedFor the values of X-Forwarded-For, each a list or a single address */
    String of(@Nullable InetSocketAddress connection, Supplier<List<String>> forwardedFor) {
        return key(client(connection, forwardedFor));
    }

    /** The address itself; null where nobody knows. */
    public @Nullable InetAddress client(ServerHttpRequest request) {
        return client(request.getRemoteAddress(), () -> request.getHeaders().getOrEmpty("X-Forwarded-For"));
    }

    @Nullable InetAddress client(@Nullable InetSocketAddress connection, Supplier<List<String>> forwardedFor) {
        InetAddress address = connection == null ? null : connection.getAddress();
        return address != null && isTrusted(address) ? forwardedFor(forwardedFor.get(), address) : address;
    }

    private InetAddress forwardedFor(List<String> values, InetAddress connection) {
        List<String> hops = values.stream().flatMap(value -> Stream.of(StringUtils.tokenizeToStringArray(value, ","))).toList();
        InetAddress client = connection;
        for (String hop : hops.reversed()) {
            byte[] bytes = NetUtil.createByteArrayFromIpAddressString(hop.strip());
            if (bytes == null) {
                return client;
            }
            client = fromBytes(bytes);
            if (!isTrusted(client)) {
                return client;
            }
        }
        return client;
    }

    /** Whether a connection comes from a proxy whose word is believed. */
    boolean isProxy(@Nullable InetSocketAddress connection) {
        return connection != null && connection.getAddress() != null && isTrusted(connection.getAddress());
    }

    private boolean isTrusted(InetAddress address) {
        return trusted.stream().anyMatch(rule -> rule.matches(new InetSocketAddress(address, 0)));
    }

    private static String key(InetAddress address) {
        if (address == null) {
            return "unknown";
        }
        return address instanceof Inet6Address v6
                ? NetUtil.toAddressString(fromBytes(Arrays.copyOf(Arrays.copyOf(v6.getAddress(), 8), 16))) + "/64"
                : address.getHostAddress();
    }

    private static InetAddress fromBytes(byte[] bytes) {
        try {
            return InetAddress.getByAddress(bytes);
        } catch (UnknownHostException e) {
            throw new IllegalStateException("Not the length of an address: " + bytes.length, e);
        }
    }

    private static IpSubnetFilterRule rule(String cidr) {
        try {
            return new IpSubnetFilterRule(cidr, IpFilterRuleType.ACCEPT);
        } catch (RuntimeException e) {
            throw new IllegalArgumentException(
                    "onrush.edge.trusted-proxies holds '" + cidr + "'; write networks like 10.0.0.0/8", e);
        }
    }
}
