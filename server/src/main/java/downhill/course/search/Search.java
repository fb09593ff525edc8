package downhill.course.search;

import downhill.course.Course;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.analysis.en.EnglishAnalyzer;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.Field;
import org.apache.lucene.document.TextField;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.queryparser.simple.SimpleQueryParser;
import org.apache.lucene.search.BooleanClause;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.ScoreDoc;
import org.apache.lucene.search.highlight.Highlighter;
import org.apache.lucene.search.highlight.InvalidTokenOffsetsException;
import org.apache.lucene.search.highlight.QueryScorer;
import org.apache.lucene.search.highlight.SimpleHTMLEncoder;
import org.apache.lucene.search.highlight.SimpleHTMLFormatter;
import org.apache.lucene.search.highlight.SimpleSpanFragmenter;
import org.apache.lucene.store.ByteBuffersDirectory;
import org.apache.lucene.store.Directory;

/** Finds the places of a course that have certain words, in any of their English forms. Safe to share between threads. */
public final class Search {
    /** Characters of a query. */
    public static final int MAX_LENGTH = 200;

    private static final int MOST = 30;
    private static final int EXCERPT = 220; // characters
    private static final Map<String, Float> WEIGHTS = Map.of("title", 4f, "within", 1.5f, "text", 1f);

    private final Analyzer analyzer = new EnglishAnalyzer();
    private final List<Place> places;
    private final IndexSearcher searcher;

    /** Indexes a course, in memory. */
    public Search(Course course) {
        places = Place.of(course);
        Directory directory = new ByteBuffersDirectory();
        try {
            try (IndexWriter writer = new IndexWriter(directory, new IndexWriterConfig(analyzer))) {
                for (Place place : places) {
                    Document document = new Document();
                    document.add(new TextField("title", place.title(), Field.Store.NO));
                    document.add(new TextField("within", place.within(), Field.Store.NO));
                    document.add(new TextField("text", place.text(), Field.Store.NO));
                    writer.addDocument(document);
                }
            }
            searcher = new IndexSearcher(DirectoryReader.open(directory));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * The places that have all words of a query, the best first, at most 30.
     *
     * @param query as a reader types it; words in double quotes stand together, a word that ends in * is only begun
     */
    public List<Hit> hits(String query) {
        if (query.isBlank()) {
            return List.of();
        }
        SimpleQueryParser parser = new SimpleQueryParser(
                analyzer,
                WEIGHTS,
                SimpleQueryParser.AND_OPERATOR | SimpleQueryParser.PHRASE_OPERATOR | SimpleQueryParser.PREFIX_OPERATOR);
        parser.setDefaultOperator(BooleanClause.Occur.MUST);
        try {
            Query parsed = parser.parse(query);
            List<Hit> hits = new ArrayList<>();
            for (ScoreDoc found : searcher.search(parsed, MOST).scoreDocs) {
                hits.add(hit(places.get(found.doc), parsed));
            }
            return hits;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Hit hit(Place place, Query query) throws IOException {
        return new Hit(place.within(), place.title(), place.address(), excerpt(place.text(), query));
    }

    private String excerpt(String text, Query query) throws IOException {
        QueryScorer scorer = new QueryScorer(query, "text");
        Highlighter highlighter =
                new Highlighter(new SimpleHTMLFormatter("<mark>", "</mark>"), new SimpleHTMLEncoder(), scorer);
        highlighter.setTextFragmenter(new SimpleSpanFragmenter(scorer, EXCERPT));
        try {
            String best = highlighter.getBestFragment(analyzer, "text", text);
            return best != null ? "… " + best.strip() + " …" : start(text);
        } catch (InvalidTokenOffsetsException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Where only the title has the words. */
    private static String start(String text) {
        String start = text.length() <= EXCERPT ? text : text.substring(0, text.lastIndexOf(' ', EXCERPT)) + " …";
        return new SimpleHTMLEncoder().encodeText(start.strip());
    }
}
