package downhill.export;

import com.google.protobuf.CodedOutputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Map;
import java.util.zip.CRC32C;

/**
 * A TensorBoard event file: protocol buffers of the message {@code tensorflow.Event}, each framed as a TFRecord.
 *
 * <pre>
 * record   uint64 length, uint32 masked CRC of those 8 bytes, message, uint32 masked CRC of the message; little-endian
 * masked   ((crc &gt;&gt;&gt; 15) | (crc &lt;&lt; 17)) + 0xa282ead8 of a CRC-32C
 * Event    1: double wall_time, 2: int64 step, 3: string file_version, 5: Summary summary
 * Summary  1: repeated Value
 * Value    1: string tag, 2: float simple_value
 * </pre>
 *
 * <p>Sources: tensorflow/core/util/event.proto, tensorflow/core/framework/summary.proto, and
 * tensorflow/core/lib/io/record_writer.cc for the framing.
 */
final class EventFile {
    private static final String VERSION = "brain.Event:2";

    private final OutputStream out;

    /** Begins a file. @param wallTime of its first event, in seconds since 1970 */
    EventFile(OutputStream out, double wallTime) throws IOException {
        this.out = out;
        record(message(event -> {
            writeTime(event, wallTime);
            event.writeString(3, VERSION);
        }));
    }

    /** Adds values of one moment, by tag. @param wallTime in seconds since 1970; 0 where it is not known */
    void add(double wallTime, long step, Map<String, Double> values) throws IOException {
        byte[] summary = message(fields -> {
            for (Map.Entry<String, Double> entry : values.entrySet()) {
                fields.writeByteArray(1, value(entry.getKey(), entry.getValue()));
            }
        });
        record(message(event -> {
            writeTime(event, wallTime);
            event.writeInt64(2, step);
            event.writeByteArray(5, summary);
        }));
    }

    private static byte[] value(String tag, double value) throws IOException {
        return message(fields -> {
            fields.writeString(1, tag);
            fields.writeFloat(2, (float) value);
        });
    }

    /** A field with its default value is left out, as proto3 wants it. */
    private static void writeTime(CodedOutputStream event, double wallTime) throws IOException {
        if (wallTime != 0) {
            event.writeDouble(1, wallTime);
        }
    }

    private interface Fields {
        void write(CodedOutputStream out) throws IOException;
    }

    private static byte[] message(Fields fields) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        CodedOutputStream out = CodedOutputStream.newInstance(bytes);
        fields.write(out);
        out.flush();
        return bytes.toByteArray();
    }

    private void record(byte[] message) throws IOException {
        byte[] length = ByteBuffer.allocate(Long.BYTES)
                .order(ByteOrder.LITTLE_ENDIAN)
                .putLong(message.length)
                .array();
        out.write(length);
        out.write(maskedCrc(length));
        out.write(message);
        out.write(maskedCrc(message));
    }

    private static byte[] maskedCrc(byte[] bytes) {
        CRC32C crc = new CRC32C();
        crc.update(bytes);
        int masked = Integer.rotateRight((int) crc.getValue(), 15) + 0xa282ead8;
        return ByteBuffer.allocate(Integer.BYTES)
                .order(ByteOrder.LITTLE_ENDIAN)
                .putInt(masked)
                .array();
    }
}
