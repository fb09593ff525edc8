package downhill.export;

import com.fasterxml.jackson.databind.ObjectMapper;
import downhill.train.ConfigJson;
import downhill.train.EventJson;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;

/**
 * Everything that is written down of a run as one JSON object:
 *
 * <pre>
 * {"format": "downhill-run", "version": 1, "name": "run-7",
 *  "config": {…}, see {@link ConfigJson}
 *  "result": {…} the event finished, or null
 *  "events": [{…}, …] all of them as they happened, also steps that an interrupted run repeated}
 * </pre>
 */
final class RunDocument {
    private static final ObjectMapper MAPPER = new ObjectMapper();

    private RunDocument() {}

    /** Writes the object and leaves the stream open. */
    static void write(RunRecord run, OutputStream stream) throws IOException {
        Overview overview = Overview.of(run);
        Writer out = new BufferedWriter(new OutputStreamWriter(stream, StandardCharsets.UTF_8));
        out.write("{\"format\":\"downhill-run\",\"version\":1,\"name\":");
        out.write(MAPPER.writeValueAsString(run.name()));
        out.write(",\n\"config\":");
        out.write(ConfigJson.write(run.config()));
        out.write(",\n\"result\":");
        out.write(overview.finished().map(EventJson::write).orElse("null"));
        out.write(",\n\"events\":[");
        String[] separator = {"\n"};
        run.read(event -> {
            out.append(separator[0]).append(event.json());
            separator[0] = ",\n";
        });
        out.write("\n]}\n");
        out.flush();
    }
}
