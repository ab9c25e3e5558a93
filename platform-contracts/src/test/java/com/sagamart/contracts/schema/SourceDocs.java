package com.sagamart.contracts.schema;

import static java.util.stream.Collectors.joining;
import static java.util.stream.Collectors.toUnmodifiableMap;

import com.sun.source.doctree.DocCommentTree;
import com.sun.source.doctree.DocTree;
import com.sun.source.doctree.ParamTree;
import com.sun.source.util.DocTrees;
import com.sun.source.util.JavacTask;
import com.sun.source.util.TreePath;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import javax.tools.ToolProvider;

/// What the comment on a record says, so that it is written once.
///
/// @param text of the whole record; empty where there is no source
/// @param fields of those of its components that have a word
record SourceDocs(String text, Map<String, String> fields) {

  private static final Path SOURCES = Path.of("src/main/java");

  /// A source is read once, however many fields it has.
  private static final ClassValue<SourceDocs> READ =
      new ClassValue<>() {
        @Override
        protected SourceDocs computeValue(Class<?> type) {
          return read(type);
        }
      };

  static SourceDocs of(Class<?> type) {
    return READ.get(type);
  }

  private static SourceDocs read(Class<?> type) {
    Path source = SOURCES.resolve(type.getName().replace('.', '/') + ".java");
    try {
      return Files.exists(source) ? read(source) : new SourceDocs("", Map.of());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static SourceDocs read(Path source) throws IOException {
    var compiler = ToolProvider.getSystemJavaCompiler();
    try (var files = compiler.getStandardFileManager(null, null, null)) {
      var task =
          (JavacTask)
              compiler.getTask(null, files, null, null, null, files.getJavaFileObjects(source));
      var unit = task.parse().iterator().next();
      var type = new TreePath(new TreePath(unit), unit.getTypeDecls().getFirst());
      DocCommentTree comment = DocTrees.instance(task).getDocCommentTree(type);
      return comment == null
          ? new SourceDocs("", Map.of())
          : new SourceDocs(plain(comment.getFullBody()), parameters(comment));
    }
  }

  private static Map<String, String> parameters(DocCommentTree comment) {
    return comment.getBlockTags().stream()
        .filter(ParamTree.class::isInstance)
        .map(ParamTree.class::cast)
        .collect(
            toUnmodifiableMap(
                it -> it.getName().getName().toString(), it -> plain(it.getDescription())));
  }

  /// One line without the brackets of references.
  private static String plain(List<? extends DocTree> words) {
    return words.stream()
        .map(DocTree::toString)
        .collect(joining())
        .replaceAll("\\s+", " ")
        .replaceAll("\\[([^]]+)]", "$1")
        .replace("`", "")
        .strip();
  }
}
