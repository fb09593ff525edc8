package downhill.forecast;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.ObjectMapper;
import downhill.forecast.Speed.Basis;
import downhill.model.Architectures;
import downhill.model.Cost;
import downhill.run.Pace;
import downhill.train.Config;
import downhill.train.ConfigReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Optional;
import java.util.stream.DoubleStream;
import org.junit.jupiter.api.Test;

class SpeedTest {
    private static final String HERE = "a processor, 2 threads";

    private static Config config(String model, int batchSize, String norm) {
        try {
            return ConfigReader.read(new ObjectMapper()
                    .readTree("{\"preset\":\"cnn_quick\",\"model\":\"" + model + "\",\"batchSize\":" + batchSize
                            + ",\"network\":{\"norm\":\"" + norm + "\"}}"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Config config(String model, int batchSize) {
        return config(model, batchSize, "before");
    }

    private static Pace pace(String model, int batchSize, double rate) {
        return new Pace(config(model, batchSize), HERE, rate);
    }

    @Test
    void nothingIsKnownBeforeTheFirstRun() {
        assertEquals(Optional.empty(), Speed.of(config("cnn3", 32), List.of()));
    }

    @Test
    void itIsTheMedianOfTheNewestFiveRunsThatAreLikeIt() {
        List<Pace> paces = DoubleStream.of(1000, 1200, 100, 1100, 1300, 9000, 9000)
                .mapToObj(rate -> pace("cnn3", 32, rate))
                .toList();
        Speed speed = Speed.of(config("cnn3", 32), paces).orElseThrow();
        assertEquals(new Speed(1100, Basis.MEASURED, "cnn3", 32, 5, HERE), speed);
    }

    @Test
    void theSameNormalizationCountsMoreThanTheBatchAndOfBatchesTheNearest() {
        List<Pace> paces = List.of(
                new Pace(config("cnn3", 128, "off"), HERE, 5000),
                pace("cnn3", 16, 700),
                pace("cnn3", 64, 1400),
                pace("cnn3", 512, 1500));
        Speed speed = Speed.of(config("cnn3", 128), paces).orElseThrow();
        assertEquals(1400, speed.imagesPerSecond());
        assertEquals(64, speed.batchSize());
        assertEquals(
                5000, Speed.of(config("cnn3", 128, "off"), paces).orElseThrow().imagesPerSecond());
    }

    @Test
    void anotherMachineSaysNothingOfThisOne() {
        List<Pace> paces = List.of(
                pace("resnet20", 128, 300), new Pace(config("cnn3", 32), "a fast processor, 64 threads", 90_000));
        assertEquals(
                Basis.GUESSED, Speed.of(config("cnn3", 32), paces).orElseThrow().basis());
    }

    @Test
    void withoutARunOfTheModelTheNearestOneIsDividedByTheRatioOfMultiplyAdds() {
        List<Pace> paces = List.of(pace("cnn3", 32, 1400), pace("resnet20", 128, 300));
        Speed speed = Speed.of(config("resnet56", 128), paces).orElseThrow();
        double ratio = 125_485_696.0 / 40_551_040.0;
        assertEquals(125_485_696L, Cost.of(Architectures.get("resnet56")).multiplyAdds());
        assertEquals(300 / ratio, speed.imagesPerSecond(), 1e-9);
        assertEquals(Basis.GUESSED, speed.basis());
        assertEquals("resnet20", speed.model());
    }
}
