package org.menkyo.openapi;

import com.sun.source.doctree.DocCommentTree;
import com.sun.source.doctree.ParamTree;
import com.sun.source.tree.ClassTree;
import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.PackageTree;
import com.sun.source.tree.Tree;
import com.sun.source.tree.VariableTree;
import com.sun.source.util.DocTrees;
import com.sun.source.util.JavacTask;
import com.sun.source.util.TreePath;
import com.sun.source.util.TreePathScanner;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.tools.JavaCompiler;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;

/**
 * The comments of source files as plain text: of packages, types, methods, enum constants, and of record components and
 * parameters from their {@code @param} tags. References to rules of the specification are left out.
 */
final class SourceComments {

    private final Map<String, String> comments = new HashMap<>();

    private SourceComments() {}

    static SourceComments read(List<Path> roots) throws IOException {
        List<Path> files = new ArrayList<>();
        for (Path root : roots) {
            try (Stream<Path> found = Files.walk(root)) {
                found.filter(file -> file.toString().endsWith(".java")).forEach(files::add);
            }
        }
        SourceComments comments = new SourceComments();
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        try (StandardJavaFileManager manager = compiler.getStandardFileManager(null, null, StandardCharsets.UTF_8)) {
            JavacTask task = (JavacTask)
                    compiler.getTask(null, manager, null, null, null, manager.getJavaFileObjectsFromPaths(files));
            DocTrees docs = DocTrees.instance(task);
            for (CompilationUnitTree unit : task.parse()) {
                comments.new Reader(docs).scan(unit, null);
            }
        }
        return comments;
    }

    Optional<String> ofPackage(String name) {
        return Optional.ofNullable(comments.get(name));
    }

    Optional<String> of(Class<?> type) {
        return Optional.ofNullable(comments.get(type.getCanonicalName()));
    }

    /** Of a method, an enum constant, or a record component. */
    Optional<String> ofMember(Class<?> type, String member) {
        return Optional.ofNullable(comments.get(type.getCanonicalName() + "#" + member));
    }

    Optional<String> ofParameter(Class<?> type, String method, String parameter) {
        return Optional.ofNullable(comments.get(type.getCanonicalName() + "#" + method + "(" + parameter));
    }

    static String firstSentence(String text) {
        int end = text.indexOf(". ");
        return end < 0 ? text : text.substring(0, end + 1);
    }

    /** Javadoc as plain text. */
    static String plain(String javadoc) {
        return javadoc.replaceAll("\\{@(?:code|literal|value)\\s*([^}]*)}", "$1")
                .replaceAll("\\{@link(?:plain)?\\s+\\S+\\s+([^}]+)}", "$1")
                .replaceAll("\\{@link(?:plain)?\\s+(?:[\\w.]*[.#])?(\\w+)(?:\\([^)]*\\))?}", "$1")
                .replaceAll("<[^>]+>", "")
                .replace("&lt;", "<")
                .replace("&gt;", ">")
                .replace("&amp;", "&")
                .replaceAll("\\s*\\((?:see )?[A-Z]{2}-\\d+(?:(?:, | to | and )[A-Z]{2}-\\d+)*\\)", "")
                .replaceAll("\\s+", " ")
                .strip();
    }

    /** Walks one file and keeps its comments under the names that the methods above ask for. */
    private final class Reader extends TreePathScanner<Void, Void> {

        private final DocTrees docs;
        private String scope = "";

        Reader(DocTrees docs) {
            this.docs = docs;
        }

        @Override
        public Void visitPackage(PackageTree node, Void unused) {
            scope = node.getPackageName().toString();
            if (getCurrentPath().getCompilationUnit().getTypeDecls().isEmpty()) {
                comment().ifPresent(comment -> keep(scope, comment));
            }
            return null;
        }

        @Override
        public Void visitClass(ClassTree node, Void unused) {
            String outer = scope;
            scope = outer + "." + node.getSimpleName();
            comment().ifPresent(comment -> {
                keep(scope, comment);
                parameters(comment).forEach((name, text) -> comments.put(scope + "#" + name, text));
            });
            super.visitClass(node, unused);
            scope = outer;
            return null;
        }

        @Override
        public Void visitMethod(MethodTree node, Void unused) {
            String name = scope + "#" + node.getName();
            comment().ifPresent(comment -> {
                keep(name, comment);
                parameters(comment).forEach((parameter, text) -> comments.put(name + "(" + parameter, text));
            });
            return null;
        }

        @Override
        public Void visitVariable(VariableTree node, Void unused) {
            Tree parent = getCurrentPath().getParentPath().getLeaf();
            if (parent instanceof ClassTree type && type.getKind() == Tree.Kind.ENUM) {
                comment().ifPresent(comment -> keep(scope + "#" + node.getName(), comment));
            }
            return null;
        }

        private Optional<DocCommentTree> comment() {
            TreePath path = getCurrentPath();
            return Optional.ofNullable(docs.getDocCommentTree(path));
        }

        private void keep(String name, DocCommentTree comment) {
            String text =
                    plain(comment.getFullBody().stream().map(Object::toString).collect(Collectors.joining()));
            if (!text.isEmpty()) {
                comments.put(name, text);
            }
        }

        private Map<String, String> parameters(DocCommentTree comment) {
            return comment.getBlockTags().stream()
                    .filter(ParamTree.class::isInstance)
                    .map(ParamTree.class::cast)
                    .filter(parameter -> !parameter.isTypeParameter())
                    .collect(Collectors.toMap(
                            parameter -> parameter.getName().toString(),
                            parameter -> plain(parameter.getDescription().stream()
                                    .map(Object::toString)
                                    .collect(Collectors.joining()))));
        }
    }
}
