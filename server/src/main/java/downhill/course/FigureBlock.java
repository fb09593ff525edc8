package downhill.course;

import downhill.course.figure.FigureEntry;
import downhill.course.figure.Figures;
import downhill.course.figure.State;
import downhill.course.picture.Picture;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.commonmark.node.CustomBlock;

/** The place of a figure, with what its author has set. */
final class FigureBlock extends CustomBlock {
    private static final Pattern ID = Pattern.compile("[a-z][a-z0-9-]*");

    private final FigureEntry entry;
    private final String id;
    private final String caption;
    private final Map<String, String> values;

    private FigureBlock(FigureEntry entry, String id, String caption, Map<String, String> values) {
        this.entry = entry;
        this.id = id;
        this.caption = caption;
        this.values = values;
    }

    /**
     * Reads the settings of a {@code figure NAME}.
     *
     * @throws CourseException where there is no such figure, or a key or value is not allowed
     */
    static FigureBlock read(Fence fence) {
        try {
            FigureEntry entry = Figures.get(fence.argument());
            return of(fence, entry, fence.settings(Set.of("id", "caption"), entry.keys()));
        } catch (IllegalArgumentException e) {
            throw fence.error(e.getMessage());
        }
    }

    /**
     * A figure of settings that have been read.
     *
     * @param settings id, caption, and what the author has set
     * @throws CourseException where the id or a value is not allowed
     */
    static FigureBlock of(Fence fence, FigureEntry entry, Map<String, String> settings) {
        try {
            Map<String, String> values = new LinkedHashMap<>(settings);
            String id = values.remove("id");
            String caption = values.remove("caption");
            if (!ID.matcher(id).matches()) {
                throw fence.error("the id \"" + id + "\" is not lower-case letters, digits and hyphens");
            }
            entry.check(values);
            return new FigureBlock(entry, id, caption, values);
        } catch (IllegalArgumentException e) {
            throw fence.error(e.getMessage());
        }
    }

    FigureEntry entry() {
        return entry;
    }

    /** Names the element and the figure's part of the address. */
    String id() {
        return id;
    }

    /**
     * Checks a state that a link sets this figure to; what it does not name stays as the author has set it.
     *
     * @throws IllegalArgumentException naming the part that is wrong
     */
    void check(String state) {
        entry.check(with(FigureEntry.parse(state)));
    }

    private Map<String, String> with(Map<String, String> changes) {
        Map<String, String> all = new LinkedHashMap<>(values);
        all.putAll(changes);
        return all;
    }

    /** The value of one of its settings: the author's, or the one that every figure of this kind begins with. */
    String value(String key) {
        return values.getOrDefault(
                key,
                entry.settings().stream()
                        .filter(setting -> setting.key().equals(key))
                        .findFirst()
                        .orElseThrow()
                        .initial());
    }

    /** What the author has set, as an address holds it. */
    String state() {
        return FigureEntry.format(values);
    }

    /**
     * What it shows where scripts are off.
     *
     * @param changes to what the author has set, by key
     */
    Picture picture(Map<String, String> changes) {
        return Picture.of(State.of(entry, with(changes)));
    }

    /** Markdown. */
    String caption() {
        return caption;
    }
}
