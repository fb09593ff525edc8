package downhill.course;

import downhill.recording.Recordings;

/**
 * What a chapter may refer to. Immutable.
 *
 * @param claims the ledger
 * @param references the publications
 * @param glossary the words of the trade
 * @param recordings the runs that it may play
 */
record Apparatus(Claims claims, References references, Glossary glossary, Recordings recordings) {
    /** Without recordings. */
    Apparatus(Claims claims, References references, Glossary glossary) {
        this(claims, references, glossary, Recordings.NONE);
    }
}
