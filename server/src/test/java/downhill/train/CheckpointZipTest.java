package downhill.train;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.UnaryOperator;
import java.util.zip.Deflater;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The checkpoint of a real short run as a zip: as others read it, and back. */
class CheckpointZipTest {
    private static final int STEP = 7; // in the second epoch

    @TempDir
    Path folder;

    private Path checkpoint;
    private Path zip;

    @BeforeEach
    void trainForAWhile() throws IOException {
        new Recording(Recording.config("adam"), folder.resolve("first")).runUntil(STEP, Control.Signal.PAUSE);
        checkpoint = folder.resolve("first").resolve(Trainer.LAST);
        zip = folder.resolve("run.zip");
        Files.write(zip, packed());
    }

    private byte[] packed() throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        CheckpointZip.pack(checkpoint, out);
        return out.toByteArray();
    }

    @Test
    void whatIsUnpackedIsTheSameFileByteForByte() throws IOException {
        Path back = folder.resolve("back.ckpt");
        assertEquals(Recording.config("adam"), CheckpointZip.unpack(zip, back));
        assertArrayEquals(Files.readAllBytes(checkpoint), Files.readAllBytes(back));
        assertArrayEquals(Files.readAllBytes(zip), packed(), "equal checkpoints give equal zips");
    }

    @Test
    void aRunGoesOnFromAZipAsItWouldHaveDone() throws IOException {
        Files.createDirectory(folder.resolve("second"));
        CheckpointZip.unpack(zip, folder.resolve("second").resolve(Trainer.LAST));
        Recording second = new Recording(Recording.config("adam"), folder.resolve("second"));
        assertEquals(Outcome.FINISHED, second.run(Control.NONE));
        Recording whole = new Recording(Recording.config("adam"), folder.resolve("whole"));
        whole.run(Control.NONE);
        Checkpoint expected = CheckpointFile.read(folder.resolve("whole").resolve(Trainer.LAST));
        Checkpoint found = CheckpointFile.read(folder.resolve("second").resolve(Trainer.LAST));
        assertArrayEquals(expected.values(), found.values());
        assertEquals(STEP + 1, second.all(TrainingEvent.StepDone.class).get(0).step());
    }

    /** With nothing of ours but the description of the layout. */
    @Test
    void anotherProgramFindsEveryArrayThroughTheManifest() throws Exception {
        Map<String, byte[]> files = unzip(Files.readAllBytes(zip));
        assertEquals("manifest.json", files.keySet().iterator().next());
        JsonNode manifest = new ObjectMapper().readTree(files.get("manifest.json"));
        assertEquals("downhill-checkpoint", manifest.get("format").asText());
        assertEquals(2, manifest.get("version").asInt());
        assertEquals("adam", manifest.get("config").get("optimizer").asText());
        assertEquals("pause", manifest.get("occasion").asText());
        assertEquals(1, manifest.get("cursor").get("epoch").asInt());
        assertEquals(
                STEP - Recording.STEPS_PER_EPOCH,
                manifest.get("cursor").get("batch").asInt());
        assertEquals(STEP, manifest.get("optimizerStep").asInt());

        Checkpoint ours = CheckpointFile.read(checkpoint);
        List<String> named = new ArrayList<>(List.of("manifest.json"));
        for (JsonNode parameter : manifest.get("parameters")) {
            int index = parameter.get("index").asInt();
            assertEquals(
                    ours.parameters().get(index).name(), parameter.get("name").asText());
            assertEquals(
                    List.of("m", "v"),
                    parameter.get("optimizer").properties().stream()
                            .map(Map.Entry::getKey)
                            .toList());
            for (JsonNode slot : parameter.get("optimizer")) {
                named.add(checkedArray(slot, files, null));
            }
            named.add(checkedArray(parameter.get("array"), files, ours.values()[index]));
        }
        for (JsonNode buffer : manifest.get("buffers")) {
            named.add(checkedArray(buffer.get("array"), files, null));
            named.add(checkedArray(buffer.get("measured"), files, null));
        }
        assertEquals(files.keySet(), new LinkedHashSet<>(named), "every file is named");
    }

    private static String checkedArray(JsonNode array, Map<String, byte[]> files, double[] expected) throws Exception {
        String file = array.get("file").asText();
        byte[] bytes = files.get(file);
        byte[] digest = MessageDigest.getInstance("SHA-256").digest(bytes);
        assertEquals(HexFormat.of().formatHex(digest), array.get("sha256").asText(), file);
        ByteBuffer in = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
        byte[] magic = new byte[8];
        in.get(magic);
        assertArrayEquals(new byte[] {(byte) 0x93, 'N', 'U', 'M', 'P', 'Y', 1, 0}, magic);
        byte[] header = new byte[in.getShort()];
        in.get(header);
        assertEquals(0, in.position() % 64, "the first element is aligned");
        String text = new String(header, StandardCharsets.US_ASCII);
        assertTrue(text.matches("\\{'descr': '<f8', 'fortran_order': False, 'shape': \\(.*\\), } *\n"), text);
        List<String> sizes = Arrays.stream(
                        text.replaceAll(".*\\(|\\).*\\s*", "").split(", *"))
                .filter(size -> !size.isEmpty())
                .toList();
        List<String> shape = new ArrayList<>();
        array.get("shape").forEach(size -> shape.add(size.asText()));
        assertEquals(shape, sizes, file);
        int elements = sizes.stream().mapToInt(Integer::parseInt).reduce(1, (a, b) -> a * b);
        assertEquals(elements * 8, in.remaining(), file);
        for (int i = 0; expected != null && i < elements; i++) {
            assertEquals(Double.doubleToRawLongBits(expected[i]), in.getLong(), file + ", element " + i);
        }
        return file;
    }

    @Test
    void aDamagedZipIsRefusedWhereverTheDamageLies() throws IOException {
        byte[] good = Files.readAllBytes(zip);
        Checkpoint expected = CheckpointZip.read(zip);
        Random random = new Random(1);
        for (int i = 0; i < 1000; i++) {
            byte[] bad = good.clone();
            bad[random.nextInt(bad.length)] ^= (byte) (1 << random.nextInt(8));
            Files.write(zip, bad);
            try { // a bit of a local header or a time says nothing about the content
                assertSame(expected, CheckpointZip.read(zip));
            } catch (CheckpointException e) {
                assertTrue(e.getMessage().startsWith("the checkpoint " + zip + " "), e.getMessage());
            }
        }
    }

    private static void assertSame(Checkpoint expected, Checkpoint found) {
        assertArrayEquals(expected.values(), found.values());
        assertEquals(expected.config(), found.config());
        assertEquals(expected.progress(), found.progress());
        for (int i = 0; i < expected.values().length; i++) {
            int index = i;
            expected.optimizer()
                    .byParameter()
                    .get(i)
                    .slots()
                    .forEach((slot, values) -> assertArrayEquals(
                            values,
                            found.optimizer().byParameter().get(index).slots().get(slot)));
        }
    }

    /** The zip stays a zip, and the manifest stays readable: only its checksum tells that a setting has changed. */
    @Test
    void aChangedManifestIsNoticedThoughItReads() throws IOException {
        byte[] stored = stored();
        String text = new String(stored, StandardCharsets.ISO_8859_1);
        int at = text.indexOf("\"batchSize\" : 32") + "\"batchSize\" : ".length();
        assertTrue(at > 20, "the manifest is there as text");
        stored[at] = '9';
        Path file = Files.write(folder.resolve("changed.zip"), stored);
        CheckpointException e = assertThrows(CheckpointException.class, () -> CheckpointZip.read(file));
        assertTrue(e.getMessage().endsWith("is damaged: the checksum of manifest.json does not fit"), e.getMessage());
    }

    /** The same zip without compression. */
    private byte[] stored() throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (ZipOutputStream to = new ZipOutputStream(out)) {
            to.setLevel(Deflater.NO_COMPRESSION);
            for (Map.Entry<String, byte[]> file : unzip(Files.readAllBytes(zip)).entrySet()) {
                to.putNextEntry(new ZipEntry(file.getKey()));
                to.write(file.getValue());
                to.closeEntry();
            }
        }
        return out.toByteArray();
    }

    @Test
    void whatIsWrongIsSaid() throws IOException {
        byte[] good = Files.readAllBytes(zip);
        assertRefused(Arrays.copyOf(good, good.length / 2), "is no zip, or cut off");
        assertRefused(new byte[100], "is no zip, or cut off");
        assertRefused(with("manifest.json", text -> null), "lacks manifest.json");
        assertRefused(
                with("manifest.json", text -> text.replace("downhill-checkpoint", "weights")),
                "is no checkpoint of this program: its manifest says format = \"weights\"");
        assertRefused(
                with("manifest.json", text -> text.replace("\"version\" : 2", "\"version\" : 3")),
                "has layout 3, but this program reads 1 to 2");
        assertRefused(
                with("manifest.json", text -> text.replace("\"optimizerStep\"", "\"steps\"")),
                "has a manifest that this program cannot read");
        assertRefused(
                with("manifest.json", text -> text.replace("\"index\" : 0", "\"index\" : 1")),
                "has a manifest that this program cannot read: parameter");
        String array = unzip(good).keySet().stream().skip(1).findFirst().orElseThrow();
        assertRefused(with(array, text -> text + " "), "is damaged: the checksum of " + array + " does not fit");
        assertRefused(with(array, text -> null), "lacks " + array);
    }

    @Test
    void aZipFromBeforeRunsWereSteeredStillReads() throws IOException {
        byte[] old = with("manifest.json", text -> text.replace("\"version\" : 2", "\"version\" : 1")
                .replaceFirst("\"optimizerFrom\" : 0,\\s*\"steering\" : \\{[^}]*\\},", ""));
        Checkpoint read = CheckpointZip.read(Files.write(folder.resolve("old.zip"), old));
        assertEquals(Steering.of(Recording.config("adam")), read.steering());
        assertEquals(STEP, read.step());
    }

    private void assertRefused(byte[] bad, String problem) throws IOException {
        Path file = Files.write(folder.resolve("bad.zip"), bad);
        Path target = folder.resolve("target.ckpt");
        CheckpointException e =
                assertThrows(CheckpointException.class, () -> CheckpointZip.unpack(file, target), problem);
        assertTrue(e.getMessage().startsWith("the checkpoint " + file + " " + problem), e.getMessage());
        assertTrue(Files.notExists(target));
    }

    /** The zip with one file changed, or left out where the change gives null. */
    private byte[] with(String name, UnaryOperator<String> change) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream out = new ZipOutputStream(bytes)) {
            for (Map.Entry<String, byte[]> file : unzip(Files.readAllBytes(zip)).entrySet()) {
                String text = new String(file.getValue(), StandardCharsets.ISO_8859_1);
                String changed = file.getKey().equals(name) ? change.apply(text) : text;
                if (changed != null) {
                    out.putNextEntry(new ZipEntry(file.getKey()));
                    out.write(changed.getBytes(StandardCharsets.ISO_8859_1));
                }
            }
        }
        return bytes.toByteArray();
    }

    private static Map<String, byte[]> unzip(byte[] bytes) throws IOException {
        Map<String, byte[]> files = new LinkedHashMap<>();
        try (ZipInputStream in = new ZipInputStream(new ByteArrayInputStream(bytes))) {
            for (ZipEntry entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
                files.put(entry.getName(), in.readAllBytes());
            }
        }
        return files;
    }
}
