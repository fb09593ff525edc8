package downhill.export;

import downhill.recording.Layers;
import downhill.recording.Rounding;
import downhill.train.TrainingEvent.LayersMeasured;
import java.util.ArrayList;
import java.util.List;

/**
 * Keeps the first measurement of the layers in each of at most {@value #MOST} equal stretches of a run, and the last of all.
 * Single-threaded.
 */
final class LayerThinning {
    private static final int MOST = 100;

    private final int width; // steps in a stretch
    private final List<LayersMeasured> kept = new ArrayList<>();
    private LayersMeasured newest;

    /** @param lastStep of the run */
    LayerThinning(int lastStep) {
        width = Math.max(1, (lastStep + MOST - 1) / MOST);
    }

    void add(LayersMeasured measured) {
        newest = measured;
        if (kept.isEmpty() || stretch(measured) > stretch(kept.get(kept.size() - 1))) {
            kept.add(measured);
        }
    }

    private int stretch(LayersMeasured measured) {
        return (measured.step() - 1) / width;
    }

    Layers layers() {
        if (newest == null) {
            return Layers.NONE;
        }
        List<LayersMeasured> all = new ArrayList<>(kept);
        if (newest != all.get(all.size() - 1)) {
            all.add(newest);
        }
        return new Layers(
                newest.layers(),
                all.stream().map(LayersMeasured::step).toList(),
                all.stream().map(each -> rounded(each.gradNorms())).toList(),
                all.stream().map(each -> rounded(each.weightNorms())).toList(),
                all.stream().map(each -> rounded(each.updateRatios())).toList());
    }

    private static List<Float> rounded(List<Float> numbers) {
        return numbers.stream().map(Rounding::ofLayer).toList();
    }
}
