package io.onrush.engine.wiring;

import org.springframework.boot.SpringApplication;
import org.springframework.context.ApplicationContext;

/**
 * The engine or, where {@code onrush.migrate-only} is true, nothing but the migration of the schemas: then the process
 * needs PostgreSQL alone, serves nothing and ends when it is done.
 */
public final class OnrushApplication extends SpringApplication {

    public OnrushApplication(Class<?> engine) {
        super(engine);
    }

    @Override
    protected void load(ApplicationContext context, Object[] sources) {
        boolean migrateOnly = MigrateOnly.isSet(context.getEnvironment());
        super.load(context, migrateOnly ? new Object[] {MigrateOnly.Run.class} : sources);
    }
}
