package downhill.model;

import downhill.data.ImageShape;
import downhill.model.Layer.Dense;
import downhill.model.Layer.GlobalAveragePool;
import downhill.model.NetworkOptions.Norm;
import downhill.model.NetworkOptions.Shortcut;
import java.util.ArrayList;
import java.util.List;

/** Networks of the blocks of the catalogue under every switch, small enough to check in double. */
public final class SwitchedNets {
    private static final ImageShape SHAPE = new ImageShape(3, 8, 6);
    private static final int CLASSES = 4;

    private SwitchedNets() {}

    /** A residual network for every option, and a plain one for every place of the normalization. */
    public static List<Architecture> all() {
        List<Architecture> nets = new ArrayList<>();
        for (NetworkOptions options : options()) {
            Blocks blocks = new Blocks(options);
            String name = options.norm() + " " + options.shortcut();
            List<Layer> residual = new ArrayList<>(blocks.unit("conv", "norm", 3, 1));
            residual.addAll(blocks.residual("block0", 3, 1, true));
            residual.addAll(blocks.residual("block1", 6, 2, false));
            nets.add(net("residual " + name, residual));
            if (options.shortcut() == Shortcut.A) {
                List<Layer> plain = new ArrayList<>(blocks.unit("conv", "norm", 3, 1));
                plain.addAll(blocks.plain("block0", 3, 1));
                plain.addAll(blocks.plain("block1", 6, 2));
                nets.add(net("plain " + name, plain));
            }
        }
        return nets;
    }

    /** All options but a γ of 0 at the start, which changes no layer. */
    private static List<NetworkOptions> options() {
        List<NetworkOptions> all = new ArrayList<>();
        for (Norm norm : Norm.values()) {
            for (Shortcut shortcut : Shortcut.values()) {
                all.add(new NetworkOptions(norm, shortcut, false));
            }
        }
        return all;
    }

    private static Architecture net(String name, List<Layer> layers) {
        layers.add(new GlobalAveragePool("pool"));
        layers.add(new Dense("dense", CLASSES));
        return new Architecture(name, name, SHAPE, layers);
    }
}
