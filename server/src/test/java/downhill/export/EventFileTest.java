package downhill.export;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Against what tensorboardX 2.6.5 writes, which TensorBoard 2.21.0 reads: see golden.py among the resources. */
class EventFileTest {
    @Test
    void everyByteIsAsAnotherWriterHasIt() throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        EventFile file = new EventFile(bytes, 1767225600.25);
        Map<String, Double> training = new LinkedHashMap<>();
        training.put("train/loss", 2.302585);
        training.put("lr", 0.1);
        training.put("grad_norm", 0.0);
        file.add(1767225601.5, 1, training);
        file.add(0, Integer.MAX_VALUE, Map.of("test/accuracy", 0.8125));
        Map<String, Double> layers = new LinkedHashMap<>();
        for (int i = 0; i < 12; i++) {
            layers.put("layer/" + i, -1.5 * i);
        }
        file.add(1767225602.125, 300, layers);
        assertEquals(golden(), HexFormat.of().formatHex(bytes.toByteArray()));
    }

    private static String golden() throws IOException {
        try (InputStream in = EventFileTest.class.getResourceAsStream("events.hex")) {
            return new String(in.readAllBytes(), StandardCharsets.US_ASCII).replace("\n", "");
        }
    }

    /** The check value of CRC-32C, from the catalogue of parametrised CRC algorithms. */
    @Test
    void theReaderOfTheseTestsKnowsItsChecksum() {
        assertEquals(0xe3069283, EventFileReader.crc32c("123456789".getBytes(StandardCharsets.US_ASCII)));
    }
}
