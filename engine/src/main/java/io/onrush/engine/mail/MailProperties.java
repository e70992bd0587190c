package io.onrush.engine.mail;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * {@code onrush.mail}. Codes, confirmations and reminders.
 *
 * @param transport `SMTP`; `FILE`, which writes each letter into `folder` as an .eml file, and is what the embedded default does; `NONE`: onsales that want an e-mail address cannot
 *     be scheduled
 * @param from the sender, as in `Onrush <tickets@example.org>`
 * @param folder of `FILE`
 * @param host of `SMTP`
 * @param port of the host [1 to 65535]
 * @param security `STARTTLS`, without which nothing is sent; `TLS` from the first byte; `NONE`, for a server on this machine
 * @param user where the server wants one
 * @param password of the user; a secret
 * @param timeout for connecting, and for each answer of the server; then the letter is not sent [above 0]
 * @param connections to the server, kept open and used one letter after the other [1 or more]
 * @param waiting letters that may wait for a connection; more are refused [1 or more]
 */
@ConfigurationProperties("onrush.mail")
record MailProperties(
        @DefaultValue("NONE") Transport transport,
        @DefaultValue("Onrush <no-reply@localhost>") String from,
        @DefaultValue("") String folder,
        @DefaultValue("") String host,
        @DefaultValue("587") int port,
        @DefaultValue("STARTTLS") Security security,
        @DefaultValue("") String user,
        @DefaultValue("") String password,
        @DefaultValue("5s") Duration timeout,
        @DefaultValue("4") int connections,
        @DefaultValue("1000") int waiting) {

    MailProperties {
        require(transport != Transport.FILE || !folder.isBlank(), "folder is needed where transport is FILE");
        require(transport != Transport.SMTP || !host.isBlank(), "host is needed where transport is SMTP");
        require(port > 0 && port <= 65_535, "port must be from 1 to 65535");
        require(timeout.isPositive(), "timeout must be longer than 0, for instance 5s");
        require(connections > 0, "connections must be 1 or more");
        require(waiting > 0, "waiting must be 1 or more");
    }

    enum Transport { NONE, FILE, SMTP }

    enum Security { STARTTLS, TLS, NONE }

    /** Names no secret. */
    @Override
    public String toString() {
        return "MailProperties[transport=" + transport + ", from=" + from + ", folder=" + folder + ", host=" + host + ", port=" + port
                + ", security=" + security + ", user=" + user + "]";
    }

    private static void require(boolean right, String rule) {
        if (!right) {
            throw new IllegalArgumentException("onrush.mail." + rule);
        }
    }
}
