package io.onrush.engine.metrics;

import io.micrometer.core.instrument.binder.netty4.NettyAllocatorMetrics;
import io.micrometer.observation.ObservationPredicate;
import io.netty.buffer.ByteBufAllocator;
import io.netty.buffer.ByteBufAllocatorMetricProvider;
import io.onrush.engine.edge.HotCalls;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.security.config.observation.SecurityObservationSettings;
import org.springframework.util.function.SingletonSupplier;

/** What is measured of the frameworks, and what is not because it costs more than it tells. */
@Configuration(proxyBeanMethods = false)
class MetricsConfiguration {

    /** The calls come late: their routes need beans that are observed themselves. */
    @Bean
    ObservationPredicate requestsThatAreAnswered(ObjectProvider<HotCalls> timedElsewhere) {
        return new AnsweredRequests(SingletonSupplier.of(timedElsewhere::getObject));
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
