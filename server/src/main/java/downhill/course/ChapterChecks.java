package downhill.course;

import java.math.BigDecimal;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.commonmark.node.AbstractVisitor;
import org.commonmark.node.Code;
import org.commonmark.node.CustomNode;
import org.commonmark.node.Link;
import org.commonmark.node.Node;
import org.commonmark.node.Text;

/**
 * Checks what a chapter refers to: links within the page lead somewhere, those that set a figure can, marks name what
 * exists, words marked as a claim hold no other numbers than the ledger, and no number stands outside every claim.
 */
final class ChapterChecks {
    private final String file;
    private final Apparatus apparatus;
    private final Map<String, FigureBlock> figures;
    private final Set<String> headings;
    private final Map<String, Claim> claims = new LinkedHashMap<>(); // by id
    private final Set<Reference> references = new LinkedHashSet<>();
    private final Map<String, CourseException> numbers = new LinkedHashMap<>(); // what to say if no claim has one

    /**
     * @param file for error messages
     * @param figures of the chapter by id
     * @param headings their ids
     */
    ChapterChecks(String file, Apparatus apparatus, Map<String, FigureBlock> figures, Set<String> headings) {
        this.file = file;
        this.apparatus = apparatus;
        this.figures = figures;
        this.headings = headings;
    }

    /**
     * Checks a document.
     *
     * @param within the block that holds it; null for the chapter itself
     * @throws CourseException at the first mistake
     */
    void check(Node document, Fence within) {
        document.accept(new Visitor(within));
    }

    /**
     * To be asked when everything has been checked.
     *
     * @param proven numbers that stand behind something else than a claim
     * @throws CourseException for another number that no claim of the chapter gives; whole numbers below ten are free
     */
    void requireNumbersClaimed(Set<String> proven) {
        Set<BigDecimal> claimed = new HashSet<>(); // 0.80 is 0.8
        proven.forEach(number -> claimed.add(value(number)));
        claims.values().forEach(claim -> Numerals.of(claim.says()).forEach(number -> claimed.add(value(number))));
        for (Map.Entry<String, CourseException> number : numbers.entrySet()) {
            if (!claimed.contains(value(number.getKey()))) {
                throw number.getValue();
            }
        }
    }

    private static BigDecimal value(String numeral) {
        return new BigDecimal(numeral).stripTrailingZeros();
    }

    /** The claims that are marked, each once. */
    List<Claim> claims() {
        return List.copyOf(claims.values());
    }

    /** The publications that are cited, and those that support claims, each once. */
    List<Reference> references() {
        return List.copyOf(references);
    }

    private final class Visitor extends AbstractVisitor {
        private final Fence within;

        Visitor(Fence within) {
            this.within = within;
        }

        @Override
        public void visit(Link link) {
            String to = link.getDestination();
            if (to.startsWith("#")) {
                int equals = to.indexOf('=');
                String id = equals < 0 ? to.substring(1) : to.substring(1, equals);
                if (!figures.containsKey(id) && (equals >= 0 || !headings.contains(id))) {
                    throw wrong(link, "the link " + to + " leads nowhere on this page");
                }
                if (equals >= 0) {
                    checkState(link, figures.get(id), to.substring(equals + 1));
                }
            }
            visitChildren(link);
        }

        private void checkState(Link link, FigureBlock figure, String state) {
            try {
                figure.check(state);
            } catch (IllegalArgumentException e) {
                throw wrong(link, e.getMessage());
            }
        }

        @Override
        public void visit(Text text) {
            note(text, text.getLiteral());
        }

        @Override
        public void visit(CustomNode node) {
            if (node instanceof MathExtension.Tex tex) {
                note(tex, tex.source());
            } else if (node instanceof Mark mark) {
                switch (mark.kind()) {
                    case CLAIM -> claim(mark);
                    case REFERENCE -> cite(mark, mark.id());
                    case GIVEN -> {} // its numbers are the author's choice
                }
            } else {
                visitChildren(node);
            }
        }

        private void note(Node node, String text) {
            for (String numeral : Numerals.of(text)) {
                if (numeral.contains(".") || numeral.length() > 1) {
                    numbers.putIfAbsent(
                            numeral,
                            wrong(
                                    node,
                                    "no claim that this chapter marks gives the number " + numeral
                                            + "; mark it [...](claim:ID), or [...](given:) where it is the author's choice"));
                }
            }
        }

        private void claim(Mark mark) {
            Claim claim = apparatus.claims().get(mark.id());
            if (claim == null) {
                throw wrong(mark, "there is no claim \"" + mark.id() + "\" in the ledger");
            }
            Set<String> known = Numerals.of(claim.says());
            for (String numeral : Numerals.of(plainText(mark))) {
                if (!known.contains(numeral)) {
                    throw wrong(
                            mark,
                            "the claim \"" + mark.id() + "\" says nothing of " + numeral + "; its numbers are "
                                    + known);
                }
            }
            claims.put(claim.id(), claim);
            if (claim.reference() != null) {
                cite(mark, claim.reference());
            }
        }

        private void cite(Mark mark, String id) {
            Reference reference = apparatus.references().get(id);
            if (reference == null) {
                throw wrong(mark, "there is no reference \"" + id + "\"");
            }
            references.add(reference);
        }

        private CourseException wrong(Node node, String problem) {
            return within == null
                    ? new CourseException(file, ChapterReader.lineOf(node), problem)
                    : within.error(problem);
        }
    }

    /** The words and formulas under a node. */
    static String plainText(Node node) {
        StringBuilder text = new StringBuilder();
        node.accept(new AbstractVisitor() {
            @Override
            public void visit(Text part) {
                text.append(part.getLiteral());
            }

            @Override
            public void visit(Code part) {
                text.append(part.getLiteral());
            }

            @Override
            public void visit(CustomNode part) {
                if (part instanceof MathExtension.Tex tex) {
                    text.append(tex.source());
                }
                visitChildren(part);
            }
        });
        return text.toString();
    }
}
