package downhill.course;

/**
 * A publication that supports sentences of the course: an entry of {@code content/references.yml}. Immutable.
 *
 * @param id the first author's surname and the year, in lower case
 * @param authors as they are to be printed
 * @param year of publication
 * @param title of the work
 * @param venue journal, proceedings, or publisher; null where the address says enough
 * @param doi digital object identifier; null where there is none
 * @param arxiv number of the preprint; null where there is none
 * @param url another address; null where one of the two is enough
 */
public record Reference(
        String id, String authors, String year, String title, String venue, String doi, String arxiv, String url) {
    /** Where it can be read; null for what was not published. */
    public String address() {
        if (doi != null) {
            return "https://doi.org/" + doi;
        }
        return arxiv != null ? "https://arxiv.org/abs/" + arxiv : url;
    }

    /** The address in the words of a bibliography. */
    public String locator() {
        if (doi != null) {
            return "doi:" + doi;
        }
        return arxiv != null ? "arXiv:" + arxiv : url;
    }
}
