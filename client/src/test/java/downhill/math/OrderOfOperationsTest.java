package downhill.math;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.source.tree.BinaryTree;
import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.CompoundAssignmentTree;
import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.IdentifierTree;
import com.sun.source.tree.LineMap;
import com.sun.source.tree.ParenthesizedTree;
import com.sun.source.tree.Tree;
import com.sun.source.tree.Tree.Kind;
import com.sun.source.tree.VariableTree;
import com.sun.source.util.JavacTask;
import com.sun.source.util.TreePath;
import com.sun.source.util.TreePathScanner;
import com.sun.source.util.Trees;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import javax.lang.model.element.Element;
import javax.lang.model.type.TypeKind;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;

/**
 * No sum or product of doubles in the compiled sources has a sum or product on its right: the compiler to JavaScript
 * drops those parentheses and so rounds in another order than the JVM. Paths that no test compares would differ unseen.
 */
class OrderOfOperationsTest {
    private static final Set<Kind> SUMS = Set.of(Kind.PLUS, Kind.MINUS);

    @Test
    void noSourceOfTheClientDependsOnDroppedParentheses() throws IOException {
        try (Stream<Path> files = Files.walk(Path.of("src", "main", "java"))) {
            List<SimpleJavaFileObject> sources = new ArrayList<>();
            for (Path file :
                    files.filter(each -> each.toString().endsWith(".java")).toList()) {
                sources.add(source(file.toUri(), Files.readString(file)));
            }
            assertTrue(sources.size() > 50, () -> "only " + sources.size());
            assertEquals(List.of(), findings(sources));
        }
    }

    @Test
    void everyFormIsFound() throws IOException {
        String text =
                """
                class Sample {
                    double a, b, c;
                    int i;
                    double dropped() { return a + (b - c); }
                    double product() { return a * (b * c); }
                    double own() { double inner = b + c; return a + inner; }
                    void compound() { a += b - c; }
                    void factor() { a *= b * c; }
                    double fine() { return b - c + a + 2 * (b + c) + a * b; }
                    int whole() { return i + (i - 1); }
                }
                """;
        List<String> found = findings(List.of(source(URI.create("string:///Sample.java"), text)));
        assertEquals(
                List.of("4", "5", "6", "7", "8"),
                found.stream().map(line -> line.split(":")[1]).toList());
    }

    private static SimpleJavaFileObject source(URI uri, String text) {
        return new SimpleJavaFileObject(uri, JavaFileObject.Kind.SOURCE) {
            @Override
            public CharSequence getCharContent(boolean ignoreEncodingErrors) {
                return text;
            }
        };
    }

    /** One line for each place: file, line, expression. */
    private static List<String> findings(List<? extends JavaFileObject> sources) throws IOException {
        List<String> options = List.of("-proc:none", "-cp", System.getProperty("java.class.path"));
        JavacTask task =
                (JavacTask) ToolProvider.getSystemJavaCompiler().getTask(null, null, null, options, null, sources);
        List<CompilationUnitTree> units = new ArrayList<>();
        task.parse().forEach(units::add);
        task.analyze();
        Search search = new Search(Trees.instance(task));
        units.forEach(unit -> search.scan(unit, null));
        return search.found;
    }

    private static final class Search extends TreePathScanner<Void, Void> {
        private final Trees trees;
        private final List<String> found = new ArrayList<>();

        Search(Trees trees) {
            this.trees = trees;
        }

        @Override
        public Void visitBinary(BinaryTree tree, Void none) {
            note(tree, tree.getKind() == Kind.PLUS, tree.getKind() == Kind.MULTIPLY, tree.getRightOperand());
            return super.visitBinary(tree, none);
        }

        @Override
        public Void visitCompoundAssignment(CompoundAssignmentTree tree, Void none) {
            boolean sum = tree.getKind() == Kind.PLUS_ASSIGNMENT;
            note(tree, sum, tree.getKind() == Kind.MULTIPLY_ASSIGNMENT, tree.getExpression());
            return super.visitCompoundAssignment(tree, none);
        }

        private void note(Tree tree, boolean sum, boolean product, ExpressionTree right) {
            Kind inner = valueOf(right).getKind();
            if ((sum && SUMS.contains(inner) || product && inner == Kind.MULTIPLY) && isDouble(tree)) {
                CompilationUnitTree unit = getCurrentPath().getCompilationUnit();
                LineMap lines = unit.getLineMap();
                long line = lines.getLineNumber(trees.getSourcePositions().getStartPosition(unit, tree));
                found.add(Path.of(unit.getSourceFile().toUri().getPath()).getFileName() + ":" + line + ":" + tree);
            }
        }

        /** What stands in parentheses, or what a local variable begins with. */
        private ExpressionTree valueOf(ExpressionTree tree) {
            if (tree instanceof ParenthesizedTree inner) {
                return valueOf(inner.getExpression());
            }
            if (tree instanceof IdentifierTree) {
                Element element = trees.getElement(new TreePath(getCurrentPath(), tree));
                TreePath declared = element == null ? null : trees.getPath(element);
                boolean local =
                        element != null && element.getKind() == javax.lang.model.element.ElementKind.LOCAL_VARIABLE;
                if (local
                        && declared != null
                        && declared.getLeaf() instanceof VariableTree variable
                        && variable.getInitializer() != null) {
                    return valueOf(variable.getInitializer());
                }
            }
            return tree;
        }

        private boolean isDouble(Tree tree) {
            var type = trees.getTypeMirror(new TreePath(getCurrentPath().getParentPath(), tree));
            return type != null && type.getKind() == TypeKind.DOUBLE;
        }
    }
}
