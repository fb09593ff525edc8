package downhill.recording;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import downhill.Scratch;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class RecordingFileTest {
    private static final Recording RECORDING = SomeRecording.of("adam", 0.8);

    private static byte[] bytes(Recording recording) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        RecordingFile.write(recording, out);
        return out.toByteArray();
    }

    private static Recording read(byte[] file) throws Exception {
        return RecordingFile.read(new ByteArrayInputStream(file));
    }

    private static byte[] gzip(String text) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (GZIPOutputStream zip = new GZIPOutputStream(out)) {
            zip.write(text.getBytes(StandardCharsets.UTF_8));
        }
        return out.toByteArray();
    }

    private static String refusal(byte[] file) {
        return assertThrows(RecordingException.class, () -> read(file)).getMessage();
    }

    @Test
    void aRecordingReadsBackEqual() throws Exception {
        assertEquals(RECORDING, read(bytes(RECORDING)));
    }

    @Test
    void theSameRecordingGivesTheSameBytes() throws IOException {
        assertTrue(Arrays.equals(bytes(RECORDING), bytes(SomeRecording.of("adam", 0.8))));
    }

    @Test
    void aFileThatIsCutShortIsRefusedWhereverItEnds() throws IOException {
        byte[] whole = bytes(RECORDING);
        for (int length : new int[] {0, 1, 5, 12, whole.length / 2, whole.length - 9, whole.length - 1}) {
            assertEquals("it is cut short", refusal(Arrays.copyOf(whole, length)), length + " bytes");
        }
    }

    @Test
    void aFileThatIsDamagedIsRefused() throws IOException {
        byte[] file = bytes(RECORDING);
        file[file.length / 2] ^= 0x55;
        assertThrows(RecordingException.class, () -> read(file));
    }

    @Test
    void whatIsNotGzipIsRefused() {
        String message = refusal(RecordingFile.json(RECORDING).getBytes(StandardCharsets.UTF_8));
        assertEquals("it is not compressed with gzip, or damaged: Not in GZIP format", message);
    }

    @Test
    void whatIsNotJsonIsRefused() throws IOException {
        assertTrue(refusal(gzip("{\"format\":")).startsWith("this is no JSON: "));
        assertEquals("it is no recording: its format is , not \"downhill-recording\"", refusal(gzip("")));
    }

    static Stream<Arguments> mistakes() {
        return Stream.of(
                mistake(
                        tree -> tree.put("format", "downhill-run"),
                        "it is no recording: its format is \"downhill-run\", not \"downhill-recording\""),
                mistake(
                        tree -> tree.put("version", 2),
                        "it is of version 2 of the format, and this program reads 1 at most: a newer program wrote it"),
                mistake(
                        tree -> tree.put("version", "one"),
                        "its version must be a whole number from 1 up, but is \"one\""),
                mistake(tree -> tree.remove("config"), "\"config\" is missing"),
                mistake(tree -> tree.put("title", " "), "the title is empty"),
                mistake(
                        tree -> ((ArrayNode) tree.at("/steps/loss")).remove(3),
                        "in the table steps: loss has 199 values for 200 steps"),
                mistake(
                        tree -> ((ArrayNode) tree.at("/steps/step")).set(3, 2),
                        "in the table steps: step 2 stands after step 3"),
                mistake(
                        tree -> ((ArrayNode) tree.at("/means/gradNorm")).set(3, "NaN"),
                        "in the table means: \"NaN\" should be a finite number"),
                mistake(tree -> ((ObjectNode) tree.get("steps")).remove("lr"), "in the table steps: \"lr\" is missing"),
                mistake(
                        tree -> ((ArrayNode) tree.at("/layers/gradNorms/1")).remove(0),
                        "gradNorms of layers has 1 values for 2 layers"),
                mistake(
                        tree -> ((ArrayNode) tree.at("/layers/updateRatios")).remove(0),
                        "updateRatios of layers has 2 measurements for 3 steps"),
                mistake(tree -> tree.putArray("epochs"), "there is no epoch"),
                mistake(
                        tree -> ((ObjectNode) tree.get("result")).put("step", 250),
                        "the run ended after step 250, but steps end with 200 and means with 200"),
                mistake(tree -> tree.set("started", tree.get("result")), "here an event started is due, not finished"));
    }

    private static Arguments mistake(Consumer<ObjectNode> change, String message) {
        return Arguments.of(change, message);
    }

    @ParameterizedTest
    @MethodSource("mistakes")
    void aMistakeIsNamed(Consumer<ObjectNode> change, String message) throws IOException {
        ObjectNode tree = (ObjectNode) new ObjectMapper().readTree(RecordingFile.json(RECORDING));
        change.accept(tree);
        assertEquals(message, refusal(gzip(tree.toString())));
    }

    @Test
    void secondsBetweenTwoStepsThatAreKeptAreSharedEvenly() {
        assertEquals(0, RECORDING.secondsAt(1));
        assertEquals(24.5, RECORDING.secondsAt(50));
        assertEquals(99.5, RECORDING.secondsAt(200));
        Recording sparse = new Recording(
                RECORDING.title(),
                RECORDING.config(),
                RECORDING.versions(),
                "",
                RECORDING.startedAt(),
                RECORDING.started(),
                RECORDING.result(),
                only(RECORDING.steps(), List.of(1, 100, 200)),
                RECORDING.means(),
                RECORDING.epochs(),
                Layers.NONE,
                RECORDING.evaluation(),
                List.of());
        assertEquals(74.5, sparse.secondsAt(150));
    }

    private static Table only(Table table, List<Integer> steps) {
        var columns = new java.util.LinkedHashMap<String, List<Double>>();
        table.columns()
                .forEach((name, values) -> columns.put(
                        name,
                        steps.stream()
                                .map(step -> values.get(table.steps().indexOf(step)))
                                .toList()));
        return new Table(steps, columns);
    }

    @Test
    void aFolderIsReadByTheNamesOfItsFiles() throws IOException {
        Path folder = Scratch.folder("recordings");
        Files.write(folder.resolve("b-2.run.json.gz"), bytes(RECORDING));
        Files.write(folder.resolve("a.run.json.gz"), bytes(SomeRecording.of("sgd", 0.3)));
        Files.writeString(folder.resolve("README.md"), "not a recording");
        Recordings recordings = Recordings.read(folder);
        assertEquals(List.of("a", "b-2"), List.copyOf(recordings.names()));
        assertEquals(RECORDING, recordings.get("b-2").orElseThrow());
        assertTrue(recordings.get("c").isEmpty());
        assertTrue(Recordings.read(folder.resolve("nowhere")).names().isEmpty());
    }

    @Test
    void aBrokenFileOfAFolderIsNamed() throws IOException {
        Path folder = Scratch.folder("recordings");
        Path broken = folder.resolve("broken.run.json.gz");
        Files.write(broken, Arrays.copyOf(bytes(RECORDING), 100));
        IOException error = assertThrows(IOException.class, () -> Recordings.read(folder));
        assertEquals(broken + ": it is cut short", error.getMessage());
        Files.delete(broken);
        Files.write(folder.resolve("With Space.run.json.gz"), bytes(RECORDING));
        error = assertThrows(IOException.class, () -> Recordings.read(folder));
        assertTrue(error.getMessage().endsWith("lower-case letters, digits, dots and hyphens"), error.getMessage());
    }
}
