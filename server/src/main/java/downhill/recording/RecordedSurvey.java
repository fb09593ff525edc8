package downhill.recording;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.DoubleStream;

/**
 * What the loss of a recorded run looks like on a plane through its weights, as {@code downhill survey} writes it: a slice
 * along two random directions, or the plane that the run's own way lies in.
 *
 * @param model name of the network
 * @param epoch after which it was looked at
 * @param step after which it was looked at
 * @param images training images that each loss is the mean of
 * @param statistics that batch normalization used, {@code running} or {@code batch}
 * @param seed of the directions of a slice
 * @param xs coordinates of the columns, ascending
 * @param ys coordinates of the rows, ascending
 * @param losses {@code [y][x]}, in nats; infinite where it was not finite
 * @param explained share of the way's variance that each axis holds, 0 to 1; empty for a slice
 * @param aimless share of the variance that the best plane of a random walk with steps as long as the way's would hold; 0 for a
 *     slice
 * @param way of the run on the plane, in order; empty for a slice
 */
public record RecordedSurvey(
        String model,
        int epoch,
        int step,
        int images,
        String statistics,
        long seed,
        double[] xs,
        double[] ys,
        double[][] losses,
        double[] explained,
        double aimless,
        List<Stop> way) {
    private static final ObjectMapper JSON = new ObjectMapper();

    /**
     * A point of the way.
     *
     * @param epoch after which the run was there; 0 before the first
     * @param loss there, off the plane by {@code distance}
     */
    public record Stop(int epoch, double x, double y, double distance, double loss) {}

    public RecordedSurvey {
        way = List.copyOf(way);
    }

    /**
     * Reads the file of a survey.
     *
     * @throws RecordingException where it is not JSON, or lacks something, naming what
     */
    public static RecordedSurvey read(String json) throws RecordingException {
        JsonNode file;
        try {
            file = JSON.readTree(json);
        } catch (JsonProcessingException e) {
            throw new RecordingException("it is not JSON: " + e.getOriginalMessage());
        }
        double[] xs = numbers(file, "xs");
        double[] ys = numbers(file, "ys");
        return new RecordedSurvey(
                present(file, "model").asText(),
                present(file, "epoch").asInt(),
                present(file, "step").asInt(),
                present(file, "trainingImages").asInt(),
                present(file, "statistics").asText(),
                file.path("seed").asLong(1),
                xs,
                ys,
                losses(present(file, "losses"), xs.length, ys.length),
                file.has("explained") ? numbers(file, "explained") : new double[0],
                file.has("explained") ? present(file, "aimless").asDouble() : 0,
                way(file.path("way")));
    }

    private static JsonNode present(JsonNode file, String name) throws RecordingException {
        JsonNode value = file.get(name);
        if (value == null) {
            throw new RecordingException("\"" + name + "\" is missing");
        }
        return value;
    }

    private static double[] numbers(JsonNode file, String name) throws RecordingException {
        double[] numbers = numbers(present(file, name));
        if (numbers.length < 2) {
            throw new RecordingException("\"" + name + "\" must hold at least two numbers");
        }
        return numbers;
    }

    private static double[] numbers(JsonNode array) {
        double[] numbers = new double[array.size()];
        for (int i = 0; i < numbers.length; i++) {
            numbers[i] = array.get(i).isNumber() ? array.get(i).asDouble() : Double.POSITIVE_INFINITY;
        }
        return numbers;
    }

    private static double[][] losses(JsonNode rows, int columns, int count) throws RecordingException {
        double[][] losses = new double[rows.size()][];
        for (int row = 0; row < losses.length; row++) {
            losses[row] = numbers(rows.get(row));
        }
        if (losses.length != count || Arrays.stream(losses).anyMatch(row -> row.length != columns)) {
            throw new RecordingException("\"losses\" must hold " + count + " rows of " + columns + " numbers");
        }
        return losses;
    }

    private static List<Stop> way(JsonNode stops) {
        List<Stop> way = new ArrayList<>();
        for (JsonNode stop : stops) {
            way.add(new Stop(
                    stop.path("epoch").asInt(),
                    stop.path("x").asDouble(),
                    stop.path("y").asDouble(),
                    stop.path("distance").asDouble(),
                    stop.path("loss").asDouble()));
        }
        return way;
    }

    /** Whether it is the plane of the run's own way. */
    public boolean isWay() {
        return !way.isEmpty();
    }

    /** The share of the way's variance that the plane holds, 0 to 1; only of a way. */
    public double held() {
        return explained[0] + explained[1];
    }

    /** The smallest loss on the plane. */
    public double lowest() {
        return all().min().orElseThrow();
    }

    /** The largest loss on the plane that is finite. */
    public double highest() {
        return all().filter(Double::isFinite).max().orElseThrow();
    }

    /** The loss at the weights themselves, in the middle of a slice or at the end of the way. */
    public double loss() {
        return isWay() ? way.get(way.size() - 1).loss() : losses[ys.length / 2][xs.length / 2];
    }

    /** The share of points whose loss is at most so large. */
    public double share(double limit) {
        return all().filter(loss -> loss <= limit).count() / (double) (xs.length * ys.length);
    }

    private DoubleStream all() {
        return Arrays.stream(losses).flatMapToDouble(Arrays::stream);
    }
}
