package io.onrush.engine.identity;

import io.lettuce.core.cluster.api.reactive.RedisClusterReactiveCommands;
import io.micrometer.core.instrument.MeterRegistry;
import io.onrush.engine.edge.ClientAddress;
import io.onrush.engine.edge.SigningKeys;
import io.onrush.engine.edge.VisitorSignIn;
import io.onrush.engine.mail.Mail;
import io.onrush.engine.mail.MailPresence;
import io.onrush.waitingroom.site.SiteProperties;
import java.net.URI;
import java.security.SecureRandom;
import java.time.Clock;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.util.IdGenerator;
import org.springframework.web.reactive.function.server.RouterFunction;
import org.springframework.web.reactive.function.server.ServerResponse;

/** Who somebody is, is known everywhere; it is proved, and moved to another device, on the edge. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(IdentityProperties.class)
class IdentityConfiguration {

    @Bean
    PersonDigests personDigests(SigningKeys keys) {
        return new PersonDigests(keys);
    }

    @Bean
    Persons persons(DatabaseClient database, IdGenerator ids, Clock clock) {
        return new Persons(database, ids, clock);
    }

    @Bean
    KnownPersons knownPersons(Persons persons, PersonDigests digests, MailPresence mail, IdentityProperties properties) {
        return new KnownPersons(persons, digests, mail, properties.oidc().issuer() != null);
    }

    @Configuration(proxyBeanMethods = false)
    @ConditionalOnBooleanProperty(name = "onrush.edge.serve", matchIfMissing = true)
    static class Serving {

        @Bean
        IdentityMeters identityMeters(MeterRegistry registry) {
            return new IdentityMeters(registry);
        }

        @Bean
        RouterFunction<ServerResponse> identityRoutes(
                RedisClusterReactiveCommands<String, String> redis, PersonDigests digests, Persons persons, IdentityProperties properties, Mail mail,
                SecureRandom random, IdGenerator ids, VisitorSignIn signIn, ClientAddress addresses, IdentityMeters meters) {
            VerifyEmail emails = new VerifyEmail(new OneTimeCodes(redis, digests, properties), digests, mail, random, ids, meters);
            OidcSubjects subjects = new OidcSubjects(OidcSubjects.decoder(properties.oidc()), digests);
            return new IdentityRoutes(emails, subjects, persons, new PersonSignIn(persons, signIn, ids), addresses, properties.oidc().signIn()).routes();
        }

        @Bean
        RouterFunction<ServerResponse> transferRoutes(
                SigningKeys keys, Clock clock, IdentityProperties properties, SiteProperties sites, VisitorSignIn signIn, IdentityMeters meters) {
            TransferLinks links = new TransferLinks(keys, clock, properties.transferLives());
            return new TransferRoutes(links, signIn, reachable(sites.publicUrl()), meters).routes();
        }

        /** A phone that follows a link finds nothing at this machine's name for itself: then the address counts by which the page was opened. */
        private static @Nullable URI reachable(@Nullable URI publicUrl) {
            return publicUrl == null || publicUrl.getHost().equals("localhost") ? null : publicUrl;
        }
    }
}
