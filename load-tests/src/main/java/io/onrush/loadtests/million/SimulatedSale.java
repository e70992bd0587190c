package io.onrush.loadtests.million;

import io.lettuce.core.api.StatefulRedisConnection;
import io.onrush.engine.inventory.SaleScripts;
import io.onrush.loadtests.million.Agenda.Deed;
import io.onrush.loadtests.million.Agenda.Step;
import io.onrush.loadtests.million.Person.Kind;
import io.onrush.waitingroom.admission.AdmissionPass;
import io.onrush.waitingroom.admission.AdmissionScripts;
import io.onrush.waitingroom.draw.MerkleTreeHash;
import io.onrush.waitingroom.draw.ServerSeed;
import io.onrush.waitingroom.draw.SwapOrNotShuffle;
import io.onrush.waitingroom.queue.Onsale;
import io.onrush.waitingroom.queue.QueueProgress;
import io.onrush.waitingroom.queue.QueueScripts;
import io.onrush.waitingroom.queue.QueueTicket;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * A crowd at the product's own scripts, a second of virtual time at a time: it arrives, is drawn, is called, picks seats on a map that is a few
 * seconds old, pays or not. Processes crash on the way, and an answer of one that is down is lost, whether or not what was asked for was done. One
 * seed decides it all. What must not happen ends it with an {@link IllegalStateException}.
 */
final class SimulatedSale {

    /** After every clock of today, so that no key of Redis goes meanwhile. */
    static final Instant OPENS = Instant.parse("2091-06-01T10:00:00Z");

    private static final Duration SHOW_UP = Duration.ofSeconds(60);
    private static final Duration HOLD_TIME = Duration.ofMinutes(4);
    private static final int MOST_SEATS = 4;
    private static final int TRIES = 8;
    private static final int MAP_AGE = 3;
    private static final int AT_ONCE = 512;
    private static final int LOOK_SECONDS = 20;
    private static final Duration PATIENCE = Duration.ofMinutes(5);

    private final MillionSettings settings;
    private final Random random;
    private final Nodes nodes;
    private final Onsale onsale;
    private final QueueScripts queue;
    private final AdmissionScripts admission;
    private final SaleScripts sale;
    private final Agenda agenda = new Agenda();
    private final List<Person> byIndex = new ArrayList<>();
    private final String[] buyers;
    private final Curves curves = new Curves();
    private Person[] byPosition = {};
    private String map = "";
    private int drawn;
    private long called;
    private int lost;
    private int taken;
    private int lapsed;
    private int hoarded;
    private long mostActive;
    private double drawSeconds;

    SimulatedSale(StatefulRedisConnection<String, String> redis, MillionSettings settings) {
        this.settings = settings;
        this.random = new Random(settings.seed());
        this.nodes = new Nodes(settings.nodes(), -settings.queueSeconds(), settings.longest(), random);
        UUID event = id();
        this.onsale = new Onsale(id(), event, OPENS.minusSeconds(settings.queueSeconds()), OPENS, OPENS.plusSeconds(settings.longest()),
                settings.perMinute(), settings.maxActive(), settings.passSeconds(), false, "", null, 1);
        this.queue = new QueueScripts(redis.reactive());
        this.admission = new AdmissionScripts(redis.reactive(), SHOW_UP);
        this.sale = new SaleScripts(redis.reactive(), event, HOLD_TIME, MOST_SEATS);
        this.buyers = new String[settings.seats()];
    }

    /** Runs until every seat is sold, nobody is left, or the sale closes. */
    void run() {
        sale.load(settings.seats()).block(PATIENCE);
        arrivals();
        int second = -settings.queueSeconds();
        for (; second < 0; second++) {
            doAll(second, List.of(Deed.JOIN));
            watch(second, QueueProgress.NONE);
        }
        draw();
        for (; second < settings.longest() && !isOver(second); second++) {
            map = second % MAP_AGE == 0 || map.isEmpty() ? sale.seats().block(PATIENCE) : map;
            QueueProgress progress = tick(second);
            call(progress, second);
            doAll(second, List.of(Deed.values()));
            watch(second, progress);
        }
        checkBooks();
    }

    private boolean isOver(int second) {
        return second % LOOK_SECONDS == 0 && sale.seats().block(PATIENCE).chars().allMatch(letter -> letter == 'S');
    }

    /** Three in five before the sale opens, more and more towards it; the others behind, fewer and fewer. */
    private void arrivals() {
        for (int i = 0; i < settings.crowd(); i++) {
            boolean early = random.nextInt(5) < 3;
            int second = early
                    ? -1 - (int) (settings.queueSeconds() * Math.pow(random.nextDouble(), 3) * 0.999)
                    : (int) (-Math.log(1 - random.nextDouble()) * settings.queueSeconds() / 6);
            double kind = random.nextDouble();
            agenda.at(Math.min(second, settings.longest() - 1),
                    new Person(kind < settings.bots() ? Kind.BOT : kind < settings.bots() + settings.leavers() ? Kind.LEAVER : Kind.SHOPPER, id().toString()), Deed.JOIN);
        }
    }

    private void draw() {
        long began = System.nanoTime();
        MerkleTreeHash tree = queue.freeze(onsale).block(PATIENCE);
        byte[] bytes = new byte[32];
        random.nextBytes(bytes);
        byte[] seed = ServerSeed.of(bytes).drawSeed(tree.root(), new byte[0]);
        drawSeconds = (System.nanoTime() - began) / 1e9;
        drawn = Math.toIntExact(tree.leaves());
        if (drawn != byIndex.size()) {
            throw new IllegalStateException(byIndex.size() + " have a place, and " + drawn + " were drawn");
        }
        int[] positions = new SwapOrNotShuffle(seed, drawn).permutation();
        byPosition = new Person[drawn];
        for (int index = 0; index < drawn; index++) {
            byIndex.get(index).position = positions[index];
            byPosition[positions[index]] = byIndex.get(index);
        }
    }

    /** Every process that is up ticks and sweeps; all have the same clock here. */
    private QueueProgress tick(int second) {
        QueueProgress progress = null;
        for (int node = 0; node < nodes.count(); node++) {
            if (nodes.isUp(node, second)) {
                progress = admission.advance(onsale, millis(second)).block(PATIENCE);
                lapsed += sale.sweep(millis(second)).block(PATIENCE);
            }
        }
        if (progress == null) {
            return curves.last();
        }
        mostActive = Math.max(mostActive, progress.active());
        return progress;
    }

    private void call(QueueProgress progress, int second) {
        for (; called < progress.admitted(); called++) {
            Person person = called < drawn ? byPosition[(int) called] : byIndex.get((int) called);
            if (person.kind != Kind.LEAVER) {
                agenda.at(second + (person.kind == Kind.BOT ? 1 : 1 + random.nextInt(30)), person, Deed.ASK_FOR_PASS);
            }
        }
    }

    private void doAll(int second, List<Deed> deeds) {
        List<Step> due = agenda.due(second);
        for (Deed deed : deeds) {
            List<Mono<Runnable>> attempts = due.stream().filter(step -> step.deed() == deed).map(step -> attempt(step.person(), deed, second)).toList();
            for (int from = 0; from < attempts.size(); from += AT_ONCE) {
                together(attempts.subList(from, Math.min(from + AT_ONCE, attempts.size()))).forEach(Runnable::run);
            }
        }
    }

    /** All sent by this thread, one after the other, so that Redis meets them in this order. */
    private static List<Runnable> together(List<Mono<Runnable>> attempts) {
        return Flux.fromIterable(attempts).flatMapSequential(attempt -> attempt, AT_ONCE).collectList().block(PATIENCE);
    }

    /** By any process. Of one that is down nothing is heard; half of what it was asked for was done. Gives what follows from the answer. */
    private Mono<Runnable> attempt(Person person, Deed deed, int second) {
        boolean answered = nodes.isUp(random.nextInt(nodes.count()), second);
        boolean done = answered || random.nextBoolean();
        if (!answered) {
            lost++;
            agenda.at(second + 2 + random.nextInt(4), person, deed);
        }
        return done ? act(person, deed, second, answered) : Mono.empty();
    }

    private Mono<Runnable> act(Person person, Deed deed, int second, boolean answered) {
        long now = millis(second);
        return switch (deed) {
            case JOIN -> queue.join(onsale, person.visitor, id(), now).map(ticket -> () -> joined(person, ticket));
            case ASK_FOR_PASS -> admission.pass(onsale, person.ticket, person.position, id(), now).map(pass -> () -> {
                if (answered) {
                    wentIn(person, pass.orElse(null), second);
                }
            });
            case HOLD -> hold(person, second, answered);
            case PAY -> sale.sell(person.hold, person.visitor, person.wish, now).map(sold -> () -> paid(person, sold, second, answered));
            case LEAVE -> admission.leave(person.pass).then(Mono.empty());
        };
    }

    private void wentIn(Person person, @Nullable AdmissionPass pass, int second) {
        if (pass == null) {
            agenda.at(second + 1 + random.nextInt(3), person, Deed.ASK_FOR_PASS);
        } else {
            person.pass = pass;
            agenda.at(second + (person.kind == Kind.BOT ? 1 : 5 + random.nextInt(40)), person, Deed.HOLD);
        }
    }

    private void paid(Person person, boolean sold, int second, boolean answered) {
        if (sold) {
            person.wish.forEach(seat -> sold(seat, person));
        }
        if (answered) {
            agenda.at(second + 1, person, Deed.LEAVE);
        }
    }

    private void joined(Person person, QueueTicket ticket) {
        if (person.ticket == null) {
            if (ticket.index() != byIndex.size()) {
                throw new IllegalStateException("index " + ticket.index() + " was given, " + byIndex.size() + " comes next");
            }
            byIndex.add(person);
            person.ticket = ticket;
            person.position = byPosition.length == 0 ? -1 : ticket.index();
        } else if (!person.ticket.equals(ticket)) {
            throw new IllegalStateException(person.visitor + " has two places: " + person.ticket.index() + " and " + ticket.index());
        }
    }

    /** Again with the same id where the answer was lost. */
    private Mono<Runnable> hold(Person person, int second, boolean answered) {
        if (person.pass.expiresAt().toEpochMilli() <= millis(second)) {
            return Mono.empty();
        }
        if (person.hold == null) {
            person.wish = pick(person.kind == Kind.BOT ? MOST_SEATS : 1 + random.nextInt(MOST_SEATS));
            person.hold = id();
        }
        if (person.wish.isEmpty()) {
            agenda.at(second + 1, person, Deed.LEAVE);
            return Mono.empty();
        }
        return sale.hold(person.hold, person.visitor, person.wish, millis(second)).map(answer -> () -> {
            if (answered) {
                held(person, answer, second);
            }
        });
    }

    private void held(Person person, SaleScripts.Answer answer, int second) {
        int waits = 3 + random.nextInt(8);
        boolean pays = random.nextInt(100) < settings.paying();
        switch (answer) {
            case HELD -> {
                if (person.kind == Kind.BOT) {
                    hoarded++;
                    person.hold = null;
                    agenda.at(second + (int) HOLD_TIME.toSeconds() + 2, person, Deed.HOLD);
                } else {
                    agenda.at(second + 20 + random.nextInt(160), person, pays ? Deed.PAY : Deed.LEAVE);
                }
            }
            case TAKEN -> {
                taken++;
                person.hold = null;
                agenda.at(second + waits, person, ++person.tries < TRIES ? Deed.HOLD : Deed.LEAVE);
            }
            case REFUSED -> agenda.at(second + 1, person, Deed.LEAVE);
        }
    }

    /** Neighbours that were free on the map, rather in front than behind; fewer where there are not so many. */
    private List<Integer> pick(int quantity) {
        for (int wanted = quantity; wanted > 0; wanted--) {
            String run = "A".repeat(wanted);
            int from = (int) (map.length() * Math.pow(random.nextDouble(), 2));
            int found = map.indexOf(run, from);
            found = found < 0 ? map.indexOf(run) : found;
            if (found >= 0) {
                return IntStream.range(found, found + wanted).boxed().toList();
            }
        }
        return List.of();
    }

    private void sold(int seat, Person person) {
        if (buyers[seat] != null && !buyers[seat].equals(person.visitor)) {
            throw new IllegalStateException("seat " + seat + " was sold to " + buyers[seat] + " and to " + person.visitor);
        }
        buyers[seat] = person.visitor;
    }

    private void watch(int second, QueueProgress progress) {
        if (second % LOOK_SECONDS == 0) {
            String seats = second < 0 ? "A".repeat(settings.seats()) : sale.seats().block(PATIENCE);
            curves.add(second, byIndex.size(), progress, count(seats, 'A'), count(seats, 'H'), count(seats, 'S'), nodes.up(second));
        }
        curves.seen(progress);
    }

    private static int count(String seats, char letter) {
        return (int) seats.chars().filter(each -> each == letter).count();
    }

    private void checkBooks() {
        String seats = sale.seats().block(PATIENCE);
        for (int seat = 0; seat < buyers.length; seat++) {
            if ((buyers[seat] != null) != (seats.charAt(seat) == 'S')) {
                throw new IllegalStateException("seat " + seat + " was sold to " + buyers[seat] + ", and Redis has it as " + seats.charAt(seat));
            }
        }
        long several = Arrays.stream(buyers).filter(Objects::nonNull).collect(Collectors.groupingBy(Function.identity(), Collectors.counting()))
                .values().stream().filter(seatsOfOne -> seatsOfOne > MOST_SEATS).count();
        if (several > 0 || mostActive > settings.maxActive()) {
            throw new IllegalStateException(several + " have more seats than they may; " + mostActive + " passes were alive at once");
        }
    }

    MillionFigures figures() {
        int end = curves.end();
        return new MillionFigures(byIndex.size(), drawn, drawSeconds, end, called, mostActive, settings.maxActive(), (int) Arrays.stream(buyers).filter(Objects::nonNull).count(),
                taken, hoarded, lapsed, lost, nodes.crashes(end));
    }

    Curves curves() {
        return curves;
    }

    String keysOfQueue() {
        return "{q:" + onsale.id() + "}:*";
    }

    private static long millis(int second) {
        return OPENS.toEpochMilli() + second * 1000L;
    }

    private UUID id() {
        return new UUID(random.nextLong() & ~0xf000L | 0x4000L, random.nextLong() & 0x3fffffffffffffffL | 0x8000000000000000L);
    }
}
