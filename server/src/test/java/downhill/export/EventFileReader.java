package downhill.export;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Reads TensorBoard event files strictly, with code of its own for framing, checksum and wire format: what it does not
 * know is an error.
 */
final class EventFileReader {
    /**
     * One event.
     *
     * @param values by tag; empty for the event that holds the file's version
     */
    record Event(double wallTime, long step, String fileVersion, Map<String, Float> values) {}

    private record Field(int number, int wireType, long bits, ByteBuffer bytes) {}

    private EventFileReader() {}

    static List<Event> read(byte[] file) {
        ByteBuffer in = ByteBuffer.wrap(file).order(ByteOrder.LITTLE_ENDIAN);
        List<Event> events = new ArrayList<>();
        while (in.hasRemaining()) {
            byte[] length = take(in, 8);
            require(unmask(in.getInt()) == crc32c(length), "the checksum of a length does not fit");
            byte[] message = take(in, (int)
                    ByteBuffer.wrap(length).order(ByteOrder.LITTLE_ENDIAN).getLong());
            require(unmask(in.getInt()) == crc32c(message), "the checksum of a message does not fit");
            events.add(event(message));
        }
        return events;
    }

    private static Event event(byte[] message) {
        double wallTime = 0;
        long step = 0;
        String version = "";
        Map<String, Float> values = Map.of();
        for (Field field : fields(ByteBuffer.wrap(message))) {
            switch (field.number() << 3 | field.wireType()) {
                case 1 << 3 | 1 -> wallTime = Double.longBitsToDouble(field.bits());
                case 2 << 3 -> step = field.bits();
                case 3 << 3 | 2 -> version = text(field);
                case 5 << 3 | 2 -> values = summary(field.bytes());
                default -> throw new AssertionError("an Event has no field " + field);
            }
        }
        return new Event(wallTime, step, version, values);
    }

    private static Map<String, Float> summary(ByteBuffer message) {
        Map<String, Float> values = new LinkedHashMap<>();
        for (Field value : fields(message)) {
            require(value.number() == 1 && value.wireType() == 2, "a Summary has no field " + value);
            List<Field> parts = fields(value.bytes());
            require(parts.size() == 2, "a Value has a tag and a number, but not " + parts);
            require(parts.get(0).number() == 1 && parts.get(0).wireType() == 2, "no tag: " + parts);
            require(parts.get(1).number() == 2 && parts.get(1).wireType() == 5, "no simple_value: " + parts);
            float number = Float.intBitsToFloat((int) parts.get(1).bits());
            require(values.put(text(parts.get(0)), number) == null, "a tag stands twice: " + parts);
        }
        return values;
    }

    private static List<Field> fields(ByteBuffer in) {
        in.order(ByteOrder.LITTLE_ENDIAN);
        List<Field> fields = new ArrayList<>();
        while (in.hasRemaining()) {
            long key = varint(in);
            int wireType = (int) key & 7;
            long bits = 0;
            ByteBuffer bytes = ByteBuffer.allocate(0);
            switch (wireType) {
                case 0 -> bits = varint(in);
                case 1 -> bits = in.getLong();
                case 2 -> bytes = ByteBuffer.wrap(take(in, (int) varint(in)));
                case 5 -> bits = in.getInt();
                default -> throw new AssertionError("wire type " + wireType);
            }
            fields.add(new Field((int) (key >>> 3), wireType, bits, bytes));
        }
        return fields;
    }

    private static long varint(ByteBuffer in) {
        long value = 0;
        for (int shift = 0; ; shift += 7) {
            byte next = in.get();
            value |= (long) (next & 0x7f) << shift;
            if (next >= 0) {
                return value;
            }
        }
    }

    private static byte[] take(ByteBuffer in, int count) {
        byte[] bytes = new byte[count];
        in.get(bytes);
        return bytes;
    }

    private static String text(Field field) {
        return StandardCharsets.UTF_8.decode(field.bytes().duplicate()).toString();
    }

    private static int unmask(int masked) {
        int rotated = masked - 0xa282ead8;
        return rotated << 15 | rotated >>> 17;
    }

    /** CRC-32C bit by bit (RFC 3720, appendix B.4): polynomial 0x1EDC6F41, reflected. */
    static int crc32c(byte[] bytes) {
        int crc = -1;
        for (byte b : bytes) {
            crc ^= b & 0xff;
            for (int bit = 0; bit < 8; bit++) {
                crc = (crc & 1) == 0 ? crc >>> 1 : crc >>> 1 ^ 0x82f63b78;
            }
        }
        return ~crc;
    }

    private static void require(boolean condition, String otherwise) {
        if (!condition) {
            throw new AssertionError(otherwise);
        }
    }
}
