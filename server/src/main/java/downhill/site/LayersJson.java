package downhill.site;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import downhill.train.TrainingEvent.LayersMeasured;
import java.util.List;
import java.util.function.Function;

/**
 * All measurements of a run's layers, as JSON: {@code {"steps": […], "layers": ["conv", …], "gradNorms": [[…], …],
 * "updateRatios": [[…], …]}}, with a list a measurement that has a number a layer. At most 501 measurements: a long run
 * makes fewer of them.
 */
final class LayersJson {
    private LayersJson() {}

    static ObjectNode of(List<LayersMeasured> measurements) {
        ObjectNode json = Json.object();
        ArrayNode steps = json.putArray("steps");
        measurements.forEach(measured -> steps.add(measured.step()));
        ArrayNode layers = json.putArray("layers");
        if (!measurements.isEmpty()) {
            measurements.get(0).layers().forEach(layers::add);
        }
        addAll(json.putArray("gradNorms"), measurements, LayersMeasured::gradNorms);
        addAll(json.putArray("updateRatios"), measurements, LayersMeasured::updateRatios);
        return json;
    }

    private static void addAll(
            ArrayNode list, List<LayersMeasured> measurements, Function<LayersMeasured, List<Float>> numbers) {
        for (LayersMeasured measured : measurements) {
            ArrayNode row = list.addArray();
            numbers.apply(measured).forEach(row::add);
        }
    }
}
