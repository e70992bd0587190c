package io.onrush.engine.wiring;

import org.springframework.boot.data.redis.autoconfigure.ClientResourcesBuilderCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.client.ReactorResourceFactory;
import reactor.netty.resources.LoopResources;

/**
 * One event loop a core, for HTTP, RSocket and Redis. More would only take turns on the cores, and fewer requests and commands
 * would be read and sent together.
 */
@Configuration(proxyBeanMethods = false)
class EventLoopsConfiguration {

    private static final int LOOPS = Runtime.getRuntime().availableProcessors();

    /** Ended with the last bean that uses them: what is written to Redis while the others stop needs them still. */
    @Bean(destroyMethod = "dispose")
    LoopResources serverLoops() {
        return LoopResources.create("onrush-server", LOOPS, true);
    }

    @Bean
    ReactorResourceFactory reactorResourceFactory(LoopResources serverLoops) {
        ReactorResourceFactory factory = new ReactorResourceFactory();
        factory.setUseGlobalResources(false);
        factory.setLoopResources(serverLoops);
        return factory;
    }

    @Bean
    ClientResourcesBuilderCustomizer onLoopsOfTheServer(LoopResources serverLoops) {
        return redis -> redis.eventLoopGroupProvider(new EventLoops(serverLoops, LOOPS));
    }
}
