package downhill.course;

import org.commonmark.node.AbstractVisitor;
import org.commonmark.node.CustomNode;
import org.commonmark.node.Link;
import org.commonmark.node.Node;
import org.commonmark.parser.PostProcessor;

/** Words that make a claim of the ledger, written {@code [words](claim:ID)}. */
final class ClaimMark extends CustomNode {
    private static final String SCHEME = "claim:";

    private final String id;

    private ClaimMark(String id) {
        this.id = id;
    }

    /** Of a claim in the ledger. */
    String id() {
        return id;
    }

    /** Puts marks in the place of the links that stand for them. */
    static PostProcessor postProcessor() {
        return document -> {
            document.accept(new AbstractVisitor() {
                @Override
                public void visit(Link link) {
                    if (link.getDestination().startsWith(SCHEME)) {
                        replace(link);
                    } else {
                        visitChildren(link);
                    }
                }
            });
            return document;
        };
    }

    private static void replace(Link link) {
        ClaimMark mark = new ClaimMark(link.getDestination().substring(SCHEME.length()));
        for (Node child = link.getFirstChild(); child != null; ) {
            Node next = child.getNext();
            mark.appendChild(child);
            child = next;
        }
        link.insertAfter(mark);
        link.unlink();
    }
}
