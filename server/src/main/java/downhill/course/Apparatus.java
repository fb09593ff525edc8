package downhill.course;

import downhill.recording.RecordedSurveys;
import downhill.recording.Recordings;
import downhill.suite.Experiments;

/**
 * What a chapter may refer to. Immutable.
 *
 * @param claims the ledger
 * @param references the publications
 * @param glossary the words of the trade
 * @param recordings the runs that it may play
 * @param surveys of those runs
 * @param experiments the suites whose results it may show
 */
record Apparatus(
        Claims claims,
        References references,
        Glossary glossary,
        Recordings recordings,
        RecordedSurveys surveys,
        Experiments experiments) {
    /** Without runs of ours. */
    Apparatus(Claims claims, References references, Glossary glossary) {
        this(claims, references, glossary, Recordings.NONE, RecordedSurveys.NONE, Experiments.NONE);
    }
}
