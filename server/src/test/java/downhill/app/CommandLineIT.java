package downhill.app;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import downhill.suite.Results;
import downhill.suite.ResultsFile;
import downhill.suite.SuiteTable;
import downhill.suite.Suites;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The commands as a user meets them: the built program in processes of its own. */
class CommandLineIT {
    private static final String[] TINY = {
        "train",
        "--preset",
        "cnn_quick",
        "--set",
        "dataset=shapes10",
        "--set",
        "trainLimit=128",
        "--set",
        "testLimit=100",
        "--set",
        "seed=3"
    };

    private static final String[] CHECK = {
        "check", "--set", "dataset=shapes10", "--set", "trainLimit=2400", "--set", "batchSize=16"
    };

    @TempDir
    private Path home;

    @Test
    void saysItsVersionAndItsCommands() throws Exception {
        assertTrue(succeed("--version").startsWith("Downhill 1.0"));
        String help = succeed("--help");
        for (String word : List.of(
                "serve",
                "worker",
                "train",
                "check",
                "suite",
                "survey",
                "export",
                "import",
                "data",
                "doctor",
                "DOWNHILL_HOME")) {
            assertTrue(help.contains(word), help);
        }
    }

    @Test
    void everyBadFieldIsListedAndTheExitCodeIsTwo() throws Exception {
        String output = fail(
                2,
                "train",
                "--preset",
                "cnn_quick",
                "--set",
                "hyperparameters.lr=-1",
                "--set",
                "schedule.kind=zigzag",
                "--set",
                "colour=red");
        assertTrue(output.contains("hyperparameters.lr: must be a number from"), output);
        assertTrue(
                output.contains("schedule.kind: must be one of constant, step, cosine, sketched, but is \"zigzag\""),
                output);
        assertTrue(output.contains("colour: must be left out"), output);
        assertFalse(output.contains("Exception"), output);
    }

    @Test
    void anUnknownPresetOrOptionExitsWithTwo() throws Exception {
        assertTrue(fail(2, "train", "--preset", "vgg").contains("preset: must be one of cnn_quick"));
        assertTrue(fail(2, "train", "--frobnicate").contains("Unknown option: '--frobnicate'"));
        assertTrue(fail(2, "train", "--set", "epochs").contains("--set takes field=value"));
    }

    @Test
    void trainingWritesCheckpointsAndTablesAndExitsWithZero() throws Exception {
        Path out = home.resolve("out");
        String[] command = with(TINY, "--set", "epochs=2", "--out", out.toString());
        String output = succeed(command);

        assertTrue(output.contains("finished: test accuracy"), output);
        for (String file : List.of("config.json", "events.jsonl", "result.json", "last.ckpt", "best.ckpt")) {
            assertTrue(Files.exists(out.resolve(file)), file);
        }
        assertEquals(1 + 8, Files.readAllLines(out.resolve("steps.csv")).size(), "4 batches of 32, twice");
        assertEquals(1 + 2, Files.readAllLines(out.resolve("epochs.csv")).size());
        assertTrue(succeed(command).contains("is done: finished"), "a second time there is nothing left to do");
        assertTrue(fail(2, with(TINY, "--set", "epochs=3", "--out", out.toString()))
                .contains("holds a run of another configuration"));
    }

    @Test
    void aTrainedRunIsExportedAsEveryFormatAndNothingHalf() throws Exception {
        Path out = home.resolve("out");
        succeed(with(TINY, "--set", "epochs=2", "--out", out.toString()));
        Path files = Files.createDirectory(home.resolve("files"));
        for (String format :
                List.of("tensorboard", "csv", "json", "checkpoint", "best-checkpoint", "card", "recording")) {
            succeed("export", out.toString(), "--format", format, "--out", files.toString());
        }
        try (Stream<Path> written = Files.list(files)) {
            assertEquals(
                    List.of(
                            "events.out.tfevents.out",
                            "out-best-checkpoint.zip",
                            "out-card.zip",
                            "out-checkpoint.zip",
                            "out.csv",
                            "out.json",
                            "out.run.json.gz"),
                    written.map(file -> file.getFileName().toString()).sorted().toList());
        }
        List<String> lines = Files.readAllLines(files.resolve("out.csv"));
        assertEquals(1 + 8, lines.size(), "4 batches of 32, twice");
        assertTrue(lines.get(8).matches("8,2,20\\d\\d-.*Z,.*\\d"), lines.get(8));

        Path last = out.resolve("last.ckpt");
        Files.write(last, Arrays.copyOf(Files.readAllBytes(last), 1000));
        Path target = files.resolve("out-checkpoint.zip");
        String[] damaged = {"export", out.toString(), "--format", "checkpoint", "--out", target.toString(), "--force"};
        byte[] before = Files.readAllBytes(target);
        assertTrue(fail(1, damaged).contains(target + " was not written: the checkpoint " + last + " "));
        assertArrayEquals(before, Files.readAllBytes(target), "the file of before is still there");
        try (Stream<Path> written = Files.list(files)) {
            assertEquals(7, written.count());
        }
    }

    @Test
    void aRecordingIsTitledAndImportedAsAFinishedRun() throws Exception {
        Path out = home.resolve("out");
        succeed(with(TINY, "--set", "epochs=1", "--out", out.toString()));
        Path file = home.resolve("tiny-seed3.run.json.gz");
        succeed("export", out.toString(), "--format", "recording", "--title", "Tiny, seed 3", "--out", file.toString());
        assertEquals("run 1: Tiny, seed 3", succeed("import", file.toString()).strip());
        assertEquals("run 2: Tiny, seed 3", succeed("import", file.toString()).strip());
        succeed("export", "2", "--format", "csv", "--out", home.toString());
        assertEquals(1 + 4, Files.readAllLines(home.resolve("run-2.csv")).size(), "every step of so short a run");

        Path cut = Files.write(home.resolve("cut.run.json.gz"), Arrays.copyOf(Files.readAllBytes(file), 500));
        assertTrue(fail(2, "import", file.toString(), cut.toString()).contains(cut + ": it is cut short"));
        assertTrue(fail(2, "import", "nowhere").contains("there is no file nowhere"));
        assertTrue(fail(2, "export", "3", "--format", "csv").contains("there is no run 3"), "none was imported");
        assertTrue(fail(2, "export", "1", "--format", "csv", "--title", "x").contains("--title is for recordings"));
    }

    @Test
    void anExportThatCannotBeSaysWhy() throws Exception {
        String[] export = {"export", home.toString(), "--format", "csv"};
        assertTrue(fail(2, export).contains(home + " is no folder of a training: it holds no config.json"));
        assertTrue(fail(2, "export", "7", "--format", "csv").contains("there is no run 7 in jdbc:sqlite:"));
        assertTrue(
                fail(2, "export", "7", "--format", "xls").contains("There is no export called xls, only tensorboard"));
    }

    @Test
    void trainingThatWasStoppedGoesOnFromItsCheckpoint() throws Exception {
        Path out = home.resolve("out");
        int epochs = 12;
        String[] command = with(TINY, "--set", "epochs=" + epochs, "--out", out.toString());
        try (Program first = Program.start(home, command)) {
            first.awaitOutput("epoch 1:");
            first.handle().destroy(); // SIGTERM, as Ctrl-C but for the number
            assertEquals(143, first.exitCode());
            assertTrue(first.output().contains("to go on, run the same command with --out " + out), first.output());
        }
        assertFalse(Files.exists(out.resolve("result.json")), "it was stopped before its end");

        assertTrue(succeed(command).contains("resumed after step"));
        List<String> steps = Files.readAllLines(out.resolve("steps.csv"));
        assertEquals(
                IntStream.rangeClosed(1, 4 * epochs).mapToObj(Integer::toString).toList(),
                steps.stream().skip(1).map(line -> line.split(",")[1]).toList());
    }

    @Test
    void aCheckOfASoundConfigurationExitsWithZeroAndWritesNothingButItsFile() throws Exception {
        Path json = Files.createDirectory(home.resolve("reports")).resolve("check.json");
        String output = succeed(with(CHECK, "--json", json.toString()));
        assertEquals(
                5,
                output.lines()
                        .filter(line -> line.matches("(passed|WARNING|FAILED) +\\d  .*\\?"))
                        .count());
        assertTrue(output.contains("0 failed, in"), output);
        JsonNode report = new ObjectMapper().readTree(json.toFile());
        assertEquals(16, report.at("/config/batchSize").intValue());
        assertEquals("checkFinished", report.at("/events/6/type").asText());
        try (Stream<Path> files = Files.list(home)) {
            Set<String> names = files.map(file -> file.getFileName().toString()).collect(Collectors.toSet());
            names.removeIf(name -> name.startsWith("output"));
            assertEquals(Set.of("reports"), names);
        }
    }

    @Test
    void aCheckThatFailsExitsWithOne() throws Exception {
        String output = fail(1, with(CHECK, "--fault", "dead-layer"));
        assertTrue(output.replaceAll("\\s+", " ").contains("dead: block1.conv.weight, block2.conv.weight"), output);
        assertTrue(output.contains("FAILED    4  Does a gradient reach every layer?"), output);
    }

    @Test
    void aCheckSaysWhatIsWrongBeforeItBegins() throws Exception {
        String output = fail(2, with(CHECK, "--fault", "gremlins"));
        assertTrue(output.contains("--fault: no fault is called gremlins; there are shuffled-labels"), output);
        assertTrue(fail(2, "check", "--set", "epochs=0").contains("epochs: must be a whole number from 1 to 500"));
        assertTrue(fail(2, with(CHECK, "--json", home.resolve("no/where.json").toString()))
                .contains("--json: there is no folder " + home.resolve("no")));
        assertTrue(fail(1, "check", "--preset", "cnn_quick").contains("CIFAR-10 is not on this machine"));
        assertTrue(succeed("check", "--help").contains("exploding-layer"));
    }

    @Test
    void aSuiteTrainsEveryRunOnceAndPrintsItsTable() throws Exception {
        Path out = home.resolve("suite");
        String[] command = {
            "suite", "weight-decay", "--images", "64", "--epochs", "1", "--seeds", "1", "--out", out.toString()
        };
        command = with(command, "--set", "dataset=shapes10", "--set", "testLimit=50", "--set", "batchSize=32");
        command = with(command, "--keep", "1");
        String output = succeed(command);
        assertTrue(output.contains("λ = 0.0001, seed 1"), output);
        String table = Files.readString(out.resolve("table.md"));
        assertEquals(5, table.lines().count(), table);
        assertTrue(table.lines().skip(2).allMatch(line -> line.matches("\\| λ = [0.15]+ \\| 1 \\| .*%.*")), table);
        assertTrue(output.contains(table), output);
        Results results = ResultsFile.read(Files.readString(out.resolve("results.json")));
        assertEquals(table, new SuiteTable(Suites.get("weight-decay"), results.summaries()).markdown());
        assertEquals("shapes10", results.runs().get(2).config().dataset());
        for (String run : List.of("0-seed1", "1e-4-seed1", "5e-4-seed1")) {
            assertTrue(Files.exists(out.resolve(run).resolve("result.json")), run);
            assertTrue(Files.exists(out.resolve(run).resolve("weights/epoch-00001.ckpt")), run);
        }
        String again = succeed(command);
        assertTrue(again.contains(table) && !again.contains("seed 1, in"), again);
    }

    @Test
    void suitesAreListedAndAWrongOneIsAnsweredWithThem() throws Exception {
        assertTrue(succeed("suite").contains("optimizer-comparison: The small CNN"));
        assertTrue(fail(2, "suite", "everything").contains("there are optimizer-comparison"));
        assertTrue(fail(2, "suite", "cnn", "--epochs", "0").contains("epochs must be at least 1, but is 0"));
        assertTrue(fail(2, "suite", "cnn", "--keep", "-1").contains("--keep must be 0 or more, but is -1"));
        assertTrue(fail(2, "suite", "cnn", "--set", "optimizer=sdg").contains("optimizer: must be one of sgd"));
    }

    @Test
    void theDoctorDescribesTheMachine() throws Exception {
        Path cifar = Files.createDirectories(home.resolve("cifar"));
        Path file = Files.createFile(cifar.resolve("data_batch_1.bin"));
        String output = succeed("doctor");
        for (String word : List.of("Java", "backend", "oneDNN      in use", "threads", "GPU", "CIFAR-10", "home")) {
            assertTrue(output.contains(word), output);
        }
        assertTrue(output.contains("training can work here"), output);
        assertTrue(output.contains(cifar + " CANNOT BE USED: " + file + " holds 0 bytes"), output);
    }

    @Test
    void theDoctorFindsAHomeThatCannotBeWrittenTo() throws Exception {
        Path file = Files.createFile(home.resolve("file"));
        try (Program doctor = Program.startAt(home, file.resolve("below"), "doctor")) {
            assertEquals(1, doctor.exitCode(), doctor::output);
            assertTrue(doctor.output().contains("below CANNOT BE WRITTEN"), doctor.output());
        }
    }

    @Test
    void damagedDataIsNamed() throws Exception {
        Path file = home.resolve("cifar").resolve("data_batch_1.bin");
        Files.createDirectories(file.getParent());
        Files.write(file, new byte[5]);

        String output = fail(1, "train", "--preset", "cnn_quick");
        assertTrue(output.contains(file + " holds 5 bytes, but must hold 30730000"), output);
        assertFalse(output.contains("Exception"), output);
    }

    @Test
    void aTakenPortIsOneLine() throws Exception {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"))) {
            String output = fail(1, "serve", "--port", Integer.toString(taken.getLocalPort()));
            assertEquals(1, output.lines().count(), output);
            assertTrue(output.contains("cannot listen on 127.0.0.1:" + taken.getLocalPort()), output);
        }
    }

    private String succeed(String... arguments) throws Exception {
        return fail(0, arguments);
    }

    private String fail(int exitCode, String... arguments) throws Exception {
        try (Program program = Program.start(home, arguments)) {
            assertEquals(exitCode, program.exitCode(), program::output);
            return program.output();
        }
    }

    private static String[] with(String[] arguments, String... more) {
        List<String> all = new ArrayList<>(List.of(arguments));
        all.addAll(List.of(more));
        return all.toArray(String[]::new);
    }
}
