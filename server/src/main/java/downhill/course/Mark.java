package downhill.course;

import org.commonmark.node.AbstractVisitor;
import org.commonmark.node.CustomNode;
import org.commonmark.node.Link;
import org.commonmark.node.Node;
import org.commonmark.parser.PostProcessor;

/** Words with something behind them, written as a link with a scheme of the course: {@code [words](claim:ID)}. */
final class Mark extends CustomNode {
    /** What stands behind the words. */
    enum Kind {
        /** A claim of the ledger. */
        CLAIM("claim:"),
        /** A publication of the references. */
        REFERENCE("ref:"),
        /** Nothing: numbers in them are no claims but an author's free choice. */
        GIVEN("given:");

        private final String scheme;

        Kind(String scheme) {
            this.scheme = scheme;
        }
    }

    private final Kind kind;
    private final String id;

    private Mark(Kind kind, String id) {
        this.kind = kind;
        this.id = id;
    }

    Kind kind() {
        return kind;
    }

    /** Of the claim or the publication. */
    String id() {
        return id;
    }

    /** Puts marks in the place of the links that stand for them. */
    static PostProcessor postProcessor() {
        return document -> {
            document.accept(new AbstractVisitor() {
                @Override
                public void visit(Link link) {
                    visitChildren(link);
                    for (Kind kind : Kind.values()) {
                        if (link.getDestination().startsWith(kind.scheme)) {
                            replace(link, new Mark(kind, link.getDestination().substring(kind.scheme.length())));
                        }
                    }
                }
            });
            return document;
        };
    }

    private static void replace(Link link, Mark mark) {
        for (Node child = link.getFirstChild(); child != null; ) {
            Node next = child.getNext();
            mark.appendChild(child);
            child = next;
        }
        link.insertAfter(mark);
        link.unlink();
    }
}
