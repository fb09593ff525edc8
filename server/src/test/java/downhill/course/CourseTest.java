package downhill.course;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CourseTest {
    @TempDir
    Path folder;

    private void chapter(String slug, int order) throws IOException {
        Files.writeString(
                folder.resolve("chapters/" + slug + ".md"),
                "---\ntitle: T\nsummary: S\npart: P\norder: " + order + "\nminutes: 5\n---\n\nText.\n");
    }

    @Test
    void ordersChaptersAndFindsThemByTheNameOfTheirFile() throws IOException {
        for (String list : new String[] {"claims", "references", "glossary"}) {
            Files.writeString(folder.resolve(list + ".yml"), "[]");
        }
        Files.createDirectory(folder.resolve("chapters"));
        chapter("alpha", 2);
        chapter("beta", 1);
        Files.writeString(folder.resolve("chapters/notes.txt"), "not a chapter");
        Course course = Course.read(folder);
        assertEquals(
                List.of("beta", "alpha"),
                course.chapters().stream().map(Chapter::slug).toList());
        assertEquals(2, course.chapter("alpha").orElseThrow().order());
        assertTrue(course.chapter("notes").isEmpty());
        Chapter first = course.chapters().get(0);
        Chapter last = course.chapters().get(1);
        assertEquals(last, course.after(first).orElseThrow());
        assertEquals(first, course.before(last).orElseThrow());
        assertTrue(course.before(first).isEmpty() && course.after(last).isEmpty());
    }

    @Test
    void everyChapterOfTheClassPathIsWithoutMistakes() {
        Course course = Course.load();
        assertFalse(course.chapters().isEmpty());
        assertEquals(
                course.chapters().size(),
                course.chapters().stream().map(Chapter::order).distinct().count(),
                "two chapters have one place in the order");
    }
}
