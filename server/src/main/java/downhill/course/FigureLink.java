package downhill.course;

import downhill.course.figure.FigureEntry;
import downhill.course.figure.Figures;

/**
 * A figure of the laboratory with settings, as evidence to look at. Immutable.
 *
 * @param name of the kind of figure
 * @param title of it, for people
 * @param state as an address holds it
 */
public record FigureLink(String name, String title, String state) {
    /**
     * Reads {@code NAME key:value;key:value}.
     *
     * @throws IllegalArgumentException where there is no such figure, or it cannot be set so
     */
    static FigureLink parse(String text) {
        String[] parts = text.split("\\s+", 2);
        FigureEntry entry = Figures.get(parts[0]);
        String state = parts.length == 1 ? "" : parts[1].replaceAll("\\s+", "");
        if (!state.isEmpty()) {
            entry.check(FigureEntry.parse(state));
        }
        return new FigureLink(entry.name(), entry.title(), state);
    }

    /** Where it can be seen. */
    public String address() {
        return "/laboratory/" + name + (state.isEmpty() ? "" : "#" + name + "=" + escaped(state));
    }

    /** An address that sets a figure may hold a power, {@code x^2}, which HTML wants escaped in it. */
    static String escaped(String address) {
        return address.replace("^", "%5E");
    }
}
