package io.onrush.loadtests.bench;

import io.lettuce.core.RedisClient;
import io.lettuce.core.RedisURI;
import io.onrush.engine.inventory.HoldScripts;
import io.onrush.loadtests.million.MillionSettings;
import io.onrush.loadtests.million.MillionVisitors;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Measures the ratios and prints them. Needs nothing but a JDK; nginx with nchan for one of them. */
public final class Benchmarks {

    private static final int CONNECTIONS = 32;

    private final PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
    private final BenchSettings settings;
    private final List<Ratio> ratios = new ArrayList<>();
    private final List<String> left = new ArrayList<>();

    private Benchmarks(BenchSettings settings) {
        this.settings = settings;
    }

    public static void main(String[] args) throws Exception {
        BenchSettings settings = BenchSettings.of(System.getProperties());
        Benchmarks benchmarks = new Benchmarks(settings);
        try (ServerProcess server = ServerProcess.start(settings.serverSettings()); HttpLoad load = new HttpLoad(server.port(), CONNECTIONS)) {
            benchmarks.run(server, load);
        }
        new Report(settings, benchmarks.ratios, benchmarks.left).write(Path.of("target", "benchmarks", "ratios.json"));
        System.exit(0);
    }

    private void run(ServerProcess server, HttpLoad load) throws Exception {
        Report.begin(out, settings);
        server.leaveCoreToServer();
        calls(server, load);
        if (settings.wants("script") || settings.wants("rivals")) {
            server.shareCoreWithStores();
            stores(server);
            server.leaveCoreToServer();
        }
        if (settings.wants("stadium")) {
            new StadiumFigures(server, out).measure();
        }
        if (settings.wants("best")) {
            new BestSeatFigures(server, load, out, settings.churn()).measure();
        }
        if (settings.wants("million")) {
            new MillionVisitors(server.redisPort(), out).simulate(MillionSettings.of(settings.crowd(), settings.seed()), Path.of("target", "benchmarks", "million"));
        }
        if (settings.wants("frames")) {
            frames(server, load);
        }
        if (settings.wants("waiting")) {
            new WaitingFigures(server, load, out, settings.watchers(), settings.changes()).measure();
        }
        if (settings.wants("order")) {
            compare(
                    OrderCandidate.of(load, server, settings.orders()),
                    List.of(Echoes.filtered(OrderCandidate.json("00000000-0000-0000-0000-000000000000"), server, load, settings.operations())), server);
        }
    }

    private void calls(ServerProcess server, HttpLoad load) throws Exception {
        try (HttpLoad bare = new HttpLoad(server.bareEchoPort(), CONNECTIONS); HttpLoad netty = new HttpLoad(server.nettyEchoPort(), CONNECTIONS)) {
            Echoes echoes = new Echoes(server, load, bare, netty, settings.operations());
            if (settings.wants("hold")) {
                compare(HoldCandidate.of(load, server, settings.operations()), echoes.of(HoldCandidate.json("1-1")), server);
            }
            if (settings.wants("attempt")) {
                compare(HoldCandidate.refused(load, server, settings.operations()), echoes.of(HoldCandidate.json("1-1")), server);
            }
            if (settings.wants("join")) {
                JoinCandidate join = JoinCandidate.of(load, server, settings.operations());
                compare(join, echoes.of(join.answer()), server);
            }
            if (settings.wants("poll")) {
                PollCandidate poll = PollCandidate.of(load, server, settings.operations());
                compare(poll, echoes.of(poll.answer()), server);
                compareWithFloor(poll, poll.answer(), server);
            }
            if (settings.wants("status")) {
                StatusCandidate status = StatusCandidate.of(load, server, settings.operations());
                compareWithFloor(status, status.answer(), server);
            }
        }
    }

    private void compareWithFloor(Candidate ours, String answer, ServerProcess server) throws Exception {
        Optional<NginxFloor> found = NginxFloor.start(answer, CONNECTIONS, settings.operations());
        if (found.isEmpty()) {
            leave(NginxFloor.MISSING);
            return;
        }
        try (NginxFloor floor = found.get()) {
            compare(ours, List.of(floor), server);
        }
    }

    /** Without HTTP: the script, and what one would take in its place. */
    private void stores(ServerProcess server) throws Exception {
        RedisClient redis = RedisClient.create(RedisURI.create("127.0.0.1", server.redisPort()));
        try {
            HoldScripts scripts = new HoldScripts(redis.connect().reactive());
            int operations = settings.operations();
            if (settings.wants("script") && isThere(StoreTools.REDIS_BENCHMARK)) {
                compare(ScriptHolds.refused(server, scripts, operations), List.of(new RedisBenchmark(server, scripts, operations)), server);
            }
            if (settings.wants("rivals")) {
                rivals(server, ScriptHolds.placed(server, scripts, operations));
            }
        } finally {
            redis.shutdown();
        }
    }

    private void rivals(ServerProcess server, Candidate ours) throws Exception {
        int operations = settings.operations();
        try (RedissonHolds locks = RedissonHolds.locks(server, operations); RedissonHolds permits = RedissonHolds.permits(server, operations)) {
            List<Candidate> known = new ArrayList<>(List.of(locks, permits));
            if (isThere(StoreTools.PGBENCH)) {
                known.addAll(List.of(PgBench.rowLocks(server, operations), PgBench.uniqueKeys(server, operations)));
            }
            compare(ours, known, server);
        }
    }

    private boolean isThere(StoreTools tool) {
        boolean there = tool.find().isPresent();
        if (!there) {
            leave(tool.missing());
        }
        return there;
    }

    private void leave(String reason) {
        out.printf("%nNot measured. %s%n", reason);
        left.add(reason);
    }

    private void frames(ServerProcess server, HttpLoad load) throws Exception {
        Optional<Nchan> found = Nchan.start();
        if (found.isEmpty()) {
            leave("nginx with nchan is not installed (Debian: nginx libnginx-mod-nchan)");
            return;
        }
        try (Nchan nchan = found.get();
                SeatFrames ours = SeatFrames.of(load, server, settings.watchers(), settings.changes());
                NchanFrames theirs = new NchanFrames(nchan, settings.watchers(), ours::frames)) {
            compare(ours, List.of(theirs), server);
        }
    }

    private void compare(Candidate ours, List<Candidate> known, ServerProcess server) throws Exception {
        Rounds rounds = new Rounds(settings.warmUps(), settings.rounds(), server::awaitIdle);
        for (Ratio ratio : Ratio.of(ours, known, rounds)) {
            Report.print(out, ratio);
            ratios.add(ratio);
        }
    }
}
