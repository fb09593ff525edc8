package downhill.export;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import downhill.train.ConfigReader;
import downhill.train.TrainingEvent;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.commonmark.ext.gfm.tables.TablesExtension;
import org.commonmark.parser.Parser;
import org.commonmark.renderer.html.HtmlRenderer;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.Test;
import org.w3c.dom.NodeList;

/** The card of a finished run, as readers of Markdown and SVG see it. */
class ModelCardTest {
    private static final String NOTE = "JPEG copy of <quality> 75.\n# not a heading";

    private static Map<String, String> card(RunRecord run) throws IOException {
        Map<String, String> files = new LinkedHashMap<>();
        byte[] zip = ScriptedRun.export(run, ExportFormat.CARD);
        try (ZipInputStream in = new ZipInputStream(new ByteArrayInputStream(zip))) {
            for (ZipEntry entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
                files.put(entry.getName(), new String(in.readAllBytes(), StandardCharsets.UTF_8));
            }
        }
        return files;
    }

    private static Document page(RunRecord run) throws IOException {
        var tables = List.of(TablesExtension.create());
        String html = HtmlRenderer.builder()
                .extensions(tables)
                .build()
                .render(Parser.builder()
                        .extensions(tables)
                        .build()
                        .parse(card(run).get("README.md")));
        return Jsoup.parse(html);
    }

    private static String row(Document page, String name) {
        Element label = page.select("td:matchesOwn(^" + name + "$)").first();
        return label.nextElementSibling().text();
    }

    @Test
    void itTellsResultsDataTrainingAndHardware() throws IOException {
        Document page = page(ScriptedRun.INTERRUPTED);
        assertEquals("cnn3 on cifar10 with adam", page.select("h1").text());
        assertEquals(List.of("Results", "Data", "Training"), page.select("h2").eachText());
        assertEquals("50.00%", row(page, "Test accuracy, last epoch"));
        assertEquals("50.00%", row(page, "Test accuracy, best epoch \\(2\\)"));
        assertEquals("1.6250", row(page, "Test loss, last epoch"));
        assertEquals("37.50%", row(page, "Training accuracy, last epoch, as the images were seen"));
        assertEquals("122,570", row(page, "Parameters"));
        assertEquals("0:01:03 h", row(page, "Time in training and evaluation"));
        assertEquals("0:00:10 h", row(page, "From the first step to the last"));
        assertEquals("a processor | 2 threads", row(page, "Hardware at the start"));
        assertEquals(System.getProperty("java.version"), row(page, "Java, which wrote this card"));
        assertEquals("1.0.0-M2.1", row(page, "ND4J, which wrote this card"));
        assertTrue(page.text().contains("cifar10: 50,000 training and 10,000 test images."), page::text);
        assertTrue(page.select("blockquote").isEmpty());
    }

    @Test
    void aNoteAboutTheImagesIsQuotedAsItIs() throws IOException {
        Document page = page(new ScriptedRun(ScriptedRun.INTERRUPTED.events(), Optional.of(NOTE)));
        assertEquals(NOTE.replace("\n", " "), page.select("blockquote").text());
    }

    @Test
    void theConfigurationOnItTrainsTheSameAgain() throws IOException {
        Document page = page(ScriptedRun.INTERRUPTED);
        ObjectNode config = (ObjectNode)
                new ObjectMapper().readTree(page.select("code.language-json").text());
        assertEquals(ScriptedRun.INTERRUPTED.config(), ConfigReader.read(config.put("preset", "resnet110_sgd")));
    }

    @Test
    void itsPicturesAreThereAndNeedNoStyle() throws Exception {
        Map<String, String> files = card(ScriptedRun.INTERRUPTED);
        List<String> shown = page(ScriptedRun.INTERRUPTED).select("img").eachAttr("src");
        assertEquals(List.of("loss.svg", "accuracy.svg", "learning-rate.svg"), shown);
        for (String name : shown) {
            String svg = files.get(name);
            assertFalse(svg.contains("style"), svg);
            assertFalse(svg.contains("NaN"), svg);
            DocumentBuilderFactory.newInstance()
                    .newDocumentBuilder()
                    .parse(new ByteArrayInputStream(svg.getBytes(StandardCharsets.UTF_8)));
        }
    }

    /** Steps 1 to 4 lie evenly between the margins; 2.5 is the largest loss and 1.625 the smallest. */
    @Test
    void theCurvesGoThroughTheNumbers() throws Exception {
        String svg = card(ScriptedRun.INTERRUPTED).get("loss.svg");
        NodeList lines = DocumentBuilderFactory.newInstance()
                .newDocumentBuilder()
                .parse(new ByteArrayInputStream(svg.getBytes(StandardCharsets.UTF_8)))
                .getElementsByTagName("polyline");
        assertEquals(2, lines.getLength());
        assertEquals(
                "64.0,44.0 250.7,110.3 437.3,176.6 624.0,242.9",
                lines.item(0).getAttributes().getNamedItem("points").getNodeValue());
        assertEquals(
                "250.7,143.4 624.0,276.0",
                lines.item(1).getAttributes().getNamedItem("points").getNodeValue());
    }

    @Test
    void aLongRunIsDrawnInMeans() throws IOException {
        Means means = new Means(1001); // stretches of 3 steps
        for (int step = 1; step <= 1001; step++) {
            means.add(step, step);
        }
        assertEquals(334, means.values().length);
        assertEquals(2, means.values()[0]);
        assertEquals(1000.5, means.values()[333], "the last stretch has two steps");
        assertEquals(3, means.steps()[0]);
    }

    @Test
    void aRunThatHasNotFinishedHasNone() {
        List<TrainingEvent> events = ScriptedRun.INTERRUPTED.events();
        ScriptedRun run = new ScriptedRun(events.subList(0, events.size() - 1), Optional.empty());
        NotExportableException error = assertThrows(NotExportableException.class, () -> run.export(ExportFormat.CARD));
        assertEquals("Run 7 has not finished; its model card needs the results.", error.getMessage());
    }
}
