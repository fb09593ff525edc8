package downhill.course.picture;

import java.util.List;

/** What one figure shows in one state: the words for it, and the panels that draw it. */
interface Drawing {
    /** What there is to see, for those who cannot. */
    String label();

    /** What comes out, in a sentence or two; nothing that takes longer than a blink to compute. */
    String words();

    /** The panels in rows; what is costly is computed when they are painted. */
    List<List<Panel>> rows();
}
