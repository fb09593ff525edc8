package downhill.course.picture;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import downhill.augment.Augmentation;
import downhill.lab.Axis;
import downhill.lab.DecayExperiment;
import downhill.lab.DepthNet;
import downhill.lab.DepthRun;
import downhill.lab.GradientMemory;
import downhill.lab.Microscope;
import downhill.lab.Race;
import downhill.lab.Racer;
import downhill.lab.StabilityMap;
import downhill.lab.Sweep;
import downhill.landscape.Landscapes;
import downhill.landscape.NoisyGradient;
import downhill.optim.Hyperparameter.Scale;
import downhill.optim.OptimizerEntry;
import downhill.optim.Optimizers;
import downhill.schedule.Schedule;
import java.util.Base64;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Element;

/** What a picture shows is what the laboratory computes. */
class PictureNumbersTest {
    private static Racer racer(String optimizer, int steps, double... values) {
        Race race = new Race(Landscapes.get("ravine").landscape(), 4, 2, steps, 1e-9);
        race.add(Optimizers.get(optimizer).chain(values));
        race.advance(steps);
        return race.racer(0);
    }

    /** The place of a pixel, by the numbers that stand beside the axes of the picture. */
    private static double[] place(Seen seen, double x, double y) {
        List<Element> across = seen.classed("text", "m");
        List<Element> upwards = seen.all("text").stream()
                .filter(each -> each.getAttribute("class").equals("e s"))
                .toList();
        return new double[] {
            between(across.get(0), across.get(1), "x", 0, x),
            between(upwards.get(0), upwards.get(1), "y", -13 / 3.0, y) // a label's foot is below its tick
        };
    }

    private static double between(Element a, Element b, String axis, double shift, double pixel) {
        double from = Double.parseDouble(a.getAttribute(axis)) + shift;
        double to = Double.parseDouble(b.getAttribute(axis)) + shift;
        double low = Double.parseDouble(a.getTextContent().replace('−', '-'));
        double high = Double.parseDouble(b.getTextContent().replace('−', '-'));
        return low + (pixel - from) / (to - from) * (high - low);
    }

    @Test
    void theRacersOfARaceEndWhereTheyEnd() {
        Seen seen = Seen.picture(
                "race", "landscape:ravine;start:4,2;steps:40;optimizers:sgd(lr=0.09),momentum(lr=0.01,gamma=0.9)");
        Racer sgd = racer("sgd", 40, 0.09);
        Racer momentum = racer("momentum", 40, 0.01, 0.9);
        assertEquals(List.of(Words.readable(sgd.losses()[40]), "out of steps"), seen.after("SGD", 2));
        assertEquals(List.of(Words.readable(momentum.losses()[40]), "out of steps"), seen.after("Momentum", 2));
        List<Element> paths = seen.all("defs").stream()
                .map(each -> (Element) each.getFirstChild())
                .toList();
        assertEquals(2, paths.size());
        int i = 0;
        for (Racer racer : List.of(sgd, momentum)) {
            double[] end = Stroke.end(paths.get(i++).getAttribute("d"));
            double[] place = place(seen, end[0], end[1]);
            assertEquals(racer.path()[80], place[0], 0.005);
            assertEquals(racer.path()[81], place[1], 0.005);
        }
    }

    @Test
    void aRaceThatStandsStillAtAStepIsDrawnUpToIt() {
        Seen seen = Seen.picture("race", "landscape:ravine;start:4,2;steps:40;step:7;optimizers:sgd(lr=0.09)");
        assertEquals(List.of(Words.readable(racer("sgd", 40, 0.09).losses()[7]), "running"), seen.after("SGD", 2));
        assertTrue(seen.texts().contains("After 7 steps"), () -> seen.texts().toString());
    }

    @Test
    void saysWhoDiverged() {
        Seen seen = Seen.picture("race", "landscape:ravine;start:4,2;steps:100;optimizers:sgd(lr=0.5)");
        Racer racer = racer("sgd", 100, 0.5);
        assertEquals("diverged at " + racer.steps(), seen.after("SGD", 2).get(1));
        assertEquals(
                "After 100 steps from (4.00, 2.00) SGD diverged at step " + racer.steps() + ".",
                seen.all("desc").get(0).getTextContent());
        assertTrue(racer.steps() < 100);
    }

    @Test
    void theMicroscopeShowsEveryTerm() {
        Seen seen = Seen.picture("microscope", "start:4,2;after:3;optimizer:adam(lr=0.1)");
        OptimizerEntry adam = Optimizers.get("adam");
        double[] values = adam.defaults();
        values[0] = 0.1;
        Microscope step = new Microscope(Landscapes.get("ravine").landscape(), 4, 2, 3, adam.chain(values));
        for (String[] term : new String[][] {
            {"the point w", "point"},
            {"gradient g", "gradient"},
            {"first moment m", "m"},
            {"second moment v", "v"},
            {"corrected m̂", "mHat"},
            {"update Δ", "update"},
            {"the new point", "next"}
        }) {
            double[] numbers = step.term(term[1]).values()[0];
            assertEquals(
                    List.of(Words.readable(numbers[0], 4), Words.readable(numbers[1], 4)),
                    seen.after(term[0], 2),
                    term[1]);
        }
    }

    @Test
    void theBarsOfAMemoryAreAsHighAsItsNumbers() {
        Seen seen = Seen.picture("memory", "gradients:1,-1,2,1;optimizer:momentum(lr=0.1,gamma=0.5)");
        double[] velocity = new GradientMemory(
                        new double[] {1, -1, 2, 1}, Optimizers.get("momentum").chain(new double[] {0.1, 0.5}))
                .series("v");
        String[] bars = seen.classed("path", "bar").get(1).getAttribute("d").split("z");
        double[] heights = IntStream.range(0, 4)
                .mapToDouble(i -> Double.parseDouble(bars[i].replaceAll(".*v([0-9.]+)h.*", "$1")))
                .toArray();
        for (int i = 0; i < 4; i++) {
            assertEquals(Math.abs(velocity[i] / velocity[2]), heights[i] / heights[2], 0.02, "bar " + i);
        }
    }

    @Test
    void theStabilityMapShowsWhatItsCellsHold() {
        Picture picture = Picture.of(Seen.state("stability", "optimizer:sgd(lr=0.09);budget:50"));
        StabilityMap map = new StabilityMap(
                Landscapes.get("ravine"),
                new double[] {10},
                Optimizers.get("sgd"),
                new double[] {0.09},
                new Axis(Scale.LOG, 0.001, 1, 2),
                StabilityMap.LANDSCAPE,
                new Axis(Scale.LOG, 1, 1000, 2),
                new double[] {4, 2},
                50);
        int steps = (int) map.at(0.09, 10);
        assertTrue(steps > 0);
        assertEquals("At η = 0.09, κ = 10 it arrives after " + steps + " steps.", picture.words());
        Seen seen = Seen.of(picture.svg(Paper.WIDE));
        assertEquals(1, seen.classed("use", "limit").size(), "what theory allows");
    }

    @Test
    void theSweepShowsEachBestRate() {
        Seen seen = Seen.picture("sweep", "landscape:noisy;optimizers:sgd,adam;tries:11;seeds:5;steps:60");
        for (String name : List.of("sgd", "adam")) {
            OptimizerEntry optimizer = Optimizers.get(name);
            Axis rates = new Axis(Scale.LOG, 0.0001, 10, 11);
            Sweep sweep = new Sweep(
                    Landscapes.get("noisy").landscape(),
                    optimizer,
                    optimizer.defaults(),
                    rates,
                    new double[] {4, 2},
                    0.5,
                    5,
                    60);
            sweep.compute(0, 11);
            double least = Landscapes.get("noisy").landscape().value(0, 0);
            assertEquals(
                    List.of(
                            Words.rate(rates.at(sweep.best())),
                            Words.readable(sweep.bands(least)[3 * sweep.best() + 1], 2)),
                    seen.after(optimizer.title(), 2));
        }
    }

    @Test
    void theSketchpadShowsBothMeans() {
        Seen seen = Seen.picture("sketchpad", "schedule:constant;epochs:20;noise:1;seed:4;optimizer:sgd(lr=0.05)");
        Race race = new Race(new NoisyGradient(Landscapes.get("ravine").landscape(), 1), 4, 2, 100, 0, 4, null);
        for (Schedule schedule : List.of(Schedule.constant(0.05), Schedule.cosine(0.05, 100))) {
            race.add(Optimizers.get("sgd"), new double[] {0.05}, schedule, 0);
        }
        race.advance(100);
        for (int i = 0; i < 2; i++) {
            double[] losses = race.racer(i).losses();
            double mean = IntStream.rangeClosed(91, 100)
                    .mapToDouble(step -> losses[step])
                    .average()
                    .orElseThrow();
            assertEquals(List.of(Words.readable(mean)), seen.after(i == 0 ? "Constant" : "Cosine", 1));
        }
    }

    @Test
    void theNetworksOfDepthEndWithTheirLosses() {
        Seen seen = Seen.picture("depth", "depth:8;norm:off;optimizer:sgd;lr:0.05;steps:30;measured:end");
        for (boolean residual : new boolean[] {false, true}) {
            DepthNet net = new DepthNet(8, 16, residual, 1, DepthNet.Norm.OFF, 1);
            DepthRun run = new DepthRun(net, 30, Optimizers.get("sgd").chain(new double[] {0.05}));
            run.advance(30);
            assertEquals(
                    List.of(
                            Words.readable(net.gradientNorms()[0]),
                            Words.readable(net.gradientNorms()[7]),
                            Words.readable(run.losses()[30])),
                    seen.after(residual ? "Residual" : "Plain", 3));
        }
    }

    @Test
    void bothPathsOverTheCliffEndWhereTheyEnd() {
        Seen seen = Seen.picture("cliff", "start:3,2;optimizer:sgd(lr=1);clip:1;steps:40");
        Race race = new Race(Landscapes.get("cliff").landscape(), 3, 2, 40, 1e-9);
        for (double clip : new double[] {0, 1}) {
            race.add(Optimizers.get("sgd"), new double[] {1}, Schedule.constant(1), clip);
        }
        race.advance(40);
        for (int i = 0; i < 2; i++) {
            Racer racer = race.racer(i);
            assertEquals(
                    List.of(Words.point(racer.path()[80], racer.path()[81]), Words.readable(racer.losses()[40])),
                    seen.after(i == 0 ? "Not clipped" : "Clipped", 2));
        }
    }

    @Test
    void theWeightsThatDecayEndWhereTheyEnd() {
        Seen seen = Seen.picture("decay", "gradients:0.1,10;lr:0.01;decay:0.1;steps:200");
        OptimizerEntry adam = Optimizers.get("adam");
        double[] values = {0.01, 0.9, 0.999, 1e-8};
        DecayExperiment l2 = new DecayExperiment(
                new double[] {0.1, 10},
                200,
                adam.chain(Schedule.constant(0.01), values, adam.options().withL2(0.1)));
        DecayExperiment decoupled = new DecayExperiment(
                new double[] {0.1, 10}, 200, Optimizers.get("adamw").chain(new double[] {0.01, 0.9, 0.999, 1e-8, 0.1}));
        for (int i = 0; i < 2; i++) {
            assertEquals(
                    List.of(
                            Words.fixed(l2.path(i)[200], 4),
                            Words.fixed(decoupled.path(i)[200], 4)),
                    seen.after(i == 0 ? "±0.1" : "±10", 2));
        }
    }

    @Test
    void theVersionsOfAPictureAreWhatTrainingSees() {
        Seen seen = Seen.picture("augment", "picture:letter;seed:5;epoch:2;image:7");
        List<Element> images = seen.all("image");
        assertEquals(17, images.size());
        byte[] image = Drawn.image("letter");
        byte[] out = new byte[image.length];
        new Augmentation(4, true, 0.2, 0.2, 0.2).apply(image, out, 3, 32, 32, 5, 3, 8);
        String expected = Base64.getEncoder().encodeToString(Png.bytes(out, 32, 32));
        assertEquals("data:image/png;base64," + expected, images.get(1 + 5).getAttribute("href"), "epoch 3, place 8");
    }
}
