package downhill.export;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.time.Instant;
import java.util.Optional;

/** All series of a run for TensorBoard, in single precision as it keeps them; the tags are the names of the series. */
final class SeriesEvents {
    private SeriesEvents() {}

    /** Writes the file and leaves the stream open. */
    static void write(RunRecord run, OutputStream stream) throws IOException {
        Overview overview = Overview.of(run);
        OutputStream out = new BufferedOutputStream(stream);
        EventFile file = new EventFile(out, seconds(overview.first()));
        Steps.read(run, overview, row -> {
            for (Steps.Sample sample : row.samples()) {
                file.add(seconds(sample.at()), row.step(), sample.values());
            }
        });
        out.flush();
    }

    private static double seconds(Optional<Instant> at) {
        return at.map(time -> time.toEpochMilli() / 1e3).orElse(0.0);
    }
}
