package downhill.course;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** All chapters, in their order. Immutable. */
public final class Course {
    private static final String FOLDER = "/content/chapters";
    private static final String SUFFIX = ".md";

    private final List<Chapter> chapters;

    private Course(List<Chapter> chapters) {
        this.chapters = chapters;
    }

    /**
     * Reads every chapter on the class path.
     *
     * @throws CourseException where a chapter has a mistake, naming its file and line
     */
    public static Course load() {
        URL folder = Course.class.getResource(FOLDER);
        if (folder == null) {
            throw new IllegalStateException("the class path has no folder " + FOLDER);
        }
        try {
            URI uri = folder.toURI();
            if (!"jar".equals(uri.getScheme())) {
                return read(Path.of(uri));
            }
            try (FileSystem jar = FileSystems.newFileSystem(uri, Map.of())) {
                return read(jar.getPath(FOLDER));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Reads every {@code .md} file of a folder as a chapter whose slug is the file's name. */
    static Course read(Path folder) throws IOException {
        List<Path> files;
        try (Stream<Path> all = Files.list(folder)) {
            files = all.filter(file -> file.getFileName().toString().endsWith(SUFFIX))
                    .sorted(Comparator.comparing(file -> file.getFileName().toString()))
                    .toList();
        }
        return new Course(files.stream()
                .map(Course::chapter)
                .sorted(Comparator.comparingInt(Chapter::order))
                .toList());
    }

    private static Chapter chapter(Path file) {
        String name = file.getFileName().toString();
        String slug = name.substring(0, name.length() - SUFFIX.length());
        try {
            return ChapterReader.read(slug, "content/chapters/" + name, Files.readString(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public List<Chapter> chapters() {
        return chapters;
    }

    /** The chapter of a slug, if there is one. */
    public Optional<Chapter> chapter(String slug) {
        return chapters.stream().filter(chapter -> chapter.slug().equals(slug)).findFirst();
    }
}
