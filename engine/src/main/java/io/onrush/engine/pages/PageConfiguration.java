package io.onrush.engine.pages;

import org.springframework.boot.autoconfigure.condition.ConditionalOnExpression;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.web.reactive.function.server.RouterFunction;
import org.springframework.web.reactive.function.server.ServerResponse;

/** Where pages are served, and where the waiting room is: its own page has a form that only that role can answer. */
@Configuration(proxyBeanMethods = false)
@ConditionalOnExpression("${onrush.edge.serve:true} or ${onrush.waiting-room.serve:true}")
class PageConfiguration {

    @Bean
    PageFiles pageFiles() {
        return PageFiles.load();
    }

    @Bean
    PageRoutes pages(PageFiles files) {
        return new PageRoutes(files);
    }

    @Bean
    ServerPages serverPages(PageFiles files) {
        return new ServerPages(files);
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
