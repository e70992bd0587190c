package io.onrush.engine;

import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** The shape of the architecture page: three libraries that do not know each other, and an engine that knows all three. */
@AnalyzeClasses(packages = "io.onrush", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {

    private static final String WAITING_ROOM = "io.onrush.waitingroom..";
    private static final String SEAT_MAP = "io.onrush.seatmap..";
    private static final String CHECKOUT = "io.onrush.checkout..";
    private static final String ENGINE = "io.onrush.engine..";

    @ArchTest
    static final ArchRule theWaitingRoomKnowsNobody =
            noClasses().that().resideInAPackage(WAITING_ROOM).should().dependOnClassesThat().resideInAnyPackage(SEAT_MAP, CHECKOUT, ENGINE);

    @ArchTest
    static final ArchRule theSeatMapStreamerKnowsNobody =
            noClasses().that().resideInAPackage(SEAT_MAP).should().dependOnClassesThat().resideInAnyPackage(WAITING_ROOM, CHECKOUT, ENGINE);

    @ArchTest
    static final ArchRule theCheckoutSagaKnowsNobody =
            noClasses().that().resideInAPackage(CHECKOUT).should().dependOnClassesThat().resideInAnyPackage(WAITING_ROOM, SEAT_MAP, ENGINE);

    @ArchTest
    static final ArchRule onlyWiringAndAdminKnowMoreThanOneLibrary = noClasses()
            .that().resideInAnyPackage("io.onrush.engine.catalog..", "io.onrush.engine.inventory..", "io.onrush.engine.edge..")
            .should().dependOnClassesThat().resideInAnyPackage(WAITING_ROOM, CHECKOUT);

    @ArchTest
    static final ArchRule nothingOfTheProductDependsOnTheEmbeddedServers = noClasses()
            .that().resideOutsideOfPackage("io.onrush.engine.embedded..")
            .should().dependOnClassesThat().resideInAnyPackage("io.onrush.engine.embedded..", "io.zonky..", "redis.embedded..", "kafka..");

    @ArchTest
    static final ArchRule packagesAreNamedAfterFeatures =
            noClasses().should().resideInAnyPackage("..util..", "..common..", "..helper..", "..manager..", "..impl..");

    @ArchTest
    static final ArchRule theLibrariesAreFreeOfCycles = slices().matching("io.onrush.(*)..").should().beFreeOfCycles();

    @ArchTest
    static final ArchRule timeIsInjected = noClasses()
            .should().callMethod(Instant.class, "now")
            .orShould().callMethod(System.class, "currentTimeMillis")
            .orShould().callMethod(UUID.class, "randomUUID");

    @ArchTest
    static final ArchRule nothingBlocksOutsideStartUpAndShutdown = noClasses()
            .that().resideOutsideOfPackages("io.onrush.engine.embedded..", "io.onrush.engine.wiring..", "io.onrush.engine.shutdown..")
            .and().doNotHaveSimpleName("RSocketTcpServer")
            .and().doNotHaveSimpleName("MovedVisitors") // which reads once before the web server starts
            .should().callMethod(Mono.class, "block")
            .orShould().callMethod(Mono.class, "block", Duration.class)
            .orShould().callMethod(Mono.class, "blockOptional")
            .orShould().callMethod(Flux.class, "blockFirst")
            .orShould().callMethod(Flux.class, "blockFirst", Duration.class)
            .orShould().callMethod(Flux.class, "blockLast")
            .orShould().callMethod(Flux.class, "blockLast", Duration.class)
            .orShould().callMethod(CompletableFuture.class, "get")
            .orShould().callMethod(CompletableFuture.class, "join")
            .orShould().callMethod(Thread.class, "sleep", long.class);
}
