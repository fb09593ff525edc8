package downhill.export;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import downhill.train.EventJson;
import downhill.train.TrainingEvent;
import java.time.Instant;
import java.util.Optional;

/**
 * An event as it was written down.
 *
 * @param at when; empty for folders trained before the time was kept
 * @param epoch from 1; 0 where the event has none
 * @param step from 1; 0 where the event has none
 * @param json one line
 */
public record RecordedEvent(Optional<Instant> at, int epoch, int step, TrainingEvent event, String json) {
    private static final ObjectMapper MAPPER = new ObjectMapper();

    /**
     * @param json see {@link EventJson}, with {@code at} beside its fields
     * @throws IllegalArgumentException where the text is no event, naming what is wrong
     */
    static RecordedEvent of(String json) {
        try {
            JsonNode tree = MAPPER.readTree(json);
            return new RecordedEvent(
                    Optional.ofNullable(tree.get("at")).map(at -> Instant.parse(at.asText())),
                    tree.path("epoch").intValue(),
                    tree.path("step").intValue(),
                    EventJson.read(tree),
                    json);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("this is no event: " + e.getOriginalMessage(), e);
        }
    }
}
