package downhill.app;

import java.io.BufferedWriter;
import java.io.IOException;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.RecordComponent;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Collection;
import java.util.stream.Collectors;

/** Records of numbers as comma-separated values: a line of component names, then a line a record. */
final class CsvTable {
    private CsvTable() {}

    static <T extends Record> void write(Path file, Class<T> type, Collection<T> records) throws IOException {
        RecordComponent[] columns = type.getRecordComponents();
        try (BufferedWriter out = Files.newBufferedWriter(file)) {
            out.write(Arrays.stream(columns).map(RecordComponent::getName).collect(Collectors.joining(",")));
            out.newLine();
            for (T record : records) {
                out.write(Arrays.stream(columns)
                        .map(column -> value(column, record))
                        .collect(Collectors.joining(",")));
                out.newLine();
            }
        }
    }

    private static String value(RecordComponent column, Record record) {
        try {
            return column.getAccessor().invoke(record).toString();
        } catch (IllegalAccessException | InvocationTargetException e) {
            throw new IllegalStateException("cannot read " + column + " of " + record, e);
        }
    }
}
