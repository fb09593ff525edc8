package downhill.forecast;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import downhill.train.ConfigReader;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MemoryTest {
    /**
     * Measured: the largest resident set (VmHWM, in MiB) of a worker process of its own after twelve steps on CIFAR-10, with
     * two threads on two processors under Linux.
     */
    @ParameterizedTest
    @CsvSource({
        "cnn3, 128, 5000, adam, 649",
        "cnn3, 128, 0, adam, 800",
        "cnn3, 512, 5000, adam, 1199",
        "resnet20, 32, 5000, momentum, 504",
        "resnet20, 128, 5000, momentum, 1157",
        "resnet20, 256, 0, adam, 2629",
        "resnet56, 64, 5000, momentum, 2140",
    })
    void whatAWorkerWasMeasuredToHoldIsForeseenWithinAFifth(
            String model, int batchSize, int images, String optimizer, double mebibytes) {
        long foreseen = Memory.bytes(ConfigReader.read(JsonNodeFactory.instance
                .objectNode()
                .put("preset", "cnn_quick")
                .put("model", model)
                .put("batchSize", batchSize)
                .put("trainLimit", images)
                .put("testLimit", 1000)
                .put("optimizer", optimizer)));
        assertEquals(mebibytes, foreseen / 1048576.0, mebibytes / 5);
    }
}
