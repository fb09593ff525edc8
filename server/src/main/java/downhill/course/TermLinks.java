package downhill.course;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import org.commonmark.node.AbstractVisitor;
import org.commonmark.node.CustomNode;
import org.commonmark.node.Heading;
import org.commonmark.node.Link;
import org.commonmark.node.Text;

/** Links each term of the glossary where it first appears in the running text of a chapter. */
final class TermLinks extends AbstractVisitor {
    static final String GLOSSARY = "/glossary#";

    private final Glossary glossary;
    private final Set<Term> linked = new LinkedHashSet<>();

    TermLinks(Glossary glossary) {
        this.glossary = glossary;
    }

    /** Those that have been linked. */
    Set<Term> linked() {
        return linked;
    }

    @Override
    public void visit(Text text) {
        if (glossary.all().isEmpty()) {
            return;
        }
        Matcher found = glossary.forms().matcher(text.getLiteral());
        List<int[]> places = new ArrayList<>(); // from, to
        while (found.find()) {
            if (linked.add(glossary.of(found.group()))) {
                places.add(new int[] {found.start(), found.end()});
            }
        }
        String literal = text.getLiteral();
        int done = 0;
        for (int[] place : places) {
            text.insertBefore(new Text(literal.substring(done, place[0])));
            String form = literal.substring(place[0], place[1]);
            Link link = new Link(GLOSSARY + glossary.of(form).id(), null);
            link.appendChild(new Text(form));
            text.insertBefore(link);
            done = place[1];
        }
        text.setLiteral(literal.substring(done));
    }

    @Override
    public void visit(Heading heading) {
        // A heading is no place to leave the page from.
    }

    @Override
    public void visit(Link link) {
        // It leads somewhere already.
    }

    @Override
    public void visit(CustomNode node) {
        if (node instanceof Mark) {
            return; // its words lead to their evidence
        }
        visitChildren(node);
    }
}
