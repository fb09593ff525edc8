package downhill.site;

import downhill.course.Chapter;
import downhill.course.Course;
import downhill.course.picture.Paper;
import downhill.course.picture.Picture;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.http.NotFoundResponse;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * Serves the pictures that pages show where scripts are off: those of the chapters, of the laboratory and of the home page,
 * and no others, so that nobody can make the site compute what no page needs. Each is drawn when it is first asked for.
 */
final class PictureFiles {
    private final Map<String, File> files = new HashMap<>(); // by address

    PictureFiles(Course course, Stream<Picture> others) {
        Stream.concat(course.chapters().stream().map(Chapter::pictures).flatMap(List::stream), others)
                .forEach(this::add);
    }

    private void add(Picture picture) {
        for (Paper paper : Paper.values()) {
            files.put(picture.address(paper), new File(picture, paper));
        }
    }

    void install(RoutesConfig routes) {
        Site.get(routes, Picture.FOLDER + "/{file}", this::send);
    }

    private void send(Context ctx) {
        File file = files.get(ctx.path());
        if (file == null) {
            throw new NotFoundResponse("There is no picture called " + ctx.pathParam("file") + ".");
        }
        SecurityHeaders.allowPicture(ctx);
        ctx.header("Cache-Control", "no-cache"); // ask again, but keep what has not changed
        ctx.result(file.svg()).contentType("image/svg+xml; charset=utf-8");
    }

    /** A picture for a paper, drawn once. */
    private static final class File {
        private final Picture picture;
        private final Paper paper;
        private String svg;

        File(Picture picture, Paper paper) {
            this.picture = picture;
            this.paper = paper;
        }

        synchronized String svg() {
            if (svg == null) {
                svg = picture.svg(paper);
            }
            return svg;
        }
    }
}
