package downhill.model;

import downhill.data.ImageShape;
import downhill.model.Layer.Conv;
import downhill.model.Layer.Dense;
import downhill.model.Layer.Residual;
import java.util.List;

/**
 * What one image costs in a network, counted from its {@link Architecture}.
 *
 * @param multiplyAdds multiplications with a weight in a forward pass: of a convolution k² · channels in · channels out for
 *     each pixel of its output, of a dense layer inputs · outputs. Normalizations, ReLUs and pools are not counted, as is
 *     the custom: ResNet-20 has 41 million. A backward pass costs twice as many.
 * @param activations numbers that the layers put out, which training keeps until the backward pass
 */
public record Cost(long multiplyAdds, long activations) {
    private static final Cost NONE = new Cost(0, 0);

    /** Counts a network. */
    public static Cost of(Architecture architecture) {
        return of(architecture.layers(), architecture.input());
    }

    private static Cost of(List<Layer> layers, ImageShape input) {
        Cost sum = NONE;
        ImageShape shape = input;
        for (Layer layer : layers) {
            sum = sum.plus(of(layer, shape));
            shape = layer.output(shape);
        }
        return sum;
    }

    private static Cost of(Layer layer, ImageShape input) {
        long outputs = layer.output(input).size();
        if (layer instanceof Conv conv) {
            return new Cost(outputs * conv.kernel() * conv.kernel() * input.channels(), outputs);
        }
        if (layer instanceof Dense) {
            return new Cost(outputs * input.size(), outputs);
        }
        if (layer instanceof Residual residual) {
            return of(residual.body(), input)
                    .plus(of(residual.shortcut(), input))
                    .plus(new Cost(0, outputs));
        }
        return new Cost(0, outputs);
    }

    private Cost plus(Cost other) {
        return new Cost(multiplyAdds + other.multiplyAdds, activations + other.activations);
    }
}
