package downhill.watch;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;

/**
 * What a column takes of a stepDone event, read in passing: a run has a hundred thousand of them, and a whole event takes
 * four times as long.
 */
record StepNumbers(int epoch, int step, double loss, double lr, double gradNorm) {
    private static final JsonFactory FACTORY = new JsonFactory();

    /** @throws IllegalArgumentException where the text is no JSON object */
    static StepNumbers read(String json) {
        int epoch = 0;
        int step = 0;
        double loss = 0;
        double lr = 0;
        double gradNorm = 0;
        try (JsonParser parser = FACTORY.createParser(json)) {
            parser.nextToken();
            while (parser.nextToken() == JsonToken.FIELD_NAME) {
                String name = parser.currentName();
                parser.nextToken();
                switch (name) {
                    case "epoch" -> epoch = parser.getIntValue();
                    case "step" -> step = parser.getIntValue();
                    case "loss" -> loss = parser.getDoubleValue();
                    case "lr" -> lr = parser.getDoubleValue();
                    case "gradNorm" -> gradNorm = parser.getDoubleValue();
                    default -> parser.skipChildren();
                }
            }
        } catch (IOException e) {
            throw new IllegalArgumentException("this is no step: " + e.getMessage(), e);
        }
        return new StepNumbers(epoch, step, loss, lr, gradNorm);
    }
}
