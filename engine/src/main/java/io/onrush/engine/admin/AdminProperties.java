package io.onrush.engine.admin;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * {@code onrush.admin}.
 *
 * @param password of the user {@code admin}; where none is given one is made up and printed at start
 * @param rolesClaim the claim of an OIDC token that lists roles; {@code ADMIN} must be among them
 */
@ConfigurationProperties("onrush.admin")
record AdminProperties(@DefaultValue("") String password, @DefaultValue("roles") String rolesClaim) {

    @Override
    public String toString() {
        return "AdminProperties[password=…, rolesClaim=" + rolesClaim + "]";
    }
}
