package downhill.survey;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import downhill.data.Batch;
import downhill.data.Batches;
import downhill.data.Dataset;
import downhill.data.Normalization;
import downhill.model.BufferState;
import downhill.model.Model;
import downhill.model.dl4j.Dl4jModel;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class GridTest {
    private static final Dataset DATA = FewPixels.images(50);
    private static final Normalization NORMALIZATION = Normalization.of(DATA);

    private final Model model = Dl4jModel.create(FewPixels.convolutional(), 0, 3);

    GridTest() {
        double[][] scratch = arrays();
        for (int i = 0; i < 5; i++) {
            model.lossAndGradients(batch(), scratch); // so that the running statistics are not those of the beginning
        }
    }

    @AfterEach
    void close() {
        model.close();
    }

    @Test
    void inTheMiddleOfASliceStandsTheLossOfTheModel() {
        float[][] probabilities = model.probabilities(batch());
        double expected = 0;
        for (int i = 0; i < DATA.size(); i++) {
            expected -= Math.log(probabilities[i][DATA.label(i)]) / DATA.size();
        }
        BufferState before = model.buffers();
        double trained = model.lossAndGradients(batch(), arrays()).loss();
        model.buffers(before);
        assertNotEquals(expected, trained, 1e-3, "the two statistics differ");

        assertEquals(expected, slice(Statistics.RUNNING, 50, Watch.NONE).losses()[2][2], 1e-9);
        assertEquals(expected, slice(Statistics.RUNNING, 20, Watch.NONE).losses()[2][2], 1e-6);
        assertEquals(trained, slice(Statistics.BATCH, 50, Watch.NONE).losses()[2][2], 1e-9);
    }

    @Test
    void everyPointIsTheLossOfTheModelThere() {
        Grid grid = slice(Statistics.RUNNING, 50, Watch.NONE);
        double[][] weights;
        try (Probe probe = probe(50)) {
            weights = Plane.random(probe, 4).at(grid.xs()[3], grid.ys()[0]);
        }
        model.write(weights);
        float[][] probabilities = model.probabilities(batch());
        double expected = 0;
        for (int i = 0; i < DATA.size(); i++) {
            expected -= Math.log(probabilities[i][DATA.label(i)]) / DATA.size();
        }
        assertEquals(expected, grid.losses()[0][3], 1e-9);
    }

    @Test
    void theModelGetsItsWeightsAndStatisticsBackAlsoAfterACancellation() {
        double[][] weights = arrays();
        model.read(weights);
        BufferState buffers = model.buffers();
        slice(Statistics.RUNNING, 50, Watch.NONE);
        assertUnchanged(weights, buffers);
        slice(Statistics.BATCH, 20, Watch.NONE);
        assertUnchanged(weights, buffers);
        assertThrows(CancellationException.class, () -> slice(Statistics.BATCH, 50, (done, total) -> done < total / 2));
        assertUnchanged(weights, buffers);
        try (Probe probe = probe(50)) {
            new Hessian(probe, Hessian.STEP).times(probe.centre(), arrays());
        }
        assertUnchanged(weights, buffers);
    }

    @Test
    void progressCountsEveryPointOnce() {
        List<Integer> seen = new ArrayList<>();
        slice(Statistics.RUNNING, 50, (done, total) -> {
            assertEquals(25, total);
            return seen.add(done);
        });
        assertEquals(IntStream.rangeClosed(0, 25).boxed().toList(), seen);
    }

    @Test
    void imagesAreSharedOutEvenly() {
        try (Probe probe = new Probe(model, DATA, NORMALIZATION, 24)) {
            assertEquals(50, probe.images());
            assertEquals(17, probe.batchSize(), "17, 17 and 16, not 24, 24 and 2");
        }
    }

    @Test
    void anOddAxisHasItsMiddleExactly() {
        assertArrayEquals(new double[] {-1, -0.5, 0, 0.5, 1}, Grid.axis(-1, 1, 5));
        assertEquals(0, Grid.axis(-0.7, 0.7, 21)[10]);
        assertThrows(IllegalArgumentException.class, () -> Grid.axis(0, 1, 1));
    }

    @Test
    void sharesAndExtremesLeaveOutWhatIsNotFinite() {
        Grid grid = new Grid(new double[] {0, 1}, new double[] {0, 1}, new double[][] {{1, 2}, {3, Double.NaN}});
        assertEquals(1, grid.lowest());
        assertEquals(3, grid.highest());
        assertEquals(0.5, grid.share(2));
    }

    @Test
    void thePictureIsWholeWithoutItsStylesAndHasOneLineForEveryLevel() {
        String svg = ContourPicture.svg(
                slice(Statistics.RUNNING, 50, Watch.NONE),
                "a <small> net",
                new String[] {"x", "y"},
                Optional.of(new double[][] {{0.5, 0.5}, {0, 0}}));
        assertTrue(!svg.contains(" style=") && !svg.contains("NaN"), svg);
        assertTrue(svg.contains("class=\"ground\"") && svg.contains("<style>@media (prefers-color-scheme: dark)"), svg);
        assertTrue(svg.contains("<title>a &lt;small&gt; net</title>"), svg);
        assertEquals(10, svg.split("stroke-opacity", -1).length - 1, svg);
        assertEquals(16 + 2 + 10, svg.split("<rect |<circle ", -1).length - 2, "cells, way and legend, on white");
    }

    private Grid slice(Statistics statistics, int batchSize, Watch watch) {
        try (Probe probe = probe(batchSize)) {
            double[] axis = Grid.axis(-1, 1, 5);
            return Grid.measure(probe, Plane.random(probe, 4), axis, axis, statistics, watch);
        }
    }

    private Probe probe(int batchSize) {
        return new Probe(model, DATA, NORMALIZATION, batchSize);
    }

    private Batch batch() {
        return Batches.inOrder(DATA, NORMALIZATION, DATA.size()).batch(0, 0);
    }

    private double[][] arrays() {
        return model.parameters().stream().map(p -> new double[p.size()]).toArray(double[][]::new);
    }

    private void assertUnchanged(double[][] weights, BufferState buffers) {
        double[][] now = arrays();
        model.read(now);
        assertArrayEquals(weights, now);
        for (int i = 0; i < buffers.buffers().size(); i++) {
            assertArrayEquals(
                    buffers.buffers().get(i).values(),
                    model.buffers().buffers().get(i).values());
        }
        assertEquals(
                10,
                buffers.buffers().stream()
                        .flatMapToDouble(b -> Arrays.stream(b.values()))
                        .count());
    }
}
