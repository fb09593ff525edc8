package downhill.course;

import downhill.recording.Recordings;
import downhill.suite.Experiments;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/** The ledger of claims, by id, in the order of its file. Immutable. */
public final class Claims {
    private static final Pattern ID = Pattern.compile("[a-z0-9]+(-[a-z0-9]+)*");
    private static final String NOTES = "notes"; // the reference of the notes behind the course
    private static final Set<String> KEYS =
            Set.of("id", "says", "status", "source", "check", "runs", "experiments", "reference", "untested", "figure");

    private final YamlList file;
    private final Map<String, Claim> byId;

    private Claims(YamlList file, Map<String, Claim> byId) {
        this.file = file;
        this.byId = byId;
    }

    /**
     * Reads a ledger: a list of mappings.
     *
     * @param name of the file, for error messages
     * @throws CourseException where it is not YAML, or an entry lacks what its status needs or has what it must not have
     */
    static Claims read(String name, String yaml) {
        YamlList file = new YamlList(name, yaml, "claim", "id");
        Map<String, Claim> byId = new LinkedHashMap<>();
        file.entries(KEYS).forEach((id, entry) -> byId.put(id, claim(id, entry)));
        return new Claims(file, byId);
    }

    private static Claim claim(String id, YamlList.Entry entry) {
        if (!ID.matcher(id).matches()) {
            throw entry.error("an id is lower-case words joined by hyphens");
        }
        Claim.Status status = status(entry);
        boolean tested = status != Claim.Status.REPORTED;
        return new Claim(
                id,
                entry.required("says"),
                status,
                only(entry, "source", status == Claim.Status.CORRECTED, status),
                only(entry, "check", tested, status),
                names(entry, "runs", status),
                experiments(entry, status),
                only(entry, "reference", status == Claim.Status.REPORTED, status),
                untested(entry, status),
                figure(entry));
    }

    private static List<String> experiments(YamlList.Entry entry, Claim.Status status) {
        if (status == Claim.Status.MEASURED && !entry.has("runs") && !entry.has("experiments")) {
            throw entry.error("a claim that is measured needs \"runs\" or \"experiments\"");
        }
        return names(entry, "experiments", status);
    }

    /** Names between commas, allowed where the claim is measured or corrected. */
    private static List<String> names(YamlList.Entry entry, String key, Claim.Status status) {
        boolean allowed = status == Claim.Status.MEASURED || status == Claim.Status.CORRECTED;
        String names = only(entry, key, allowed && entry.has(key), status);
        return names == null ? List.of() : List.of(names.strip().split("\\s*,\\s*"));
    }

    /** What the notes report of their runs has to be tested, or it is said why not. */
    private static String untested(YamlList.Entry entry, Claim.Status status) {
        boolean reported = status == Claim.Status.REPORTED;
        boolean needed = reported && (entry.has("untested") || NOTES.equals(entry.optional("reference")));
        return only(entry, "untested", needed, status);
    }

    private static FigureLink figure(YamlList.Entry entry) {
        String text = entry.optional("figure");
        try {
            return text == null ? null : FigureLink.parse(text);
        } catch (IllegalArgumentException e) {
            throw entry.error(e.getMessage());
        }
    }

    private static Claim.Status status(YamlList.Entry entry) {
        String text = entry.required("status");
        for (Claim.Status status : Claim.Status.values()) {
            if (status.text().equals(text)) {
                return status;
            }
        }
        throw entry.error("the status \"" + text + "\" is none of verified, corrected, measured, reported");
    }

    /** The text of a key that this status needs, or null where it must not have it. */
    private static String only(YamlList.Entry entry, String key, boolean needed, Claim.Status status) {
        if (needed) {
            return entry.required(key);
        }
        if (entry.has(key)) {
            throw entry.error("a claim that is " + status.text() + " has no \"" + key + "\"");
        }
        return null;
    }

    /** All claims, in their order. */
    public Collection<Claim> all() {
        return byId.values();
    }

    /** The claim of an id, or null. */
    public Claim get(String id) {
        return byId.get(id);
    }

    /** How many claims have a status. */
    public long count(Claim.Status status) {
        return byId.values().stream().filter(claim -> claim.status() == status).count();
    }

    /** @throws CourseException where a claim is none of those that chapters mark */
    void requireTaught(Set<String> marked) {
        for (String id : byId.keySet()) {
            if (!marked.contains(id)) {
                throw file.error(id, "no chapter teaches it");
            }
        }
    }

    /** @throws CourseException where a claim names a run or a suite of which there is no recording, or no results */
    void requireRecorded(Recordings recordings, Experiments experiments) {
        for (Claim claim : byId.values()) {
            for (String run : claim.runs()) {
                if (recordings.get(run).isEmpty()) {
                    throw file.error(claim.id(), "there is no recording \"" + run + "\" in content/runs");
                }
            }
            for (String suite : claim.experiments()) {
                if (experiments.get(suite).isEmpty()) {
                    throw file.error(claim.id(), "there are no results of \"" + suite + "\" in content/runs");
                }
            }
        }
    }

    /** @throws CourseException where a claim names a publication that is not listed */
    void requireListed(References references) {
        for (Claim claim : byId.values()) {
            if (claim.reference() != null && references.get(claim.reference()) == null) {
                throw file.error(claim.id(), "there is no reference \"" + claim.reference() + "\"");
            }
        }
    }
}
