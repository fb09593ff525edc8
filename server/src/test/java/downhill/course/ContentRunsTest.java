package downhill.course;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import downhill.recording.Recording;
import downhill.recording.RecordingFile;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** The recorded runs that the course is shipped with. */
class ContentRunsTest {
    private static final int MOST = 200 << 10; // bytes of one
    private static final int MOST_TOGETHER = 10 << 20;

    private static final Map<String, Recording> RECORDINGS =
            Course.load().recordings().all();

    @Test
    void theyAreCompact() throws IOException {
        Map<String, Integer> sizes = new TreeMap<>();
        for (Map.Entry<String, Recording> each : RECORDINGS.entrySet()) {
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            RecordingFile.write(each.getValue(), out);
            sizes.put(each.getKey(), out.size());
        }
        assertFalse(sizes.isEmpty());
        assertTrue(sizes.values().stream().allMatch(size -> size <= MOST), sizes::toString);
        assertTrue(sizes.values().stream().mapToInt(Integer::intValue).sum() <= MOST_TOGETHER, sizes::toString);
    }

    @Test
    void eachSaysOnWhatItWasTrained() {
        RECORDINGS.forEach((name, recording) -> {
            assertFalse(recording.started().hardware().isBlank(), name);
            assertTrue(recording.versions().keySet().containsAll(List.of("Java", "ND4J")), name);
            if (recording.config().dataset().equals("cifar10")) {
                assertTrue(recording.dataNote().contains("JPEG copy (quality 75)"), name + ": " + recording.dataNote());
            }
        });
    }

    @Test
    void eachIsWhole() {
        RECORDINGS.forEach((name, recording) -> {
            assertEquals(recording.config().epochs(), recording.epochs().size(), name);
            assertEquals(recording.result().testAccuracy(), recording.last().testAccuracy(), name);
            assertEquals(recording.result().bestTestAccuracy(), recording.best().testAccuracy(), name);
            assertEquals(1, recording.steps().steps().get(0), name);
            assertTrue(recording.evaluation().isPresent(), name);
        });
    }
}
