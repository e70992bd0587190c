package io.onrush.engine.wiring;

import io.onrush.engine.admin.AdminPassword;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;

@Configuration(proxyBeanMethods = false)
class StartupConfiguration {

    @Bean
    StartupMessage startupMessage(AdminPassword password, Environment environment) {
        return new StartupMessage(password, environment, System.out);
    }
}
