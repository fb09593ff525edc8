package downhill.course;

import downhill.recording.RecordedSurveys;
import downhill.recording.Recordings;
import downhill.suite.Experiments;
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
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** All chapters, in their order, with the ledger of their claims, their references and their glossary. Immutable. */
public final class Course {
    private static final String FOLDER = "/content";
    private static final String SUFFIX = ".md";

    private final List<Chapter> chapters;
    private final Apparatus apparatus;

    private Course(List<Chapter> chapters, Apparatus apparatus) {
        this.chapters = chapters;
        this.apparatus = apparatus;
    }

    /**
     * Reads everything in the folder {@code /content} of the class path.
     *
     * @throws CourseException where one of them has a mistake, naming its file and line
     * @throws UncheckedIOException where a recording cannot be read, naming its file and why
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
     * Reads a folder: {@code claims.yml}, {@code references.yml}, {@code glossary.yml}, the recordings, their surveys and results in its folder
     * {@code runs}, and every {@code .md} file of its folder {@code chapters} as a chapter whose slug is the file's name.
     */
    static Course read(Path folder) throws IOException {
        Recordings recordings = Recordings.read(folder.resolve("runs"));
        Apparatus apparatus = new Apparatus(
                Claims.read("content/claims.yml", Files.readString(folder.resolve("claims.yml"))),
                References.read("content/references.yml", Files.readString(folder.resolve("references.yml"))),
                Glossary.read("content/glossary.yml", Files.readString(folder.resolve("glossary.yml"))),
                recordings,
                RecordedSurveys.read(folder.resolve("runs"), recordings),
                Experiments.read(folder.resolve("runs")));
        apparatus.claims().requireListed(apparatus.references());
        apparatus.claims().requireRecorded(apparatus.recordings(), apparatus.experiments());
        List<Path> files;
        try (Stream<Path> all = Files.list(folder.resolve("chapters"))) {
            files = all.filter(file -> file.getFileName().toString().endsWith(SUFFIX))
                    .sorted(Comparator.comparing(file -> file.getFileName().toString()))
                    .toList();
        }
        List<Chapter> chapters = files.stream()
                .map(file -> chapter(file, apparatus))
                .sorted(Comparator.comparingInt(Chapter::order))
                .toList();
        apparatus.claims().requireTaught(ids(chapters));
        apparatus.references().requireCited(all(chapters, Chapter::references));
        apparatus.glossary().requireExplained(chapters);
        return new Course(chapters, apparatus);
    }

    private static Set<String> ids(List<Chapter> chapters) {
        return all(chapters, Chapter::claims).stream().map(Claim::id).collect(Collectors.toSet());
    }

    private static <T> Set<T> all(List<Chapter> chapters, Function<Chapter, List<T>> part) {
        return chapters.stream()
                .flatMap(chapter -> part.apply(chapter).stream())
                .collect(Collectors.toSet());
    }

    private static Chapter chapter(Path file, Apparatus apparatus) {
        String name = file.getFileName().toString();
        String slug = name.substring(0, name.length() - SUFFIX.length());
        try {
            return ChapterReader.read(slug, "content/chapters/" + name, Files.readString(file), apparatus);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public List<Chapter> chapters() {
        return chapters;
    }

    /** The chapters by the part that they belong to, parts in the order of their first chapters. */
    public Map<String, List<Chapter>> parts() {
        return chapters.stream().collect(Collectors.groupingBy(Chapter::part, LinkedHashMap::new, Collectors.toList()));
    }

    /** The ledger that the chapters' marks name. */
    public Claims claims() {
        return apparatus.claims();
    }

    /** The publications that the chapters cite. */
    public References references() {
        return apparatus.references();
    }

    /** The words that the chapters explain. */
    public Glossary glossary() {
        return apparatus.glossary();
    }

    /** The recorded runs that the chapters may play. */
    public Recordings recordings() {
        return apparatus.recordings();
    }

    /** The surveys of recorded runs. */
    public RecordedSurveys surveys() {
        return apparatus.surveys();
    }

    /** The suites that were carried out for the course. */
    public Experiments experiments() {
        return apparatus.experiments();
    }

    /** The chapters that play a recording, in their order. */
    public List<Chapter> playing(String recording) {
        return chapters.stream()
                .filter(chapter -> chapter.recordings().contains(recording))
                .toList();
    }

    /** The chapters that cite a publication, in their order. */
    public List<Chapter> citing(Reference reference) {
        return chapters.stream()
                .filter(chapter -> chapter.references().contains(reference))
                .toList();
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

    /** The chapter after another one, if there is one. */
    public Optional<Chapter> after(Chapter chapter) {
        return at(chapters.indexOf(chapter) + 1);
    }

    /** The chapter before another one, if there is one. */
    public Optional<Chapter> before(Chapter chapter) {
        return at(chapters.indexOf(chapter) - 1);
    }

    private Optional<Chapter> at(int index) {
        return index >= 0 && index < chapters.size() ? Optional.of(chapters.get(index)) : Optional.empty();
    }
}
