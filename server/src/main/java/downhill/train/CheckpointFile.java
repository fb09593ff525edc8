package downhill.train;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import downhill.model.BufferState;
import downhill.optim.OptimizerState;
import downhill.optim.OptimizerState.ParameterState;
import downhill.optim.ParameterInfo;
import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A {@link Checkpoint} in a file, numbers bit for bit. Big-endian:
 *
 * <pre>
 * 8 bytes   DOWNHILL in ASCII
 * int       version of this layout, 3
 * long      length of the file
 * int       length of the header
 * header    JSON, UTF-8: config, occasion, progress, optimizerStep,
 *           parameters [{name, kind, shape, slots: [name]}], buffers [{name, size}],
 *           steering {lr, epochs}, optimizerFrom
 * doubles   for each parameter its elements, then those of each of its slots; then those of each buffer; then those of
 *           each buffer as it was at the last LayersMeasured
 * 32 bytes  SHA-256 of everything before
 * </pre>
 *
 * <p>Older layouts are read, too: 2 lacks steering and optimizerFrom, 1 also the length of the file and the last group
 * of doubles.
 */
final class CheckpointFile {
    private static final byte[] MAGIC = "DOWNHILL".getBytes(StandardCharsets.US_ASCII);
    private static final int VERSION = 3;
    private static final int DIGEST_BYTES = 32;
    private static final int SHORTEST = MAGIC.length + Integer.BYTES + Long.BYTES + Integer.BYTES + DIGEST_BYTES;
    private static final ObjectMapper JSON = new ObjectMapper();

    /** The part of a file that is text; arrays follow in its order. */
    private record Header(
            JsonNode config,
            Checkpoint.Occasion occasion,
            Progress progress,
            int optimizerStep,
            List<ParameterEntry> parameters,
            List<BufferEntry> buffers,
            Steering steering,
            int optimizerFrom) {
        /** What a header of an older layout stands for. */
        Header {
            steering = steering == null ? Steering.of(ConfigJson.read(config)) : steering;
        }

        ForkPoint forkPoint() {
            return new ForkPoint(
                    ConfigJson.read(config).withLr(steering.lr()),
                    progress.epoch(),
                    progress.batch(),
                    optimizerFrom + optimizerStep);
        }
    }

    private record ParameterEntry(String name, ParameterInfo.Kind kind, int[] shape, List<String> slots) {}

    private record BufferEntry(String name, int size) {}

    private CheckpointFile() {}

    /** Replaces the file in one move; when this returns, the new one survives a loss of power. */
    static void write(Path file, Checkpoint checkpoint) throws IOException {
        DurableFile.replace(file, encode(checkpoint));
    }

    /**
     * The checkpoint in a file.
     *
     * @throws CheckpointException where the file is no checkpoint, of another version, or damaged
     */
    static Checkpoint read(Path file) throws IOException {
        byte[] bytes = Files.readAllBytes(file);
        ByteBuffer in = checked(file, bytes);
        try {
            int version = in.getInt(MAGIC.length);
            byte[] header = new byte[in.getInt()];
            in.get(header);
            return decode(JSON.readValue(header, Header.class), in, version);
        } catch (JsonProcessingException | IllegalArgumentException e) {
            throw new CheckpointException(file, "has a header that this program cannot read: " + e.getMessage());
        }
    }

    /**
     * The place of the checkpoint in a file, from its header.
     *
     * @throws CheckpointException where the file is no checkpoint, or of another version
     */
    static ForkPoint readForkPoint(Path file) throws IOException {
        try (DataInputStream in = new DataInputStream(new BufferedInputStream(Files.newInputStream(file)))) {
            if (!Arrays.equals(MAGIC, in.readNBytes(MAGIC.length))) {
                throw unknown(file);
            }
            if (requireVersion(file, in.readInt()) > 1) {
                in.readLong(); // the length of the file
            }
            return JSON.readValue(in.readNBytes(in.readInt()), Header.class).forkPoint();
        } catch (JsonProcessingException | IllegalArgumentException | EOFException e) {
            throw new CheckpointException(file, "has a header that this program cannot read: " + e.getMessage());
        }
    }

    /** The bytes from the length of the header on, once all before it and the checksum are right. */
    private static ByteBuffer checked(Path file, byte[] bytes) throws CheckpointException {
        if (bytes.length < SHORTEST || !Arrays.equals(MAGIC, 0, MAGIC.length, bytes, 0, MAGIC.length)) {
            throw unknown(file);
        }
        ByteBuffer in = ByteBuffer.wrap(bytes).position(MAGIC.length);
        int version = requireVersion(file, in.getInt());
        long length = version == 1 ? bytes.length : in.getLong();
        if (length > bytes.length) {
            throw new CheckpointException(
                    file, "is cut off: it holds " + bytes.length + " of its " + length + " bytes");
        }
        int end = bytes.length - DIGEST_BYTES;
        byte[] saved = Arrays.copyOfRange(bytes, end, bytes.length);
        if (!Arrays.equals(saved, Sha256.of(bytes, end))) {
            throw new CheckpointException(file, "is damaged: its checksum does not fit its " + bytes.length + " bytes");
        }
        return in.limit(end);
    }

    private static CheckpointException unknown(Path file) {
        return new CheckpointException(
                file, "is no checkpoint of this program: it does not begin with DOWNHILL, or ends at once");
    }

    private static int requireVersion(Path file, int version) throws CheckpointException {
        if (version < 1 || version > VERSION) {
            throw new CheckpointException(
                    file,
                    "has layout " + version + ", but this program reads 1 to " + VERSION
                            + "; a newer one may have written it");
        }
        return version;
    }

    private static byte[] encode(Checkpoint checkpoint) throws IOException {
        byte[] header = JSON.writeValueAsBytes(header(checkpoint));
        List<double[]> arrays = arrays(checkpoint);
        int elements = arrays.stream().mapToInt(array -> array.length).sum();
        int end = SHORTEST - DIGEST_BYTES + header.length + elements * Double.BYTES;
        ByteBuffer out = ByteBuffer.allocate(end + DIGEST_BYTES);
        out.put(MAGIC).putInt(VERSION).putLong(out.capacity());
        out.putInt(header.length).put(header);
        for (double[] array : arrays) {
            out.asDoubleBuffer().put(array);
            out.position(out.position() + array.length * Double.BYTES);
        }
        return out.put(Sha256.of(out.array(), end)).array();
    }

    private static Header header(Checkpoint checkpoint) {
        List<ParameterEntry> parameters = new ArrayList<>();
        for (ParameterInfo p : checkpoint.parameters()) {
            ParameterState state = checkpoint.optimizer().byParameter().get(p.index());
            parameters.add(new ParameterEntry(
                    p.name(), p.kind(), p.shape(), List.copyOf(state.slots().keySet())));
        }
        return new Header(
                ConfigJson.tree(checkpoint.config()),
                checkpoint.occasion(),
                checkpoint.progress(),
                checkpoint.optimizer().step(),
                parameters,
                checkpoint.buffers().buffers().stream()
                        .map(buffer -> new BufferEntry(buffer.name(), buffer.values().length))
                        .toList(),
                checkpoint.steering(),
                checkpoint.optimizerFrom());
    }

    private static List<double[]> arrays(Checkpoint checkpoint) {
        List<double[]> arrays = new ArrayList<>();
        for (ParameterInfo p : checkpoint.parameters()) {
            arrays.add(checkpoint.values()[p.index()]);
            arrays.addAll(
                    checkpoint.optimizer().byParameter().get(p.index()).slots().values());
        }
        checkpoint.buffers().buffers().forEach(buffer -> arrays.add(buffer.values()));
        checkpoint.measured().buffers().forEach(buffer -> arrays.add(buffer.values()));
        return arrays;
    }

    private static Checkpoint decode(Header header, ByteBuffer in, int version) {
        List<ParameterInfo> parameters = new ArrayList<>();
        List<ParameterState> states = new ArrayList<>();
        double[][] values = new double[header.parameters().size()][];
        for (ParameterEntry entry : header.parameters()) {
            int index = parameters.size();
            ParameterInfo parameter = new ParameterInfo(index, entry.name(), entry.kind(), entry.shape());
            parameters.add(parameter);
            values[index] = doubles(in, parameter.size());
            Map<String, double[]> slots = new LinkedHashMap<>();
            entry.slots().forEach(slot -> slots.put(slot, doubles(in, parameter.size())));
            states.add(new ParameterState(entry.name(), entry.shape(), slots));
        }
        BufferState buffers = buffers(header, in);
        return new Checkpoint(
                ConfigJson.read(header.config()),
                header.occasion(),
                header.progress(),
                parameters,
                values,
                new OptimizerState(header.optimizerStep(), states),
                buffers,
                version == 1 ? buffers : buffers(header, in),
                header.steering(),
                header.optimizerFrom());
    }

    private static BufferState buffers(Header header, ByteBuffer in) {
        return new BufferState(header.buffers().stream()
                .map(buffer -> new BufferState.Buffer(buffer.name(), doubles(in, buffer.size())))
                .toList());
    }

    private static double[] doubles(ByteBuffer in, int count) {
        double[] values = new double[count];
        in.asDoubleBuffer().get(values);
        in.position(in.position() + count * Double.BYTES);
        return values;
    }
}
