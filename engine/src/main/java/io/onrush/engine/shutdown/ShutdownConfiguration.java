package io.onrush.engine.shutdown;

import io.onrush.engine.edge.HotWay;
import java.security.SecureRandom;
import java.util.List;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.ApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(ShutdownProperties.class)
class ShutdownConfiguration {

    @Bean
    ClosingConnections closingConnections(HotWay hotCalls) {
        return new ClosingConnections(hotCalls);
    }

    @Bean
    LeaveTheSale leaveTheSale(
            ApplicationContext context,
            ShutdownProperties properties,
            List<OpenStreams> streams,
            ClosingConnections connections,
            SecureRandom random) {
        return new LeaveTheSale(context, properties, streams, connections, random);
    }
}
