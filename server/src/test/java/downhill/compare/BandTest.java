package downhill.compare;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.graalvm.polyglot.Context;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Mean and band of curves, by the module of the page. */
class BandTest {
    private Context context;

    @BeforeEach
    void load() throws IOException {
        context = Context.newBuilder("js")
                .option("engine.WarnInterpreterOnly", "false")
                .build();
        String module = Files.readString(Path.of("..", "static", "js", "compare-band.js"));
        context.eval("js", module.replace("export function", "function"));
    }

    @AfterEach
    void close() {
        context.close();
    }

    private String band(String curves) {
        return context.eval("js", "JSON.stringify(meanAndBand(" + curves + "))").asString();
    }

    @Test
    void ofThreeSeedsAtTheSameEpochs() {
        assertEquals(
                "{\"steps\":[10,20],\"mean\":[3,6],\"low\":[1,5],\"high\":[5,7]}",
                band("[{steps:[10,20],values:[1,6]},{steps:[10,20],values:[3,5]},{steps:[10,20],values:[5,7]}]"));
    }

    @Test
    void endsWhereTheShortestEndsAndBeginsWhereAllHaveBegun() {
        assertEquals(
                "{\"steps\":[2,3],\"mean\":[2,4],\"low\":[1,2],\"high\":[3,6]}",
                band("[{steps:[1,2,3,4],values:[9,1,2,9]},{steps:[2,3],values:[3,6]}]"));
    }

    @Test
    void betweenStepsThatOnlyOneHasTheOtherIsReadFromItsStraightLine() {
        // At 2, the second is a quarter of the way from 0 to 8; at 4 the first is half way from 10 to 20.
        assertEquals(
                "{\"steps\":[1,2,3,4,5],\"mean\":[0,6,7,11,14],\"low\":[0,2,4,6,8],\"high\":[0,10,10,16,20]}",
                band("[{steps:[1,2,3,4,5],values:[0,10,10,16,20]},{steps:[1,5],values:[0,8]}]"));
    }

    @Test
    void isEmptyWhereNothingIsInCommon() {
        String none = "{\"steps\":[],\"mean\":[],\"low\":[],\"high\":[]}";
        assertEquals(none, band("[{steps:[1,2],values:[1,1]},{steps:[3],values:[1]}]"));
        assertEquals(none, band("[{steps:[1,2],values:[1,1]},{steps:[],values:[]}]"));
    }
}
