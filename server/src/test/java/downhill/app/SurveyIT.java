package downhill.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import downhill.data.Cifar10;
import downhill.data.DataHome;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.api.io.TempDir;

/** The command as a user meets it, on a run that it can be used for and on folders that it cannot. */
class SurveyIT {
    @TempDir
    private Path home;

    @Test
    @EnabledIf(value = "cifar10IsHere", disabledReason = "CIFAR-10 is not on this machine: 'downhill data cifar10'")
    void aRunOnRealImagesIsSurveyedInEveryWay() throws Exception {
        Files.createSymbolicLink(
                home.resolve("cifar"), Cifar10.find(DataHome.fromEnvironment()).orElseThrow());
        String run = home.resolve("run").toString();
        String training = "train --preset cnn_quick --set trainLimit=400 --set testLimit=100 --set epochs=3"
                + " --set optimizer=sgd --set hyperparameters.lr=0.05 --set schedule.kind=constant --keep 3 --out "
                + run;
        exit(0, training.split(" "));

        exit(0, "survey", run, "--resolution", "5", "--images", "200");
        JsonNode slice = json("slice.json");
        assertEquals(
                slice.get("loss").asDouble(), slice.get("losses").get(2).get(2).asDouble());
        assertTrue(
                slice.get("losses").get(0).get(0).asDouble() > slice.get("loss").asDouble(), "far away it is worse");
        assertEquals(26, Files.readAllLines(home.resolve("run/slice.csv")).size());
        assertTrue(Files.readString(home.resolve("run/slice.svg")).startsWith("<svg "));

        exit(0, "survey", run, "trajectory", "--resolution", "4", "--images", "200");
        JsonNode trajectory = json("trajectory.json");
        double explained = trajectory.get("explained").get(0).asDouble()
                + trajectory.get("explained").get(1).asDouble();
        assertTrue(explained > 0.7 && explained <= 1, "of 4 points: " + explained);
        JsonNode way = trajectory.get("way");
        assertEquals(4, way.size());
        assertTrue(way.get(3).get("loss").asDouble() < way.get(0).get("loss").asDouble(), "training has helped");
        assertEquals(0, way.get(3).get("distance").asDouble(), 1e-9);

        String output = exit(0, "survey", run, "sharpness", "--images", "200", "--iterations", "12");
        JsonNode sharpness = json("sharpness.json");
        assertEquals(40, sharpness.get("twoOverLr").asDouble(), 1e-9);
        assertTrue(output.contains("2/η is 40.00 at η = 0.0500"), output);
        double largest = sharpness.get("largestEigenvalue").asDouble();
        assertTrue(largest > 1 && largest < 1000, "a trained network is curved: " + largest);
    }

    @AfterEach
    void unlink() throws Exception {
        Files.deleteIfExists(home.resolve("cifar"));
    }

    static boolean cifar10IsHere() {
        return Cifar10.find(DataHome.fromEnvironment()).isPresent();
    }

    @Test
    void whatCannotBeSurveyedIsSaidInOneLine() throws Exception {
        assertTrue(exit(2, "survey", home.toString()).contains(home + " holds no last.ckpt"));
        assertTrue(exit(2, "survey", home.toString(), "valley")
                .contains("KIND must be one of slice, trajectory, sharpness, but is valley"));
        assertTrue(exit(2, "survey", home.toString(), "sharpness", "--range", "2")
                .contains("--range says nothing about a sharpness"));
        assertTrue(exit(2, "survey", home.toString(), "--resolution", "2")
                .contains("--resolution must be 3 to 201, but is 2"));
        Files.writeString(home.resolve("last.ckpt"), "DOWNHILL, but not quite a checkpoint of this program".repeat(2));
        String damaged = exit(1, "survey", home.toString());
        assertTrue(damaged.contains(home.resolve("last.ckpt") + " has layout"), damaged);
        for (String file : List.of("slice.json", "slice.csv", "slice.svg")) {
            assertFalse(Files.exists(home.resolve(file)), file);
        }
    }

    private JsonNode json(String file) throws Exception {
        return new ObjectMapper().readTree(home.resolve("run").resolve(file).toFile());
    }

    private String exit(int code, String... arguments) throws Exception {
        try (Program program = Program.start(home, arguments)) {
            assertEquals(code, program.exitCode(), program::output);
            assertFalse(program.output().contains("Exception"), program.output());
            return program.output();
        }
    }
}
