package downhill.train;

import downhill.model.BufferState;
import downhill.optim.OptimizerState;
import downhill.optim.OptimizerState.ParameterState;
import downhill.optim.ParameterInfo;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A {@link Checkpoint} that other programs can read: a zip of NumPy arrays, with a manifest in JSON that says what they
 * are. {@code numpy.load} opens the whole file and finds the arrays by name.
 *
 * <pre>
 * manifest.json                 first
 *   format, version             "downhill-checkpoint", 2; 1 lacks optimizerFrom and steering
 *   config                      of the run, see {@link ConfigJson}
 *   occasion                    why it was written: interval, epoch, pause or cancel
 *   cursor                      epoch (finished ones), batch (of the next one, from 0), the sums of the epoch so far,
 *                               seconds, testAccuracy and bestTestAccuracy (−1 before the first epoch ends)
 *   optimizerStep               updates that the optimizer has made
 *   optimizerFrom               updates of the run before those: not 0 where a fork has changed the optimizer
 *   steering                    lr and epochs: the base learning rate and the last epoch, as they were changed on the way
 *   parameters                  by index: index, name, kind (weight, bias, norm), array, optimizer {slot: array}
 *   buffers                     running statistics: name, array, measured (the same when layers were last measured)
 *   an array is                 {file, shape, sha256 of the file}
 * parameters/NAME.npy           the trained values: float64, little-endian, row-major, of that shape
 * optimizer/SLOT/NAME.npy       what the optimizer keeps for each of them, of the same shape
 * buffers/NAME.npy              running means and variances
 * measured/NAME.npy             the same when layers were last measured
 * </pre>
 *
 * <p>Values are kept bit for bit, so what {@link #unpack} writes continues the run as the original would.
 */
public final class CheckpointZip {
    private CheckpointZip() {}

    /**
     * Writes a checkpoint of {@link Trainer} as a zip; the stream stays open.
     *
     * @throws CheckpointException where the file is no checkpoint or damaged
     */
    public static void pack(Path checkpoint, OutputStream out) throws IOException {
        write(CheckpointFile.read(checkpoint), out);
    }

    /**
     * Turns a zip back into a checkpoint that {@link Trainer} goes on from, in one move.
     *
     * @return the run's configuration
     * @throws CheckpointException where the zip is not one of {@link #pack} or damaged
     */
    public static Config unpack(Path zip, Path checkpoint) throws IOException {
        Checkpoint read = read(zip);
        CheckpointFile.write(checkpoint, read);
        return read.config();
    }

    static void write(Checkpoint checkpoint, OutputStream out) throws IOException {
        ArrayZip.Writer zip = new ArrayZip.Writer();
        List<CheckpointManifest.Parameter> parameters = new ArrayList<>();
        for (ParameterInfo p : checkpoint.parameters()) {
            String name = p.name();
            Map<String, ArrayZip.Entry> slots = new LinkedHashMap<>();
            checkpoint
                    .optimizer()
                    .byParameter()
                    .get(p.index())
                    .slots()
                    .forEach((slot, values) ->
                            slots.put(slot, zip.add("optimizer/" + slot + "/" + name, p.shape(), values)));
            ArrayZip.Entry array =
                    zip.add("parameters/" + name, p.shape(), checkpoint.values()[p.index()]);
            parameters.add(new CheckpointManifest.Parameter(p, array, slots));
        }
        List<CheckpointManifest.Buffer> buffers = new ArrayList<>();
        for (int i = 0; i < checkpoint.buffers().buffers().size(); i++) {
            BufferState.Buffer now = checkpoint.buffers().buffers().get(i);
            double[] measured = checkpoint.measured().buffers().get(i).values();
            int[] shape = {now.values().length};
            buffers.add(new CheckpointManifest.Buffer(
                    now.name(),
                    zip.add("buffers/" + now.name(), shape, now.values()),
                    zip.add("measured/" + now.name(), shape, measured)));
        }
        zip.write(CheckpointManifest.of(checkpoint, parameters, buffers).json(), out);
    }

    static Checkpoint read(Path file) throws IOException {
        try (ArrayZip.Reader zip = new ArrayZip.Reader(file)) {
            return decode(CheckpointManifest.read(file, zip.manifest()), zip);
        } catch (IllegalArgumentException e) {
            throw new CheckpointException(file, "has a manifest that this program cannot read: " + e.getMessage());
        }
    }

    private static Checkpoint decode(CheckpointManifest manifest, ArrayZip.Reader zip) throws IOException {
        List<ParameterInfo> parameters = new ArrayList<>();
        List<ParameterState> states = new ArrayList<>();
        double[][] values = new double[manifest.parameters().size()][];
        for (CheckpointManifest.Parameter p : manifest.parameters()) {
            ParameterInfo parameter = p.info(parameters.size());
            values[parameter.index()] = zip.values(p.array());
            parameters.add(parameter);
            Map<String, double[]> slots = new LinkedHashMap<>();
            for (Map.Entry<String, ArrayZip.Entry> slot : p.optimizer().entrySet()) {
                slots.put(slot.getKey(), zip.values(slot.getValue()));
            }
            states.add(new ParameterState(p.name(), parameter.shape(), slots));
        }
        List<BufferState.Buffer> buffers = new ArrayList<>();
        List<BufferState.Buffer> measured = new ArrayList<>();
        for (CheckpointManifest.Buffer b : manifest.buffers()) {
            buffers.add(new BufferState.Buffer(b.name(), zip.values(b.array())));
            measured.add(new BufferState.Buffer(b.name(), zip.values(b.measured())));
        }
        return manifest.checkpoint(
                parameters,
                values,
                new OptimizerState(manifest.optimizerStep(), states),
                new BufferState(buffers),
                new BufferState(measured));
    }
}
