package downhill.train;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import downhill.model.BufferState;
import downhill.optim.OptimizerState;
import downhill.optim.OptimizerState.ParameterState;
import downhill.optim.ParameterInfo;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CheckpointFileTest {
    private static final double[] AWKWARD = {0.1, -0.0, Double.MIN_VALUE, Double.MAX_VALUE, Math.PI, 1.0 / 3};

    @TempDir
    Path folder;

    private Path file;

    @BeforeEach
    void name() {
        file = folder.resolve("last.ckpt");
    }

    @Test
    void whatIsWrittenReadsBackBitForBit() throws IOException {
        Checkpoint saved = checkpoint();
        CheckpointFile.write(file, saved);
        Checkpoint read = CheckpointFile.read(file);
        assertEquals(saved.config(), read.config());
        assertEquals(saved.occasion(), read.occasion());
        assertEquals(saved.progress(), read.progress());
        assertEquals(new Steering(0.5, 2), read.steering());
        assertEquals(7, read.optimizerFrom());
        assertEquals(saved.parameters().toString(), read.parameters().toString());
        assertEquals(saved.parameters().get(1).kind(), read.parameters().get(1).kind());
        assertArrayEquals(bits(saved.values()[0]), bits(read.values()[0]));
        assertArrayEquals(bits(saved.values()[1]), bits(read.values()[1]));
        assertEquals(9, read.optimizer().step());
        ParameterState state = read.optimizer().byParameter().get(0);
        assertEquals(List.of("m", "v"), List.copyOf(state.slots().keySet()));
        assertArrayEquals(new double[] {6, 5, 4, 3, 2, 1}, state.slots().get("v"));
        assertEquals("norm.mean", read.buffers().buffers().get(0).name());
        assertArrayEquals(
                new double[] {7, 8, 9}, read.buffers().buffers().get(0).values());
        assertArrayEquals(
                new double[] {4, 5, 6}, read.measured().buffers().get(0).values());
    }

    @Test
    void anOlderFileIsReplacedAndNothingElseIsLeft() throws IOException {
        Files.writeString(file, "old");
        Files.writeString(folder.resolve("last.ckpt.tmp"), "what a killed process left");
        CheckpointFile.write(file, checkpoint());
        CheckpointFile.read(file);
        try (Stream<Path> files = Files.list(folder)) {
            assertEquals(List.of(file), files.toList());
        }
    }

    @Test
    void theFileBeginsWithItsNameVersionAndReadableHeader() throws IOException {
        CheckpointFile.write(file, checkpoint());
        ByteBuffer in = ByteBuffer.wrap(Files.readAllBytes(file));
        byte[] magic = new byte[8];
        in.get(magic);
        assertEquals("DOWNHILL", new String(magic, StandardCharsets.US_ASCII));
        assertEquals(3, in.getInt());
        assertEquals(in.capacity(), in.getLong());
        byte[] header = new byte[in.getInt()];
        in.get(header);
        String json = new String(header, StandardCharsets.UTF_8);
        assertTrue(json.startsWith("{\"config\":{\"model\":\"cnn3\""), json);
        assertEquals((6 * 3 + 1 * 3 + 3 + 3) * 8 + 32, in.remaining());
    }

    @Test
    void aFlipOfAnyBitIsNoticed() throws IOException {
        CheckpointFile.write(file, checkpoint());
        byte[] good = Files.readAllBytes(file);
        for (int bit = 0; bit < 8 * good.length; bit++) {
            byte[] bad = good.clone();
            bad[bit / 8] ^= 1 << bit % 8;
            Files.write(file, bad);
            // What a flip does to the name, the version and the length looks like another fault.
            assertRefused(bit / 8 < 8 ? "is no " : bit / 8 < 12 ? "" : bit / 8 < 20 ? "is " : "is damaged: ");
        }
    }

    @Test
    void aTruncatedFileIsNoticedWhereverItEnds() throws IOException {
        CheckpointFile.write(file, checkpoint());
        byte[] good = Files.readAllBytes(file);
        for (int length = 0; length < good.length; length++) {
            Files.write(file, Arrays.copyOf(good, length));
            assertRefused(
                    length < 56
                            ? "is no checkpoint of this program"
                            : "is cut off: it holds " + length + " of its " + good.length + " bytes");
        }
        Files.write(file, Arrays.copyOf(good, good.length + 1));
        assertRefused("is damaged: its checksum does not fit its " + (good.length + 1) + " bytes");
    }

    /** Layout 1 by its description: without the length of the file, and without the last group of doubles. */
    @Test
    void theLayoutBeforeStillReads() throws Exception {
        CheckpointFile.write(file, checkpoint());
        byte[] now = Files.readAllBytes(file);
        int body = now.length - 20 - 3 * 8 - 32; // from the length of the header to the last buffer
        ByteBuffer old =
                ByteBuffer.allocate(12 + body + 32).put(now, 0, 8).putInt(1).put(now, 20, body);
        MessageDigest digest = MessageDigest.getInstance("SHA-256");
        digest.update(old.array(), 0, old.position());
        Files.write(file, old.put(digest.digest()).array());
        Checkpoint read = CheckpointFile.read(file);
        assertArrayEquals(bits(AWKWARD), bits(read.values()[0]));
        assertArrayEquals(
                new double[] {7, 8, 9}, read.buffers().buffers().get(0).values());
        assertArrayEquals(
                new double[] {7, 8, 9}, read.measured().buffers().get(0).values(), "drift counts from here on");
    }

    /** Layout 2 by its description: nobody could steer a run then. */
    @Test
    void theLayoutWithoutSteeringStillReads() throws Exception {
        CheckpointFile.write(file, checkpoint());
        ByteBuffer now = ByteBuffer.wrap(Files.readAllBytes(file)).position(20);
        byte[] header = new byte[now.getInt()];
        now.get(header);
        String text = new String(header, StandardCharsets.UTF_8);
        byte[] old =
                text.substring(0, text.indexOf(",\"steering\"")).concat("}").getBytes(StandardCharsets.UTF_8);
        int length = now.capacity() - header.length + old.length;
        ByteBuffer out =
                ByteBuffer.allocate(length).put(now.array(), 0, 8).putInt(2).putLong(length);
        out.putInt(old.length).put(old).put(now.array(), 24 + header.length, now.remaining() - 32);
        MessageDigest digest = MessageDigest.getInstance("SHA-256");
        digest.update(out.array(), 0, out.position());
        Files.write(file, out.put(digest.digest()).array());
        Checkpoint read = CheckpointFile.read(file);
        assertEquals(new Steering(0.003, 3), read.steering());
        assertEquals(9, read.step());
        assertArrayEquals(bits(AWKWARD), bits(read.values()[0]));
        assertEquals(9, ForkPoint.read(file).step());
    }

    @Test
    void anotherKindOfFileIsNamedAsSuch() throws IOException {
        Files.write(file, new byte[1000]);
        assertRefused("is no checkpoint of this program");
        Files.write(file, new byte[0]);
        assertRefused("is no checkpoint of this program");
    }

    @Test
    void aNewerLayoutIsNamed() throws IOException {
        CheckpointFile.write(file, checkpoint());
        byte[] bytes = Files.readAllBytes(file);
        bytes[11] = 7;
        Files.write(file, bytes);
        assertRefused("has layout 7, but this program reads 1 to 3; a newer one may have written it");
    }

    private void assertRefused(String problem) {
        CheckpointException e = assertThrows(CheckpointException.class, () -> CheckpointFile.read(file));
        assertTrue(e.getMessage().startsWith("the checkpoint " + file + " " + problem), e.getMessage());
    }

    private static Checkpoint checkpoint() {
        Map<String, double[]> weights = new LinkedHashMap<>();
        weights.put("m", new double[] {1, 2, 3, 4, 5, 6});
        weights.put("v", new double[] {6, 5, 4, 3, 2, 1});
        Map<String, double[]> bias = new LinkedHashMap<>();
        bias.put("m", new double[] {-1});
        bias.put("v", new double[] {1e-300});
        return new Checkpoint(
                Recording.config("adam"),
                Checkpoint.Occasion.PAUSE,
                new Progress(1, 4, 0.1 + 0.2, 12, 128, 1.5, 20.25, 0.5, 0.625),
                List.of(
                        new ParameterInfo(0, "weight", ParameterInfo.Kind.WEIGHT, 2, 3),
                        new ParameterInfo(1, "bias", ParameterInfo.Kind.BIAS, 1)),
                new double[][] {AWKWARD, {-1e-17}},
                new OptimizerState(
                        9,
                        List.of(
                                new ParameterState("weight", new int[] {2, 3}, weights),
                                new ParameterState("bias", new int[] {1}, bias))),
                new BufferState(List.of(new BufferState.Buffer("norm.mean", new double[] {7, 8, 9}))),
                new BufferState(List.of(new BufferState.Buffer("norm.mean", new double[] {4, 5, 6}))),
                new Steering(0.5, 2),
                7);
    }

    private static long[] bits(double[] values) {
        return Arrays.stream(values).mapToLong(Double::doubleToRawLongBits).toArray();
    }
}
