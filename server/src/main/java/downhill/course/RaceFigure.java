package downhill.course;

import downhill.landscape.LandscapeEntry;
import downhill.landscape.Landscapes;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.commonmark.node.CustomBlock;

/** The place of a race figure; its caption, as inlines, is its only child block. */
final class RaceFigure extends CustomBlock {
    private static final Pattern ID = Pattern.compile("[a-z][a-z0-9-]*");

    private final String id;
    private final RaceState state;
    private final String caption;

    private RaceFigure(String id, RaceState state, String caption) {
        this.id = id;
        this.state = state;
        this.caption = caption;
    }

    /**
     * Reads the settings of a {@code figure race}.
     *
     * @throws CourseException where a key or value is not allowed
     */
    static RaceFigure read(Fence fence) {
        if (!fence.argument().equals("race")) {
            throw fence.error("no figure is called \"" + fence.argument() + "\"; there is race");
        }
        Map<String, String> settings =
                fence.settings(Set.of("id", "caption", "landscape", "optimizers"), Set.of("start", "steps", "step"));
        String id = settings.get("id");
        if (!ID.matcher(id).matches()) {
            throw fence.error("the id \"" + id + "\" is not lower-case letters, digits and hyphens");
        }
        try {
            LandscapeEntry landscape = Landscapes.get(settings.get("landscape"));
            double[] start = settings.containsKey("start") ? RaceState.start(settings.get("start")) : landscape.start();
            RaceState state = new RaceState(
                    landscape,
                    start[0],
                    start[1],
                    RaceState.whole("steps", settings.getOrDefault("steps", "100")),
                    RaceState.whole("step", settings.getOrDefault("step", "0")),
                    RaceState.racers(settings.get("optimizers"), landscape));
            return new RaceFigure(id, state, settings.get("caption"));
        } catch (IllegalArgumentException e) {
            throw fence.error(e.getMessage());
        }
    }

    /** Names the element and the figure's part of the address. */
    String id() {
        return id;
    }

    RaceState state() {
        return state;
    }

    /** Markdown. */
    String caption() {
        return caption;
    }
}
