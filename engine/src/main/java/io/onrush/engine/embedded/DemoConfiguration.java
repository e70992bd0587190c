package io.onrush.engine.embedded;

import io.onrush.engine.admin.AdminPassword;
import java.time.Clock;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The demo sale: only where something is embedded, and not where {@code onrush.demo.enabled=false}. */
@Configuration(proxyBeanMethods = false)
@ConditionalOnBooleanProperty(name = "onrush.embedded.active")
@ConditionalOnBooleanProperty(name = "onrush.demo.enabled", matchIfMissing = true)
@EnableConfigurationProperties(DemoProperties.class)
class DemoConfiguration {

    @Bean
    DemoSale demoSale(DemoProperties properties, AdminPassword password, Clock clock) {
        return new DemoSale(properties, password, clock, System.out);
    }
}
