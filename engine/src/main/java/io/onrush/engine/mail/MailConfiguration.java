package io.onrush.engine.mail;

import io.micrometer.core.instrument.MeterRegistry;
import java.nio.file.Path;
import java.time.Clock;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Wires mail. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(MailProperties.class)
class MailConfiguration {

    @Bean
    Mail mail(MailProperties properties, Clock clock, MeterRegistry registry) {
        MimeLetters letters = new MimeLetters(properties.from(), clock);
        return switch (properties.transport()) {
            case NONE -> blocking(new NoMail(), properties, registry);
            case FILE -> blocking(new FileMail(Path.of(properties.folder()), letters, clock), properties, registry);
            case SMTP -> blocking(new SmtpMail(properties, letters), properties, registry);
        };
    }

    /** Whether letters can be sent at all. */
    @Bean
    MailPresence mailPresence(MailProperties properties) {
        return new MailPresence(properties.transport() != MailProperties.Transport.NONE);
    }

    private static Mail blocking(BlockingMail.Sending sending, MailProperties properties, MeterRegistry registry) {
        return new BlockingMail(sending, properties.connections(), properties.waiting(), registry);
    }
}
