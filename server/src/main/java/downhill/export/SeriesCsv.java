package downhill.export;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * All series of a run as one wide table of comma-separated values: a line of column names, then a line for each step.
 *
 * <p>Columns are {@code step}, {@code epoch}, {@code wall_time} (ISO 8601, UTC) and the series by name. A field is empty
 * where a series has no value at that step, or the time is not known.
 */
final class SeriesCsv {
    private SeriesCsv() {}

    /** Writes the table and leaves the stream open. */
    static void write(RunRecord run, OutputStream stream) throws IOException {
        Overview overview = Overview.of(run);
        Writer out = new BufferedWriter(new OutputStreamWriter(stream, StandardCharsets.UTF_8));
        List<String> series = overview.series();
        out.write("step,epoch,wall_time," + String.join(",", series) + "\n");
        Steps.read(run, overview, row -> writeLine(row, series, out));
        out.flush();
    }

    private static void writeLine(Steps.Row row, List<String> series, Writer out) throws IOException {
        Map<String, Double> values = new HashMap<>();
        row.samples().forEach(sample -> values.putAll(sample.values()));
        StringBuilder line = new StringBuilder()
                .append(row.step())
                .append(',')
                .append(row.epoch())
                .append(',');
        row.samples().iterator().next().at().ifPresent(line::append);
        for (String name : series) {
            line.append(',');
            Double value = values.get(name);
            if (value != null) {
                line.append(value.doubleValue());
            }
        }
        out.append(line).write('\n');
    }
}
