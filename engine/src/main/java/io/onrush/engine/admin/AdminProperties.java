package io.onrush.engine.admin;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * {@code onrush.admin}.
 *
 * @param password of the user {@code admin}; where none is given one is made up and printed at start
 * @param rolesClaim the claim of an OIDC token that lists roles; {@code ADMIN} must be among them
 * @param sessionLifetime how long a session of the admin pages lasts
 * @param failedSignInsPerMinute wrong credentials that one address may send at once, and in a minute
 */
@ConfigurationProperties("onrush.admin")
record AdminProperties(
        @DefaultValue("") String password,
        @DefaultValue("roles") String rolesClaim,
        @DefaultValue("8h") Duration sessionLifetime,
        @DefaultValue("10") int failedSignInsPerMinute) {

    AdminProperties {
        require(sessionLifetime.isPositive(), "onrush.admin.session-lifetime must be positive");
        require(failedSignInsPerMinute > 0, "onrush.admin.failed-sign-ins-per-minute must be at least 1");
    }

    private static void require(boolean condition, String message) {
        if (!condition) {
            throw new IllegalArgumentException(message);
        }
    }

    @Override
    public String toString() {
        return "AdminProperties[password=…, rolesClaim=" + rolesClaim + ", sessionLifetime=" + sessionLifetime
                + ", failedSignInsPerMinute=" + failedSignInsPerMinute + "]";
    }
}
