package io.onrush.engine.health;

import java.util.List;
import org.springframework.context.SmartLifecycle;
import reactor.core.Disposable;
import reactor.core.Disposables;
import reactor.core.publisher.Mono;

/** Asks each dependency again and again; one that does not answer keeps no other from being asked. */
final class DependencyWatch implements SmartLifecycle {

    private final List<Dependency> dependencies;
    private final HealthProperties properties;
    private volatile Disposable.Composite asking = Disposables.composite();
    private volatile boolean running;

    DependencyWatch(List<Dependency> dependencies, HealthProperties properties) {
        this.dependencies = dependencies;
        this.properties = properties;
    }

    @Override
    public void start() {
        asking = Disposables.composite();
        dependencies.forEach(dependency -> asking.add(dependency.ask(properties.timeout())
                .then(Mono.delay(properties.interval()))
                .repeat()
                .subscribe()));
        running = true;
    }

    @Override
    public void stop() {
        asking.dispose();
        running = false;
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    /** Before the web server, and until it has drained; but not longer than there is a connection to Redis, which is at 0. */
    @Override
    public int getPhase() {
        return 1;
    }
}
