package downhill.course;

/**
 * What a chapter may refer to. Immutable.
 *
 * @param claims the ledger
 * @param references the publications
 * @param glossary the words of the trade
 */
record Apparatus(Claims claims, References references, Glossary glossary) {}
