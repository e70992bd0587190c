package io.onrush.engine.wiring;

import io.onrush.engine.admin.AdminPassword;
import java.io.PrintStream;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.boot.web.server.context.WebServerApplicationContext;
import org.springframework.context.ApplicationListener;
import org.springframework.core.env.Environment;

/** Tells whoever started the process where it is. Printed and not logged, because it may tell a password. */
final class StartupMessage implements ApplicationListener<ApplicationReadyEvent> {

    private final AdminPassword password;
    private final Environment environment;
    private final PrintStream out;

    StartupMessage(AdminPassword password, Environment environment, PrintStream out) {
        this.password = password;
        this.environment = environment;
        this.out = out;
    }

    @Override
    public void onApplicationEvent(ApplicationReadyEvent ready) {
        int port = ((WebServerApplicationContext) ready.getApplicationContext()).getWebServer().getPort();
        out.printf("%n  Onrush is ready after %.1f s:  http://localhost:%d%n", ready.getTimeTaken().toMillis() / 1000.0, port);
        out.printf("  roles: %s%n", environment.getProperty("onrush.roles", "all"));
        if (environment.getProperty("onrush.mail.transport", "").equals("FILE")) {
            out.printf("  mails: written into %s%n", environment.getProperty("onrush.mail.folder"));
        }
        out.printf("  admin: http://localhost:%d/admin  user admin, password %s%n%n", port, password.isGenerated() ? password.reveal() : "as configured");
        out.flush();
    }
}
