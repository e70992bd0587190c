package io.onrush.loadtests;

import io.onrush.loadtests.settings.LoadSettings;
import io.onrush.loadtests.settings.WrongSettings;
import io.onrush.loadtests.verdict.Verdict;
import io.onrush.loadtests.verdict.VerdictJson;
import io.onrush.loadtests.verdict.VerdictText;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;

/** The command. It ends with 0 where the run passed, 1 where it failed, 2 where the settings are wrong, 3 where there was no run. */
final class LoadTest {

    private static final int PASSED = 0;
    private static final int FAILED = 1;
    private static final int WRONG_SETTINGS = 2;
    private static final int NO_RUN = 3;

    private LoadTest() {}

    public static void main(String[] arguments) {
        System.exit(run(System.out));
    }

    private static int run(PrintStream out) {
        try {
            LoadSettings settings = LoadSettings.of(System.getProperties(), System.getenv());
            Files.createDirectories(settings.folder());
            Verdict verdict = new LoadRun(settings, out).run();
            out.println(VerdictText.of(verdict));
            Path json = settings.folder().resolve("verdict.json");
            VerdictJson.write(verdict, json);
            out.println(json);
            return verdict.passed() ? PASSED : FAILED;
        } catch (WrongSettings wrong) {
            out.println(wrong.getMessage());
            return WRONG_SETTINGS;
        } catch (Exception fault) {
            out.println("There was no run: " + fault);
            return NO_RUN;
        }
    }
}
