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
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** All chapters, in their order, and the ledger of their claims. Immutable. */
public final class Course {
    private static final String FOLDER = "/content";
    private static final String LEDGER = "claims.yml";
    private static final String SUFFIX = ".md";

    private final List<Chapter> chapters;
    private final Claims claims;

    private Course(List<Chapter> chapters, Claims claims) {
        this.chapters = chapters;
        this.claims = claims;
    }

    /**
     * Reads the ledger and every chapter on the class path.
     *
     * @throws CourseException where one of them has a mistake, naming its file and line
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

    /**
     * Reads a folder: {@code claims.yml}, the ledger, and every {@code .md} file of its folder {@code chapters} as a chapter
     * whose slug is the file's name.
     */
    static Course read(Path folder) throws IOException {
        Claims claims = Claims.read("content/" + LEDGER, Files.readString(folder.resolve(LEDGER)));
        List<Path> files;
        try (Stream<Path> all = Files.list(folder.resolve("chapters"))) {
            files = all.filter(file -> file.getFileName().toString().endsWith(SUFFIX))
                    .sorted(Comparator.comparing(file -> file.getFileName().toString()))
                    .toList();
        }
        List<Chapter> chapters = files.stream()
                .map(file -> chapter(file, claims))
                .sorted(Comparator.comparingInt(Chapter::order))
                .toList();
        claims.requireTaught(chapters.stream()
                .flatMap(chapter -> chapter.claims().stream())
                .map(Claim::id)
                .collect(Collectors.toSet()));
        return new Course(chapters, claims);
    }

    private static Chapter chapter(Path file, Claims claims) {
        String name = file.getFileName().toString();
        String slug = name.substring(0, name.length() - SUFFIX.length());
        try {
            return ChapterReader.read(slug, "content/chapters/" + name, Files.readString(file), claims);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public List<Chapter> chapters() {
        return chapters;
    }

    /** The ledger that the chapters' marks name. */
    public Claims claims() {
        return claims;
    }

    /** The chapters that mark a claim, in their order. */
    public List<Chapter> teaching(Claim claim) {
        return chapters.stream()
                .filter(chapter -> chapter.claims().contains(claim))
                .toList();
    }

    /** The chapter of a slug, if there is one. */
    public Optional<Chapter> chapter(String slug) {
        return chapters.stream().filter(chapter -> chapter.slug().equals(slug)).findFirst();
    }
}
