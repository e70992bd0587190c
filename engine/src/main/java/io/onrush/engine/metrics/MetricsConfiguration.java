package io.onrush.engine.metrics;

import io.micrometer.core.instrument.binder.netty4.NettyAllocatorMetrics;
import io.micrometer.observation.ObservationPredicate;
import io.netty.buffer.ByteBufAllocator;
import io.netty.buffer.ByteBufAllocatorMetricProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.security.config.observation.SecurityObservationSettings;

/** What is measured of the frameworks, and what is not because it costs more than it tells. */
@Configuration(proxyBeanMethods = false)
class MetricsConfiguration {

    @Bean
    ObservationPredicate requestsThatAreAnswered() {
        return new AnsweredRequests();
    }

    /** Each request passes a dozen security filters; a timer and a tag set for each of them tell nobody anything. */
    @Bean
    SecurityObservationSettings securityObservations() {
        return SecurityObservationSettings.noObservations();
    }

    /** The memory of network buffers, which the JVM's own figures leave out. */
    @Bean
    NettyAllocatorMetrics nettyAllocatorMetrics() {
        return new NettyAllocatorMetrics((ByteBufAllocatorMetricProvider) ByteBufAllocator.DEFAULT);
    }
}
