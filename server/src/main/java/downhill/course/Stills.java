package downhill.course;

import downhill.course.figure.FigureEntry;
import downhill.course.picture.Paper;
import downhill.course.picture.Picture;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The pictures of a chapter, in the place of its figures where scripts are off or for all, collected while it is written. */
final class Stills {
    private final Map<String, FigureBlock> figures;
    private final Set<String> covered = new HashSet<>();
    private final Map<String, Picture> pictures = new LinkedHashMap<>(); // by state, each once

    /** @param figures of the chapter by id */
    Stills(Map<String, FigureBlock> figures) {
        this.figures = figures;
    }

    /** Folds the picture of a figure away: a prediction stands before it. */
    void cover(String figure) {
        covered.add(figure);
    }

    /** HTML for the place of a figure. */
    String of(FigureBlock figure) {
        return picture(figure, "").html(covered.contains(figure.id()));
    }

    /** HTML for the place of recordings. */
    String of(RecordingBlock recording) {
        return pictures.computeIfAbsent(recording.key(), key -> recording.picture())
                .html(false);
    }

    /** Serves a picture that the chapter shows to all. */
    void add(Picture picture) {
        pictures.put(picture.address(Paper.WIDE), picture);
    }

    /** HTML for what a figure shows when it is set so. */
    String of(FigureBlock figure, String state) {
        return picture(figure, state).html(false);
    }

    /**
     * What a link that sets a figure leads to where it cannot.
     *
     * @param destination {@code #FIGURE=key:value;key:value}
     * @return null where it sets none
     */
    Picture behind(String destination) {
        String[] parts = destination.split("=", 2);
        FigureBlock figure = parts.length == 2 && parts[0].startsWith("#") ? figures.get(parts[0].substring(1)) : null;
        return figure == null ? null : picture(figure, parts[1]);
    }

    private Picture picture(FigureBlock figure, String state) {
        return pictures.computeIfAbsent(
                figure.id() + "=" + state,
                each -> figure.picture(state.isEmpty() ? Map.of() : FigureEntry.parse(state)));
    }

    /** All that have been written, or led to. */
    List<Picture> pictures() {
        return List.copyOf(pictures.values());
    }
}
