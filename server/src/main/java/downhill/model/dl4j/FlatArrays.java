package downhill.model.dl4j;

import java.nio.DoubleBuffer;
import java.nio.FloatBuffer;
import java.util.List;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/**
 * Where each element of each named array stands in DL4J's one flat vector of parameters, and in the flat vector of
 * gradients, which has the same layout.
 *
 * <p>DL4J's order of vertices is its own, and some arrays lie there column by column. So nothing is assumed: every place
 * of the vector is numbered once, and reading the named arrays back in row-major order shows where their elements are.
 */
final class FlatArrays {
    private final int[][] places; // [array][row-major element]
    private final boolean single; // float, against double

    /**
     * Finds the places; parameters are all zero afterwards.
     *
     * @param names of arrays, as an architecture calls them, each {@code layer.array}
     */
    FlatArrays(ComputationGraph graph, List<String> names) {
        INDArray flat = graph.params();
        int length = Math.toIntExact(flat.length());
        single = flat.dataType() == DataType.FLOAT;
        if (single && length > 1 << 24) {
            throw new IllegalArgumentException(length + " parameters; float can number 2^24");
        }
        flat.assign(Nd4j.arange(length).castTo(flat.dataType()));
        places = names.stream().map(name -> placesOf(graph, name)).toArray(int[][]::new);
        flat.assign(0);
    }

    private static int[] placesOf(ComputationGraph graph, String name) {
        int dot = name.lastIndexOf('.');
        INDArray view = graph.getLayer(name.substring(0, dot)).getParam(key(name.substring(dot + 1)));
        return view.dup('c').data().asInt();
    }

    private static String key(String array) {
        return switch (array) {
            case "weight" -> "W";
            case "bias" -> "b";
            case "gamma", "beta", "mean" -> array;
            case "variance" -> "var";
            default -> throw new IllegalArgumentException("no layer has an array called " + array);
        };
    }

    /** Copies from DL4J's vector. */
    void read(INDArray flat, double[][] arrays) {
        double[] all = Ops.doubles(flat);
        for (int a = 0; a < places.length; a++) {
            for (int i = 0; i < places[a].length; i++) {
                arrays[a][i] = all[places[a][i]];
            }
        }
    }

    /** Copies into DL4J's vector; what belongs to none of the arrays stays. */
    void write(double[][] arrays, INDArray flat) {
        FloatBuffer floats = single ? flat.data().asNioFloat() : null;
        DoubleBuffer doubles = single ? null : flat.data().asNioDouble();
        for (int a = 0; a < places.length; a++) {
            for (int i = 0; i < places[a].length; i++) {
                if (single) {
                    floats.put(places[a][i], (float) arrays[a][i]);
                } else {
                    doubles.put(places[a][i], arrays[a][i]);
                }
            }
        }
        Ops.changedByHost(flat);
    }
}
