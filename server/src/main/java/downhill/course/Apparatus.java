package downhill.course;

import downhill.recording.Recordings;
import downhill.suite.Experiments;

/**
 * What a chapter may refer to. Immutable.
 *
 * @param claims the ledger
 * @param references the publications
 * @param glossary the words of the trade
 * @param recordings the runs that it may play
 * @param experiments the suites whose results it may show
 */
record Apparatus(
        Claims claims, References references, Glossary glossary, Recordings recordings, Experiments experiments) {
    /** Without runs of ours. */
    Apparatus(Claims claims, References references, Glossary glossary) {
        this(claims, references, glossary, Recordings.NONE, Experiments.NONE);
    }
}
