package downhill.app;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import downhill.survey.Grid;
import downhill.train.DurableFile;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/** Writes what a survey has found beside the run: each file appears whole or not at all. */
final class SurveyFiles {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final Path folder;
    private final String name;

    /** @param name of the files, without an ending */
    SurveyFiles(Path folder, String name) {
        this.folder = folder;
        this.name = name;
    }

    /** An empty object, for facts. */
    static ObjectNode object() {
        return JSON.createObjectNode();
    }

    /** Numbers as a JSON array; what is not finite becomes null. */
    static ArrayNode array(double... values) {
        ArrayNode array = JSON.createArrayNode();
        for (double value : values) {
            if (Double.isFinite(value)) {
                array.add(value);
            } else {
                array.addNull();
            }
        }
        return array;
    }

    /** Adds a grid to facts: {@code xs}, {@code ys} and {@code losses}, row by row of y. */
    static void put(Grid grid, ObjectNode facts) {
        facts.set("xs", array(grid.xs()));
        facts.set("ys", array(grid.ys()));
        ArrayNode rows = facts.putArray("losses");
        for (double[] row : grid.losses()) {
            rows.add(array(row));
        }
    }

    void json(ObjectNode facts) throws IOException {
        write("json", facts.toPrettyString() + "\n");
    }

    void svg(String picture) throws IOException {
        write("svg", picture);
    }

    /** A line for every point: {@code x,y,loss}. */
    void csv(Grid grid) throws IOException {
        StringBuilder lines = new StringBuilder("x,y,loss\n");
        for (int row = 0; row < grid.ys().length; row++) {
            for (int column = 0; column < grid.xs().length; column++) {
                lines.append(grid.xs()[column])
                        .append(',')
                        .append(grid.ys()[row])
                        .append(',')
                        .append(grid.losses()[row][column])
                        .append('\n');
            }
        }
        write("csv", lines.toString());
    }

    /** The files, for people. */
    String names(String... endings) {
        StringBuilder names = new StringBuilder();
        for (String ending : endings) {
            names.append(names.isEmpty() ? "" : ", ").append(name).append('.').append(ending);
        }
        return names + " in " + folder;
    }

    private void write(String ending, String text) throws IOException {
        DurableFile.replace(folder.resolve(name + "." + ending), text.getBytes(StandardCharsets.UTF_8));
    }
}
