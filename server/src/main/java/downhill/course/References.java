package downhill.course;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/** The publications that the course cites, by id, in the order of their file. Immutable. */
public final class References {
    /** What {@code in} says of the one work that has no address. */
    private static final String UNPUBLISHED = "unpublished";

    private static final Set<String> KEYS = Set.of("id", "authors", "year", "title", "in", "doi", "arxiv", "url");
    private static final Pattern DOI = Pattern.compile("10\\.\\d{4,9}/\\S+");
    private static final Pattern ARXIV = Pattern.compile("\\d{4}\\.\\d{4,5}|[a-z-]+/\\d{7}");

    private final YamlList file;
    private final Map<String, Reference> byId;

    private References(YamlList file, Map<String, Reference> byId) {
        this.file = file;
        this.byId = byId;
    }

    /**
     * @param name of the file, for error messages
     * @throws CourseException where it is not YAML, or a publication lacks something or can be found nowhere
     */
    static References read(String name, String yaml) {
        YamlList file = new YamlList(name, yaml, "reference", "id");
        Map<String, Reference> byId = new LinkedHashMap<>();
        file.entries(KEYS).forEach((id, entry) -> byId.put(id, reference(id, entry)));
        return new References(file, byId);
    }

    private static Reference reference(String id, YamlList.Entry entry) {
        String doi = entry.optional("doi");
        String arxiv = entry.optional("arxiv");
        String url = entry.optional("url");
        String in = entry.optional("in");
        if (doi == null && arxiv == null && url == null && !UNPUBLISHED.equals(in)) {
            throw entry.error("it needs a doi, an arxiv number, or a url");
        }
        if (doi != null && !DOI.matcher(doi).matches()) {
            throw entry.error("a doi looks like 10.1000/182, not \"" + doi + "\"");
        }
        if (arxiv != null && !ARXIV.matcher(arxiv).matches()) {
            throw entry.error("an arxiv number looks like \"1412.6980\", in quotes, not \"" + arxiv + "\"");
        }
        if (url != null && !url.startsWith("https://") && !url.startsWith("http://")) {
            throw entry.error("a url begins with https://, not \"" + url + "\"");
        }
        return new Reference(
                id, entry.required("authors"), entry.required("year"), entry.required("title"), in, doi, arxiv, url);
    }

    /** All, in their order. */
    public Collection<Reference> all() {
        return byId.values();
    }

    /** The publication of an id, or null. */
    public Reference get(String id) {
        return byId.get(id);
    }

    /** @throws CourseException where a publication supports no sentence */
    void requireCited(Set<Reference> cited) {
        for (Reference reference : byId.values()) {
            if (!cited.contains(reference)) {
                throw file.error(reference.id(), "no chapter cites it");
            }
        }
    }
}
