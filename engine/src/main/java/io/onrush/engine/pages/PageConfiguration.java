package io.onrush.engine.pages;

import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.web.reactive.function.server.RouterFunction;
import org.springframework.web.reactive.function.server.ServerResponse;

@Configuration(proxyBeanMethods = false)
@ConditionalOnBooleanProperty(name = "onrush.edge.serve", matchIfMissing = true)
class PageConfiguration {

    @Bean
    PageRoutes pages() {
        return new PageRoutes(PageFiles.load());
    }

    @Bean
    @Order(0)
    RouterFunction<ServerResponse> contractRoutes() {
        return new ContractRoutes(new ContractFiles()).routes();
    }

    @Bean
    RouterFunction<ServerResponse> pageRoutes(PageRoutes pages) {
        return pages.routes();
    }

    @Bean
    @Order(Ordered.LOWEST_PRECEDENCE)
    RouterFunction<ServerResponse> notFoundPage(PageRoutes pages) {
        return pages.notFound();
    }
}
